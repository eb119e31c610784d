import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { record } from '../../audit/index.ts';
import { refuse } from '../../kernel/index.ts';
import { appendChanges, withSystem, type Database, type DuckDb } from '../../platform/index.ts';
import type { Reporter } from './progress.ts';
import { spoolRecords, type OpenedFile, type Spooled } from '../file/spool.ts';
import {
  clearProblems, failCutOff, finishImport, insertProblems, updateImport, type ImportRow,
  type Problem,
} from '../store/import.ts';
import { copyIn, type CopyFile } from '../store/copy.ts';
import { exportParts, type ExportTerms } from '../store/export-stage.ts';
import { lockState } from '../store/lock.ts';
import { readPartitioning } from '../store/partition.ts';
import {
  beginVersion, clearUnfinished, ensureRoll, findRoll, switchVersion, type Roll,
} from '../store/roll.ts';
import type { Summary } from '../contract.ts';
import type { Tx } from '../../platform/index.ts';

/** What the steps of one import share. */
export interface Work {
  readonly db: Database;
  readonly duck: DuckDb;
  readonly row: ImportRow;
  readonly file: OpenedFile;
  readonly report: Reporter;
  readonly signal: AbortSignal | undefined;
  /** A path in the working folder. */
  readonly path: (name: string) => string;
}

/** The file's records as clean lines in the working folder. */
export async function spool(work: Work): Promise<Spooled & { readonly path: string }> {
  const path = work.path('lines.tsv');
  await work.report.step('reading', work.file.bytes);
  const spooled = await spoolRecords(work.file, path, {
    onBytes: work.report.advance, signal: work.signal,
  });
  await updateImport(work.db, work.row.importId, { file_sha256: spooled.sha256 });
  return { ...spooled, path };
}

/**
 * Runs `act` while no other import of the state may, on the roll as its last whole version left it.
 * Refuses roll/import-running, and roll/foreign-roll where the roll is another organisation's.
 */
export async function withRoll<Result>(
  work: Work, state: string, act: (roll: Roll) => Promise<Result>,
): Promise<Result> {
  const { db, row } = work;
  const lock = await lockState(db, state) ?? refuse({
    kind: 'conflict', code: 'roll/import-running',
    detail: 'An import of this state is running. Wait until it has ended.',
  });
  try {
    const known = await findRoll(db, state);
    if (known && known.sourceId !== row.organisationId) {
      refuse({ kind: 'forbidden', code: 'roll/foreign-roll',
        detail: "This state's roll is contributed by another organisation." });
    }
    if (known) {
      await failCutOff(db, known.rollId, row.importId);
      await clearUnfinished(db, known);
    }
    const roll = await ensureRoll(db, { state, sourceId: row.organisationId });
    await updateImport(db, row.importId, { roll_id: roll.rollId });
    return await act(roll);
  } finally {
    await lock.release();
  }
}

export function startVersion(work: Work, roll: Roll): Promise<number> {
  return beginVersion(work.db, roll);
}

/** Writes new rows of a person table, each into its partition; how many there were. */
export async function writeParts(
  work: Work, table: 'registration' | 'vote', terms: ExportTerms,
): Promise<number> {
  const { db, duck, signal, report } = work;
  const path = work.path(table);
  await exportParts(duck, { table, path, terms });
  const { names } = await readPartitioning(db, table);
  const files: CopyFile[] = [];
  for (const [remainder, target] of names.entries()) {
    const folder = join(path, `part=${remainder}`);
    const found = await readdir(folder).catch(() => []);
    files.push(...found.sort().map((name) => ({ path: join(folder, name), target })));
  }
  return copyIn(db, { table, files, signal, onRows: report.advance });
}

/** Most problems that are kept; beyond them they are only counted. */
const mostProblems = 200_000;
const portion = 5_000;

/** Keeps the table `problem` of the working database for whoever wants to mend the file. */
export async function keepProblems(work: Work): Promise<number> {
  const { db, row, duck } = work;
  await clearProblems(db, row.importId);
  let waiting: Problem[] = [];
  for await (const rows of duck.batches<Problem>(`
    select line, column_name as "column", reason, sample from problem
    order by line, column_name limit ${mostProblems}`)) {
    waiting.push(...rows);
    if (waiting.length < portion) continue;
    await insertProblems(db, row.importId, waiting);
    waiting = [];
  }
  if (waiting.length > 0) await insertProblems(db, row.importId, waiting);
  const counted = await duck.all<{ count: number }>(
    'select count(*)::integer as count from problem');
  return counted[0]!.count;
}

/**
 * Ends an import: with a new version, one small transaction shows it to readers, tells the feed and
 * the journal; without one (nothing differed) only the import's own row is closed.
 */
export async function finish(
  work: Work,
  { roll, summary, before }: {
    roll: Roll; summary: Summary; before?: (tx: Tx) => Promise<void>;
  },
): Promise<Summary> {
  const { db, row } = work;
  const { version } = summary;
  await work.report.step('switching');
  await withSystem(db, async (tx) => {
    await before?.(tx);
    if (version !== null) {
      await switchVersion(tx, { roll, version });
      await appendChanges(tx, [{
        kind: 'roll.switched', sourceId: roll.sourceId, objectId: BigInt(roll.rollId),
      }]);
    }
    await record(tx, {
      kind: 'roll.imported', organisationId: row.organisationId, userId: row.userId,
      detail: {
        state: roll.state, version, kind: summary.kind, lines: summary.lines,
        refused: summary.refused,
      },
    });
    await finishImport(tx, row.importId, { version, summary });
  });
  return summary;
}
