import type { Database, Tables, Tx } from '../../platform/index.ts';
import type { Selectable } from 'kysely';
import type { EventKind } from '../contract.ts';
import type { Position } from '../numbers.ts';
import type { Subscription } from '../subscription.ts';

export type Found = Subscription & Position;

const columns = [
  'subscription_id', 'organisation_id', 'user_id', 'name', 'purpose', 'kinds', 'created_at',
  'last_number', 'place',
] as const;
type Row = Pick<Selectable<Tables['subscription']>, (typeof columns)[number]>;

function toFound(row: Row): Found {
  return {
    subscriptionId: row.subscription_id,
    organisationId: row.organisation_id as Subscription['organisationId'],
    userId: row.user_id,
    name: row.name,
    purpose: row.purpose as Subscription['purpose'],
    kinds: row.kinds as EventKind[],
    createdAt: row.created_at,
    lastNumber: row.last_number,
    place: row.place,
  };
}

/** Inserts it, or finds the one of this name; row-level security keeps to the organisation. */
export async function insertSubscription(
  tx: Tx, made: Omit<Subscription, 'subscriptionId' | 'createdAt'> & { readonly place: bigint },
): Promise<{ readonly found: Found; readonly isNew: boolean }> {
  const row = await tx.sql.insertInto('subscription').values({
    organisation_id: made.organisationId, user_id: made.userId, name: made.name,
    purpose: made.purpose, kinds: [...made.kinds], created_at: tx.now, place: made.place,
  }).onConflict((conflict) => conflict.columns(['organisation_id', 'user_id', 'name'])
    .where('ended_at', 'is', null).doNothing())
    .returning(columns).executeTakeFirst();
  if (row) return { found: toFound(row), isNew: true };
  const kept = await tx.sql.selectFrom('subscription').select(columns)
    .where('organisation_id', '=', made.organisationId).where('user_id', '=', made.userId)
    .where('name', '=', made.name).where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { found: toFound(kept), isNew: false };
}

/** Those of the organisation that have not ended, newest first. */
export async function selectSubscriptions(
  tx: Tx, page: { readonly before: bigint | undefined; readonly limit: number },
): Promise<readonly Found[]> {
  const rows = await tx.sql.selectFrom('subscription').select(columns)
    .where('ended_at', 'is', null)
    .$if(page.before !== undefined, (query) => query.where('subscription_id', '<', page.before!))
    .orderBy('subscription_id', 'desc').limit(page.limit).execute();
  return rows.map(toFound);
}

/** Ends it; false when the organisation has no such subscription. */
export async function endSubscriptionRow(tx: Tx, subscriptionId: bigint): Promise<boolean> {
  const row = await tx.sql.updateTable('subscription').set({ ended_at: tx.now })
    .where('subscription_id', '=', subscriptionId).where('ended_at', 'is', null)
    .returning('subscription_id').executeTakeFirst();
  return row !== undefined;
}

/** The organisation's subscription with how far it has come, or undefined. */
export async function selectSubscription(
  sql: Database['system'],
  wanted: { readonly subscriptionId: bigint; readonly organisationId: number },
): Promise<Found | undefined> {
  const row = await sql.selectFrom('subscription').select(columns)
    .where('subscription_id', '=', wanted.subscriptionId)
    .where('organisation_id', '=', wanted.organisationId)
    .where('ended_at', 'is', null).executeTakeFirst();
  return row && toFound(row);
}
