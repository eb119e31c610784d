import type { Instant } from '../../kernel/index.ts';
import type { Database, Tx } from '../../platform/index.ts';
import type { Role } from '../contract.ts';
import type { Organisation } from '../organisation.ts';
import { organisationColumns, organisationFrom } from './organisation.ts';

export interface FoundKey {
  readonly keyId: string;
  readonly organisation: Organisation;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly secretHash: Buffer;
  readonly revokedAt: Instant | null;
  /** The role of whoever made it, now; null when that person is no member any more. */
  readonly makerRole: Role | null;
}

/** Before anyone is known, hence as system. */
export async function selectKey(db: Database, keyId: string): Promise<FoundKey | undefined> {
  const row = await db.system.selectFrom('api_key')
    .innerJoin('organisation', 'organisation.organisation_id', 'api_key.organisation_id')
    .leftJoin('membership', (join) => join
      .onRef('membership.user_id', '=', 'api_key.made_by')
      .onRef('membership.organisation_id', '=', 'api_key.organisation_id'))
    .select([
      ...organisationColumns, 'api_key.name as key_name', 'api_key.scopes', 'api_key.secret_hash',
      'api_key.revoked_at', 'membership.role',
    ])
    .where('api_key.key_id', '=', keyId).executeTakeFirst();
  return row && {
    keyId,
    organisation: organisationFrom(row),
    name: row.key_name,
    scopes: row.scopes,
    secretHash: row.secret_hash,
    revokedAt: row.revoked_at,
    makerRole: row.role as Role | null,
  };
}

/** To the minute, and never backwards. */
export async function stampKey(db: Database, keyId: string, now: Instant): Promise<void> {
  const aMinuteAgo = new Date(now.getTime() - 60_000);
  await db.system.updateTable('api_key').set({ last_used_at: now })
    .where('key_id', '=', keyId)
    .where((or) => or.or([
      or('last_used_at', 'is', null), or('last_used_at', '<=', aMinuteAgo),
    ])).execute();
}

export interface ListedKey {
  readonly keyId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly madeBy: string;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

const listedColumns = [
  'key_id as keyId', 'name', 'scopes', 'made_by as madeBy', 'created_at as createdAt',
  'last_used_at as lastUsedAt', 'revoked_at as revokedAt',
] as const;

export async function insertKey(tx: Tx, key: {
  readonly keyId: string;
  readonly organisationId: number;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly secretHash: Buffer;
  readonly madeBy: string;
}): Promise<ListedKey> {
  return tx.sql.insertInto('api_key').values({
    key_id: key.keyId, organisation_id: key.organisationId, name: key.name,
    scopes: [...key.scopes], secret_hash: key.secretHash, made_by: key.madeBy,
    created_at: tx.now,
  }).returning(listedColumns).executeTakeFirstOrThrow();
}

/** Newest last; the key id parts keys of one moment. */
export async function selectKeys(tx: Tx, page: {
  readonly organisationId: number;
  readonly after: { readonly at: string; readonly keyId: string } | undefined;
  readonly limit: number;
}): Promise<readonly ListedKey[]> {
  const { after } = page;
  let query = tx.sql.selectFrom('api_key').select(listedColumns)
    .where('organisation_id', '=', page.organisationId)
    .orderBy('created_at').orderBy('key_id').limit(page.limit);
  if (after) {
    const at = new Date(after.at);
    query = query.where((or) => or.or([
      or('created_at', '>', at),
      or.and([or('created_at', '=', at), or('key_id', '>', after.keyId)]),
    ]));
  }
  return query.execute();
}

/** Ends keys that are not ended yet; tells which. */
export async function revokeKeys(tx: Tx, which: {
  readonly organisationId: number;
  readonly keyId?: string;
  readonly madeBy?: string;
  readonly revokedBy: string;
}): Promise<readonly string[]> {
  let query = tx.sql.updateTable('api_key')
    .set({ revoked_at: tx.now, revoked_by: which.revokedBy })
    .where('organisation_id', '=', which.organisationId)
    .where('revoked_at', 'is', null);
  if (which.keyId !== undefined) query = query.where('key_id', '=', which.keyId);
  if (which.madeBy !== undefined) query = query.where('made_by', '=', which.madeBy);
  const rows = await query.returning('key_id').execute();
  return rows.map((row) => row.key_id);
}
