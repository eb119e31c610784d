import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';

export interface KnownKey {
  readonly contactId: bigint;
  readonly personId: bigint | undefined;
  readonly bodyHash: Buffer;
}

/** What became of contacts that were sent before, by the sender's key. */
export async function findKeys(
  tx: Tx, organisationId: number, keys: readonly string[],
): Promise<ReadonlyMap<string, KnownKey>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.sql.selectFrom('contact_key')
    .select(['key', 'contact_id', 'person_id', 'body_hash'])
    .where('organisation_id', '=', organisationId)
    .where(sql<boolean>`key = any (${keys}::text[])`).execute();
  return new Map(rows.map((row) => [row.key, {
    contactId: row.contact_id, personId: row.person_id ?? undefined, bodyHash: row.body_hash,
  }]));
}

/**
 * The statements that follow in this transaction are planned once for whatever they are given: they
 * run hundreds of times a second, and their plan never hangs on what they are given.
 */
export async function planOnce(tx: Tx): Promise<void> {
  await sql`set local plan_cache_mode = force_generic_plan`.execute(tx.sql);
}

/** Takes keys away that were received before; answers how many. A system transaction. */
export async function deleteKeysBefore(tx: Tx, instant: Date): Promise<bigint> {
  const done = await tx.sql.deleteFrom('contact_key')
    .where('received_at', '<', instant).executeTakeFirst();
  return done.numDeletedRows;
}
