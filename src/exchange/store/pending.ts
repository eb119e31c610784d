import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import { keyOutcome } from './write-contacts.ts';

export type Decision = 'attached' | 'new' | 'dismissed';

/** A contact that waits, or waited; row-level security shows the organisation's own only. */
export interface PendingRow {
  readonly contactId: bigint;
  readonly organisationId: number;
  readonly userId: string;
  readonly key: string;
  /** As it was sent and checked then (contactGivenSchema). */
  readonly body: unknown;
  readonly code: string;
  readonly reason: string;
  readonly candidates: readonly bigint[];
  readonly receivedAt: Date;
  readonly decidedAt: Date | null;
  readonly decision: Decision | null;
  readonly personId: bigint | null;
}

const columns = sql`contact_id as "contactId", organisation_id as "organisationId",
  user_id as "userId", key, body, code, reason, candidates, received_at as "receivedAt",
  decided_at as "decidedAt", decision, person_id as "personId"`;

export async function findPending(tx: Tx, contactId: bigint): Promise<PendingRow | undefined> {
  const { rows } = await sql<PendingRow>`
    select ${columns} from pending_contact where contact_id = ${contactId}`.execute(tx.sql);
  return rows[0];
}

/** The same, held until the transaction ends: one decision at a time. */
export async function holdPending(tx: Tx, contactId: bigint): Promise<PendingRow | undefined> {
  const { rows } = await sql<PendingRow>`
    select ${columns} from pending_contact where contact_id = ${contactId} for update`
    .execute(tx.sql);
  return rows[0];
}

/** Open ones, the last received first, from before a number on. */
export async function listOpenPending(
  tx: Tx, { before, limit }: { readonly before: bigint | undefined; readonly limit: number },
): Promise<readonly PendingRow[]> {
  const { rows } = await sql<PendingRow>`
    select ${columns} from pending_contact
    where decided_at is null
      and (${before ?? null}::bigint is null or contact_id < ${before ?? null})
    order by contact_id desc limit ${sql.lit(limit)}`.execute(tx.sql);
  return rows;
}

/** Contacts that wait for a voter id which a roll has by now. A system transaction. */
export async function listFoundAgain(tx: Tx, limit: number): Promise<readonly PendingRow[]> {
  const { rows } = await sql<PendingRow>`
    select ${columns} from pending_contact p
    where decided_at is null and code = 'unknown-voter-id' and exists (
      select from voter_key k
      where k.state = p.body -> 'person' ->> 'state'
        and k.voter_id = upper(btrim(p.body -> 'person' ->> 'voterId')))
    order by contact_id limit ${sql.lit(limit)}`.execute(tx.sql);
  return rows;
}

export async function closePending(tx: Tx, closed: {
  readonly contactId: bigint;
  readonly userId: string;
  readonly decision: Decision;
  readonly personId: bigint | null;
}): Promise<void> {
  await sql`
    update pending_contact set decided_at = ${tx.now}, decided_by = ${closed.userId},
      decision = ${closed.decision}, person_id = ${closed.personId}
    where contact_id = ${closed.contactId}`.execute(tx.sql);
}

/** Nobody's contact after all; its key stays taken. */
export async function dismissPending(
  tx: Tx, { contactId, userId }: { readonly contactId: bigint; readonly userId: string },
): Promise<void> {
  await closePending(tx, { contactId, userId, decision: 'dismissed', personId: null });
  await sql`
    update contact_key k set outcome = ${sql.lit(keyOutcome.dismissed)}
    from pending_contact p
    where p.contact_id = ${contactId} and k.organisation_id = p.organisation_id
      and k.key = p.key and k.contact_id = p.contact_id`.execute(tx.sql);
}
