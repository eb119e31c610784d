import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal, refuse } from '../../kernel/index.ts';
import { openDuckDb, type Database } from '../../platform/index.ts';
import { importHistory } from './history.ts';
import { importRegistrations } from './registrations.ts';
import type { FileKind, Layout } from '../file/layout.ts';
import { ncHistory, ncRegistrations } from '../file/nc-layout.ts';
import { reportProgress, type Progress } from './progress.ts';
import { openRollFile } from '../file/spool.ts';
import { takeStatistics } from '../store/roll.ts';
import { findImport, updateImport, type ImportRow } from '../store/import.ts';
import type { Summary } from '../contract.ts';
import type { Work } from './work.ts';

export const layouts: Readonly<Record<string, readonly Layout[]>> = {
  nc: [ncRegistrations, ncHistory],
};

export interface ImportOptions {
  readonly db: Database;
  readonly importId: bigint;
  readonly file: string;
  /** Where the working files go; they are gone when it ends. */
  readonly folder: string;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** DuckDB's share; the rest of the process takes about as much again. */
const memoryLimitMb = 900;
const threads = 2;

/**
 * Reads a file of a state's roll (registrations or vote history) and applies what differs from the
 * roll as a new version, which one small transaction shows to readers. The import's row must be
 * there (`requestImport`). May be called again after a crash: what was half-written is taken back.
 *
 * Refuses, before anything is written: roll/wrong-layout, roll/zipped, roll/empty-file,
 * roll/unknown-layout, roll/unknown-state, roll/foreign-roll, roll/no-usable-line,
 * roll/import-running, and roll/too-many-missing unless the import was told to go on.
 */
export async function importRoll(options: ImportOptions): Promise<Summary> {
  const { db, importId } = options;
  const row = await findImport(db, importId) ?? refuse({
    kind: 'not-found', code: 'roll/unknown-import', detail: 'There is no such import.',
  });
  await updateImport(db, importId, { status: 'running', refusal: 'null' });
  try {
    return await importFile(options, row);
  } catch (fault) {
    const isRefusal = fault instanceof Refusal;
    const refusal = isRefusal ? { code: fault.code, detail: fault.message, faults: fault.faults }
      : { code: 'roll/failed', detail: 'The import broke off; nothing of it is shown.' };
    await updateImport(db, importId, {
      status: isRefusal ? 'refused' : 'failed', finished_at: db.clock.now(),
      refusal: JSON.stringify(refusal),
    });
    throw fault;
  }
}

async function importFile(options: ImportOptions, row: ImportRow): Promise<Summary> {
  const { db, importId, folder, signal } = options;
  const known = layouts[row.layout] ?? refuse({
    kind: 'invalid', code: 'roll/unknown-layout',
    detail: `The layouts are: ${Object.keys(layouts).join(', ')}.`,
  });
  const report = reportProgress(db, importId, options.onProgress);
  await report.step('reading');
  const file = await openRollFile(options.file, known);
  const kind: FileKind = file.header.layout.kind;
  await updateImport(db, importId, {
    encoding: file.found.encoding, bytes_total: BigInt(file.bytes), file_kind: kind,
  });
  // What an earlier run of this import left when it was killed.
  const workFolder = join(folder, `import-${importId}`);
  await rm(workFolder, { recursive: true, force: true });
  await mkdir(workFolder, { recursive: true });
  const path = (name: string): string => join(workFolder, name);
  const duck = await openDuckDb(':memory:', {
    threads, memoryLimitMb, spillFolder: path('spill'),
  });
  const work: Work = { db, duck, row, file, report, signal, path };
  try {
    const summary = await (kind === 'history' ? importHistory(work) : importRegistrations(work));
    await takeStatistics(db);
    return summary;
  } finally {
    await duck.close();
    await rm(workFolder, { recursive: true, force: true });
  }
}
