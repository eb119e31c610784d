import { sql } from 'kysely';
import type { Instant } from '../../kernel/index.ts';
import type { CsvFormat, Tx } from '../../platform/index.ts';
import type { UploadMapping } from '../upload.ts';

export type UploadStatus = 'mapping' | 'waiting' | 'running' | 'done' | 'refused' | 'failed';

/** How many rows came to each outcome so far. */
export interface UploadCounts {
  readonly accepted: number;
  readonly duplicate: number;
  readonly review: number;
  readonly refused: number;
}

export interface Upload {
  readonly uploadId: bigint;
  readonly organisationId: number;
  readonly userId: string;
  readonly fileName: string;
  readonly filePath: string;
  readonly format: CsvFormat;
  readonly mapping: UploadMapping | null;
  readonly purpose: string;
  readonly status: UploadStatus;
  readonly rowsTotal: bigint;
  readonly rowsDone: bigint;
  readonly counts: UploadCounts;
  readonly createdAt: Instant;
  readonly finishedAt: Instant | null;
}

const noCounts: UploadCounts = { accepted: 0, duplicate: 0, review: 0, refused: 0 };

export async function insertUpload(tx: Tx, upload: {
  readonly organisationId: number;
  readonly userId: string;
  readonly fileName: string;
  readonly filePath: string;
  readonly format: CsvFormat;
  readonly mapping: UploadMapping;
  readonly purpose: string;
  readonly rowsTotal: number;
}): Promise<bigint> {
  const row = await tx.sql.insertInto('upload').values({
    organisation_id: upload.organisationId, user_id: upload.userId,
    file_name: upload.fileName, file_path: upload.filePath,
    format: JSON.stringify(upload.format), mapping: JSON.stringify(upload.mapping),
    purpose: upload.purpose, status: 'mapping', rows_total: BigInt(upload.rowsTotal),
    counts: JSON.stringify(noCounts), created_at: tx.now,
  }).returning('upload_id').executeTakeFirstOrThrow();
  return row.upload_id;
}

export async function findUpload(tx: Tx, uploadId: bigint): Promise<Upload | undefined> {
  const [upload] = await selectUploads(tx, { uploadId });
  return upload;
}

/** Of the transaction's organisation, newest first. */
export function listUploads(
  tx: Tx,
  page: {
    readonly organisationId: number;
    readonly before: bigint | undefined;
    readonly limit: number;
  },
): Promise<readonly Upload[]> {
  return selectUploads(tx, page);
}

async function selectUploads(tx: Tx, wanted: {
  readonly uploadId?: bigint;
  readonly organisationId?: number;
  readonly before?: bigint | undefined;
  readonly limit?: number;
}): Promise<readonly Upload[]> {
  let query = tx.sql.selectFrom('upload').select([
    'upload_id', 'organisation_id', 'user_id', 'file_name', 'file_path', 'format', 'mapping',
    'purpose', 'status', 'rows_total', 'rows_done', 'counts', 'created_at', 'finished_at',
  ]).orderBy('upload_id', 'desc').limit(wanted.limit ?? 1);
  if (wanted.uploadId !== undefined) query = query.where('upload_id', '=', wanted.uploadId);
  if (wanted.before !== undefined) query = query.where('upload_id', '<', wanted.before);
  if (wanted.organisationId !== undefined) {
    query = query.where('organisation_id', '=', wanted.organisationId);
  }
  const rows = await query.execute();
  return rows.map((row) => ({
    uploadId: row.upload_id, organisationId: row.organisation_id, userId: row.user_id,
    fileName: row.file_name, filePath: row.file_path, format: row.format as CsvFormat,
    mapping: row.mapping as UploadMapping | null, purpose: row.purpose,
    status: row.status as UploadStatus, rowsTotal: row.rows_total, rowsDone: row.rows_done,
    counts: { ...noCounts, ...row.counts as Partial<UploadCounts> },
    createdAt: row.created_at, finishedAt: row.finished_at,
  }));
}

/** Changes the mapping of an upload that has not started; false when it has. */
export async function updateMapping(
  tx: Tx, uploadId: bigint, mapping: UploadMapping,
): Promise<boolean> {
  const row = await tx.sql.updateTable('upload').set({ mapping: JSON.stringify(mapping) })
    .where('upload_id', '=', uploadId).where('status', '=', 'mapping')
    .returning('upload_id').executeTakeFirst();
  return row !== undefined;
}

/** Moves an upload from one of the given states; false when it was in none of them. */
export async function moveUpload(
  tx: Tx, uploadId: bigint,
  move: { readonly from: readonly UploadStatus[]; readonly to: UploadStatus },
): Promise<boolean> {
  const finished = ['done', 'refused', 'failed'].includes(move.to);
  const row = await tx.sql.updateTable('upload')
    .set({ status: move.to, ...(finished && { finished_at: tx.now }) })
    .where('upload_id', '=', uploadId).where('status', 'in', [...move.from])
    .returning('upload_id').executeTakeFirst();
  return row !== undefined;
}

/** Notes how far it came: the last line done and what became of the rows, added up. */
export async function noteProgress(tx: Tx, uploadId: bigint, done: {
  readonly rows: number;
  readonly counts: UploadCounts;
}): Promise<void> {
  await tx.sql.updateTable('upload').set({
    rows_done: BigInt(done.rows), counts: JSON.stringify(done.counts),
  }).where('upload_id', '=', uploadId).execute();
}

export interface RefusedRow {
  readonly line: number;
  readonly reason: string;
  readonly cells: readonly string[];
}

/** PostgreSQL holds neither NUL nor half of a surrogate pair; their place stays to be seen. */
const storable = (cell: string): string => cell.replaceAll('\u0000', '\ufffd').toWellFormed();

export async function insertRefusedRows(
  tx: Tx, upload: Pick<Upload, 'uploadId' | 'organisationId'>, rows: readonly RefusedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const cells = rows.map((row) => JSON.stringify(row.cells.map(storable)));
  await sql`
    insert into upload_refusal (upload_id, organisation_id, line, reason, row)
    select ${upload.uploadId}, ${upload.organisationId}, given.line, given.reason,
      given.row::jsonb
    from unnest(${rows.map((row) => row.line)}::bigint[], ${rows.map((row) => row.reason)}::text[],
      ${cells}::text[]) as given (line, reason, row)
    on conflict (upload_id, line) do nothing
  `.execute(tx.sql);
}

export async function listRefusedRows(
  tx: Tx, uploadId: bigint, after: number,
): Promise<readonly RefusedRow[]> {
  const rows = await tx.sql.selectFrom('upload_refusal').select(['line', 'reason', 'row'])
    .where('upload_id', '=', uploadId).where('line', '>', BigInt(after))
    .orderBy('line').limit(1_000).execute();
  return rows.map((row) =>
    ({ line: Number(row.line), reason: row.reason, cells: row.row as string[] }));
}
