import { sql } from 'kysely';
import { assert } from '../../kernel/index.ts';
import type { Database, Tx } from '../../platform/index.ts';
import type { FileKind } from '../file/layout.ts';

export type ImportStatus = 'waiting' | 'running' | 'done' | 'refused' | 'failed';

/** An import as it is kept. */
export interface ImportRow {
  readonly importId: bigint;
  readonly organisationId: number;
  readonly userId: string;
  readonly layout: string;
  readonly fileName: string;
  readonly filePath: string | null;
  readonly kind: FileKind;
  readonly force: boolean;
  readonly encoding: string | null;
  readonly version: number | null;
  readonly status: ImportStatus;
  readonly step: string;
  readonly rowsDone: bigint;
  readonly rowsTotal: bigint | null;
  readonly summary: unknown;
  readonly refusal: unknown;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

export interface NewImport {
  readonly organisationId: number;
  readonly userId: string;
  readonly layout: string;
  readonly fileName: string;
  readonly filePath: string | null;
  readonly kind: FileKind;
  readonly force: boolean;
}

const columns = [
  'import_id', 'organisation_id', 'user_id', 'layout', 'file_name', 'file_path', 'file_kind',
  'force', 'encoding', 'version', 'status', 'step', 'rows_done', 'rows_total', 'summary',
  'refusal', 'started_at', 'finished_at',
] as const;

export async function insertImport(tx: Tx, given: NewImport): Promise<bigint> {
  const row = await tx.sql.insertInto('roll_import')
    .values({
      organisation_id: given.organisationId, user_id: given.userId, layout: given.layout,
      file_name: given.fileName, file_path: given.filePath, file_kind: given.kind,
      force: given.force, status: 'waiting', started_at: tx.now,
    })
    .returning('import_id').executeTakeFirstOrThrow();
  return row.import_id;
}

export async function findImport(
  db: Database, importId: bigint,
): Promise<ImportRow | undefined> {
  const row = await db.system.selectFrom('roll_import').select(columns)
    .where('import_id', '=', importId).executeTakeFirst();
  return row && toImport(row);
}

/** An organisation's imports, newest first; row-level security shows no other's. */
export async function listImports(
  tx: Tx, { before, limit }: { before: bigint | undefined; limit: number },
): Promise<readonly ImportRow[]> {
  let query = tx.sql.selectFrom('roll_import').select(columns)
    .orderBy('import_id', 'desc').limit(limit);
  if (before !== undefined) query = query.where('import_id', '<', before);
  return (await query.execute()).map(toImport);
}

export async function findOwnImport(tx: Tx, importId: bigint): Promise<ImportRow | undefined> {
  const row = await tx.sql.selectFrom('roll_import').select(columns)
    .where('import_id', '=', importId).executeTakeFirst();
  return row && toImport(row);
}

interface Row {
  readonly import_id: bigint;
  readonly organisation_id: number;
  readonly user_id: string;
  readonly layout: string;
  readonly file_name: string;
  readonly file_path: string | null;
  readonly file_kind: string;
  readonly force: boolean;
  readonly encoding: string | null;
  readonly version: number | null;
  readonly status: string;
  readonly step: string;
  readonly rows_done: bigint;
  readonly rows_total: bigint | null;
  readonly summary: unknown;
  readonly refusal: unknown;
  readonly started_at: Date;
  readonly finished_at: Date | null;
}

function toImport(row: Row): ImportRow {
  return {
    importId: row.import_id, organisationId: row.organisation_id, userId: row.user_id,
    layout: row.layout, fileName: row.file_name, filePath: row.file_path,
    kind: row.file_kind as FileKind, force: row.force, encoding: row.encoding,
    version: row.version, status: row.status as ImportStatus, step: row.step,
    rowsDone: row.rows_done, rowsTotal: row.rows_total, summary: row.summary,
    refusal: row.refusal, startedAt: row.started_at, finishedAt: row.finished_at,
  };
}

export interface ImportChange {
  readonly status?: ImportStatus;
  readonly step?: string;
  readonly rows_done?: bigint;
  readonly rows_total?: bigint | null;
  readonly roll_id?: number;
  readonly file_sha256?: string;
  readonly encoding?: string;
  readonly version?: number | null;
  readonly file_kind?: FileKind;
  readonly summary?: string;
  readonly refusal?: string;
  readonly bytes_total?: bigint;
  readonly finished_at?: Date;
}

export async function updateImport(
  db: Pick<Database, 'system'>, importId: bigint, change: ImportChange,
): Promise<void> {
  await db.system.updateTable('roll_import').set(change)
    .where('import_id', '=', importId).execute();
}

/** Under the state's lock nothing else runs: what still says so was killed. */
export async function failCutOff(db: Database, rollId: number, butId: bigint): Promise<void> {
  await db.system.updateTable('roll_import')
    .set({ status: 'failed', finished_at: db.clock.now() })
    .where('roll_id', '=', rollId).where('status', '=', 'running')
    .where('import_id', '<>', butId).execute();
}

/** The last line of an import's row, in the transaction of its effect. */
export async function finishImport(
  tx: Tx, importId: bigint, end: { version: number | null; summary: unknown },
): Promise<void> {
  const result = await tx.sql.updateTable('roll_import')
    .set({
      status: 'done', step: 'done', version: end.version, finished_at: tx.now,
      summary: JSON.stringify(end.summary),
    })
    .where('import_id', '=', importId).executeTakeFirst();
  assert(result.numUpdatedRows === 1n, 'an import has its row');
}

export interface Problem {
  readonly line: bigint;
  readonly column: string;
  readonly reason: string;
  readonly sample: string | null;
}

export async function clearProblems(db: Database, importId: bigint): Promise<void> {
  await db.system.deleteFrom('roll_import_problem').where('import_id', '=', importId).execute();
}

export async function insertProblems(
  db: Database, importId: bigint, problems: readonly Problem[],
): Promise<void> {
  await sql`
    insert into roll_import_problem (import_id, line, column_name, reason, sample)
    select ${importId}, * from unnest(${problems.map((one) => one.line)}::bigint[],
      ${problems.map((one) => one.column)}::text[], ${problems.map((one) => one.reason)}::text[],
      ${problems.map((one) => one.sample)}::text[])
    on conflict do nothing
  `.execute(db.system);
}

export interface ProblemKey {
  readonly line: bigint;
  readonly column: string;
  readonly reason: string;
}

/** Problems of one import in the file's order. */
export async function listProblems(
  tx: Tx,
  { importId, after, limit }: { importId: bigint; after: ProblemKey | undefined; limit: number },
): Promise<readonly Problem[]> {
  const { rows } = await sql<Problem>`
    select line, column_name as "column", reason, sample from roll_import_problem
    where import_id = ${importId}
      ${after === undefined ? sql`` : sql`and (line, column_name, reason)
        > (${after.line}, ${after.column}, ${after.reason})`}
    order by line, column_name, reason limit ${limit}
  `.execute(tx.sql);
  return rows;
}
