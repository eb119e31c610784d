import type { Instant } from '../../kernel/index.ts';
import type { CsvFormat, Tx } from '../../platform/index.ts';
import { noCounts, type ListCounts, type ListMapping, type ListStatus } from '../lists/contract.ts';

/** A list as its organisation sent it, and how far the matching of it is. */
export interface MatchList {
  readonly listId: bigint;
  readonly organisationId: number;
  readonly userId: string;
  readonly purpose: string;
  readonly fileName: string;
  readonly filePath: string;
  readonly format: CsvFormat;
  readonly mapping: ListMapping;
  readonly status: ListStatus;
  readonly rowsTotal: number;
  readonly rowsDone: number;
  /** How much of the file of matches stands; what lies behind was written and never noted. */
  readonly resultBytes: number;
  readonly counts: ListCounts;
  /** Whether its record ids become the organisation's own ids of whom they mean. */
  readonly keepIds: boolean;
  readonly createdAt: Instant;
  readonly finishedAt: Instant | null;
}

export async function insertList(tx: Tx, list: {
  readonly organisationId: number;
  readonly userId: string;
  readonly purpose: string;
  readonly fileName: string;
  readonly filePath: string;
  readonly format: CsvFormat;
  readonly mapping: ListMapping;
  readonly rowsTotal: number;
}): Promise<bigint> {
  const row = await tx.sql.insertInto('match_list').values({
    organisation_id: list.organisationId, user_id: list.userId, purpose: list.purpose,
    file_name: list.fileName, file_path: list.filePath,
    format: JSON.stringify(list.format), mapping: JSON.stringify(list.mapping),
    status: 'mapping', rows_total: BigInt(list.rowsTotal), counts: JSON.stringify(noCounts),
    created_at: tx.now,
  }).returning('match_list_id').executeTakeFirstOrThrow();
  return row.match_list_id;
}

export async function findList(tx: Tx, listId: bigint): Promise<MatchList | undefined> {
  const [list] = await selectLists(tx, { listId, limit: 1 });
  return list;
}

/** Of one organisation, newest first; those that were removed are not told. */
export function listLists(tx: Tx, page: {
  readonly organisationId: number;
  readonly before: bigint | undefined;
  readonly limit: number;
}): Promise<readonly MatchList[]> {
  return selectLists(tx, { ...page, without: 'removed' });
}

/** Lists of everybody that were made before the instant and whose files still lie here. */
export function listAgedLists(
  tx: Tx, before: Instant, limit: number,
): Promise<readonly MatchList[]> {
  return selectLists(tx, { madeBefore: before, without: 'removed', limit });
}

async function selectLists(tx: Tx, wanted: {
  readonly listId?: bigint;
  readonly organisationId?: number;
  readonly before?: bigint | undefined;
  readonly madeBefore?: Instant;
  readonly without?: ListStatus;
  readonly limit: number;
}): Promise<readonly MatchList[]> {
  let query = tx.sql.selectFrom('match_list').select([
    'match_list_id', 'organisation_id', 'user_id', 'purpose', 'file_name', 'file_path', 'format',
    'mapping', 'status', 'rows_total', 'rows_done', 'result_bytes', 'counts', 'keep_ids',
    'created_at', 'finished_at',
  ]).orderBy('match_list_id', 'desc').limit(wanted.limit);
  const { listId, organisationId, before, madeBefore, without } = wanted;
  if (listId !== undefined) query = query.where('match_list_id', '=', listId);
  if (organisationId !== undefined) query = query.where('organisation_id', '=', organisationId);
  if (before !== undefined) query = query.where('match_list_id', '<', before);
  if (madeBefore !== undefined) query = query.where('created_at', '<', madeBefore);
  if (without !== undefined) query = query.where('status', '<>', without);
  const rows = await query.execute();
  return rows.map((row) => ({
    listId: row.match_list_id, organisationId: row.organisation_id, userId: row.user_id,
    purpose: row.purpose, fileName: row.file_name, filePath: row.file_path,
    format: row.format as CsvFormat, mapping: row.mapping as ListMapping,
    status: row.status as ListStatus, rowsTotal: Number(row.rows_total),
    rowsDone: Number(row.rows_done), resultBytes: Number(row.result_bytes),
    counts: row.counts as ListCounts, keepIds: row.keep_ids, createdAt: row.created_at,
    finishedAt: row.finished_at,
  }));
}

/** Changes the mapping of a list that has not started; false when it has. */
export async function updateListMapping(
  tx: Tx, listId: bigint, mapping: ListMapping,
): Promise<boolean> {
  const row = await tx.sql.updateTable('match_list').set({ mapping: JSON.stringify(mapping) })
    .where('match_list_id', '=', listId).where('status', '=', 'mapping')
    .returning('match_list_id').executeTakeFirst();
  return row !== undefined;
}

/** Lets a list begin, for whom and what it is from now on; false when it has begun before. */
export async function startList(
  tx: Tx, listId: bigint,
  by: { readonly userId: string; readonly purpose: string; readonly keepIds: boolean },
): Promise<boolean> {
  const row = await tx.sql.updateTable('match_list')
    .set({
      status: 'waiting', user_id: by.userId, purpose: by.purpose, keep_ids: by.keepIds,
    })
    .where('match_list_id', '=', listId).where('status', '=', 'mapping')
    .returning('match_list_id').executeTakeFirst();
  return row !== undefined;
}

/** Moves a list from one of the given states; false when it was in none of them. */
export async function moveList(tx: Tx, listId: bigint, move: {
  readonly from: readonly ListStatus[];
  readonly to: ListStatus;
}): Promise<boolean> {
  const isEnd = move.to === 'done' || move.to === 'refused';
  const row = await tx.sql.updateTable('match_list')
    .set({ status: move.to, ...(isEnd && { finished_at: tx.now }) })
    .where('match_list_id', '=', listId).where('status', 'in', [...move.from])
    .returning('match_list_id').executeTakeFirst();
  return row !== undefined;
}

/** Notes how far the matching came, and how much of the file of matches stands by that. */
export async function noteMatched(tx: Tx, listId: bigint, done: {
  readonly rows: number;
  readonly bytes: number;
  readonly counts: ListCounts;
}): Promise<void> {
  await tx.sql.updateTable('match_list').set({
    rows_done: BigInt(done.rows), result_bytes: BigInt(done.bytes),
    counts: JSON.stringify(done.counts),
  }).where('match_list_id', '=', listId).execute();
}
