import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { rowPredicate, type Entitlement } from '../../agreements/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { WaterfallStep } from '../graph/contract.ts';
import type { ClaimedFields, PairDecision, PairOrigin, PairState } from '../review/contract.ts';
import type { Anchor } from './judgement.ts';

/** A pair as it is kept; `oneClaim` stands where the one side is a row of a list. */
export interface PairRow {
  readonly pairId: bigint;
  readonly origin: PairOrigin;
  readonly organisationId: number;
  readonly oneKind: 'registration' | 'statement' | 'claim';
  readonly onePerson: bigint | null;
  readonly oneRecord: bigint | null;
  readonly oneSource: number;
  readonly oneClaim: ClaimedFields | null;
  readonly otherKind: 'registration' | 'statement';
  readonly otherPerson: bigint;
  readonly otherRecord: bigint;
  readonly otherSource: number;
  readonly probability: number;
  readonly waterfall: readonly WaterfallStep[];
  readonly reason: string;
  readonly at: Date;
  readonly state: PairState;
  readonly claimedBy: string | null;
  readonly claimedUntil: Date | null;
  readonly decision: PairDecision | null;
  readonly decidedFor: number | null;
  readonly actId: bigint | null;
  readonly carriedOutAt: Date | null;
}

const columns = sql`p.pair_id as "pairId", p.origin, p.organisation_id as "organisationId",
  p.one_kind as "oneKind", p.one_person as "onePerson", p.one_record as "oneRecord",
  p.one_source as "oneSource", p.one_claim as "oneClaim", p.other_kind as "otherKind",
  p.other_person as "otherPerson", p.other_record as "otherRecord",
  p.other_source as "otherSource", p.probability, p.waterfall, p.reason, p.at, p.state,
  p.claimed_by as "claimedBy", p.claimed_until as "claimedUntil", p.decision,
  p.decided_for as "decidedFor", p.act_id as "actId", p.carried_out_at as "carriedOutAt"`;

/** A pair of stored records, or of a list's row and one; `reference` names the row. */
export interface NewPair {
  readonly origin: PairOrigin;
  readonly organisationId: number;
  readonly one: Anchor | {
    readonly claim: ClaimedFields; readonly reference: string; readonly contactId?: bigint;
  };
  readonly other: Anchor;
  readonly probability: number;
  readonly weightsVersion: string | null;
  readonly waterfall: readonly WaterfallStep[];
  readonly reason: string;
}

/** Puts pairs into the queue; one that was put there before stays as it is. */
export async function insertPairs(tx: Tx, pairs: readonly NewPair[]): Promise<void> {
  if (pairs.length === 0) return;
  await tx.sql.insertInto('review_pair').values(pairs.map((pair) => {
    const { one, other, organisationId } = pair;
    const isClaim = 'claim' in one;
    return {
      origin: pair.origin, organisation_id: organisationId, at: tx.now, reason: pair.reason,
      reference: isClaim ? one.reference : null,
      contact_id: isClaim ? one.contactId ?? null : null,
      one_kind: isClaim ? 'claim' : one.kind!, one_person: isClaim ? null : one.personId,
      one_record: isClaim ? null : one.recordId,
      one_source: isClaim ? organisationId : one.sourceId,
      one_claim: isClaim ? JSON.stringify(one.claim) : null,
      other_kind: other.kind!, other_person: other.personId, other_record: other.recordId!,
      other_source: other.sourceId, probability: pair.probability,
      weights_version: pair.weightsVersion, waterfall: JSON.stringify(pair.waterfall),
    };
  })).onConflict((conflict) => conflict.doNothing()).execute();
}

/** Whether the asker reads the registration or statement that `side` of pair `p` names. */
function readsSide(
  entitlement: Entitlement, side: 'one' | 'other', now: Date,
): RawBuilder<SqlBool> {
  const [person, recordId] = [sql.ref(`p.${side}_person`), sql.ref(`p.${side}_record`)];
  const kind = sql.ref(`p.${side}_kind`);
  const registered = rowPredicate(entitlement, {
    category: 'registration', source: sql.ref('r.source_id'),
    division: sql`coalesce(r.precinct_id, r.county_id)`,
  }, now);
  const said = rowPredicate(entitlement, {
    category: 'contactability', source: sql.ref('s.source_id'), division: sql.ref('s.division_id'),
    at: sql.ref('s.given_at'),
  }, now);
  return sql<SqlBool>`case ${kind}
    when 'claim' then p.organisation_id = ${entitlement.viewer.organisationId}
    when 'registration' then exists (select from registration r
      join roll on roll.roll_id = r.roll_id and r.from_version <= roll.version
        and (r.until_version is null or r.until_version > roll.version)
      where r.person_id = ${person} and r.registration_id = ${recordId} and ${registered})
    else exists (select from statement s
      where s.person_id = ${person} and s.statement_id = ${recordId} and ${said}
        and not exists (select from moved_statement m
          where m.person_id = s.person_id and m.statement_id = s.statement_id))
    end`;
}

/**
 * Pairs of a state that the asker may decide: both sides readable, not one person already, and of a
 * contact only while it waits and was not found to mean another candidate.
 */
function decidable(entitlement: Entitlement, state: PairState, now: Date): RawBuilder<SqlBool> {
  const known = (side: 'one' | 'other'): RawBuilder<unknown> => sql`coalesce(
    (select a.canonical_id from person_alias a
      where a.person_id = ${sql.ref(`p.${side}_person`)}), ${sql.ref(`p.${side}_person`)})`;
  return sql<SqlBool>`(p.state = ${state} and ${readsSide(entitlement, 'one', now)}
    and ${readsSide(entitlement, 'other', now)}
    and ${known('one')} is distinct from ${known('other')}
    and (p.contact_id is null or not exists (select from pending_contact w
        where w.contact_id = p.contact_id and w.decided_at is not null)
      and not exists (select from review_pair same
        where same.contact_id = p.contact_id and same.decision = 'same')))`;
}

export interface Claiming {
  readonly state: PairState;
  readonly userId: string;
  readonly until: Date;
}

/**
 * Gives a pair to someone: the one in hand again, else the surest that nobody holds. Pairs that
 * others take at this moment are passed over, so that no two get the same.
 */
export async function claimNextPair(
  tx: Tx, entitlement: Entitlement, { state, userId, until }: Claiming,
): Promise<PairRow | undefined> {
  const mine = sql<SqlBool>`(p.claimed_by = ${userId} and p.claimed_until > ${tx.now})`;
  const free = sql<SqlBool>`(p.claimed_until is null or p.claimed_until <= ${tx.now})`;
  for (const which of [mine, free]) {
    const { rows } = await sql<PairRow>`
      update review_pair p set claimed_by = ${userId}, claimed_until = ${until}
      where p.pair_id = (
        select p.pair_id from review_pair p
        where ${which} and ${decidable(entitlement, state, tx.now)}
        order by p.probability desc, p.pair_id limit 1 for update skip locked)
      returning ${columns}`.execute(tx.sql);
    if (rows[0]) return rows[0];
  }
  return undefined;
}

/** How many pairs of the state the asker may decide; counts no further than `most`. */
export async function countPairs(
  tx: Tx, entitlement: Entitlement, { state, most }: {
    readonly state: PairState; readonly most: number;
  },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select from review_pair p where ${decidable(entitlement, state, tx.now)}
      limit ${sql.lit(most)}) decidable`.execute(tx.sql);
  return rows[0]!.count;
}

/** A pair of which the asker may read both sides, whatever its state. */
export async function findPair(
  tx: Tx, entitlement: Entitlement, pairId: bigint,
): Promise<PairRow | undefined> {
  const { rows } = await sql<PairRow>`
    select ${columns} from review_pair p where p.pair_id = ${pairId}
      and ${readsSide(entitlement, 'one', tx.now)} and ${readsSide(entitlement, 'other', tx.now)}`
    .execute(tx.sql);
  return rows[0];
}

/** The same for an act, held until its end. A system read, after findPair found it. */
export async function holdPair(tx: Tx, pairId: bigint): Promise<PairRow> {
  const { rows } = await sql<PairRow>`
    select ${columns} from review_pair p where p.pair_id = ${pairId} for update`.execute(tx.sql);
  return rows[0]!;
}

export async function writeDecision(tx: Tx, pairId: bigint, decided: {
  readonly decision: PairDecision;
  readonly userId: string;
  readonly organisationId: number;
  readonly actId: bigint | undefined;
}): Promise<void> {
  await tx.sql.updateTable('review_pair').set({
    state: decided.decision === 'skip' ? 'skipped' : 'decided', decision: decided.decision,
    decided_by: decided.userId, decided_for: decided.organisationId, decided_at: tx.now,
    act_id: decided.actId ?? null, claimed_by: null, claimed_until: null,
  }).where('pair_id', '=', pairId).execute();
}

/** Open again, in the hands of whoever took the decision back. */
export async function reopenPair(
  tx: Tx, pairId: bigint, { userId, until }: Pick<Claiming, 'userId' | 'until'>,
): Promise<void> {
  await tx.sql.updateTable('review_pair').set({
    state: 'open', decision: null, decided_by: null, decided_for: null, decided_at: null,
    act_id: null, claimed_by: userId, claimed_until: until,
  }).where('pair_id', '=', pairId).execute();
}

/** Removes rows of an organisation's lists, decided or not, by how their references begin. */
export async function deleteClaims(
  tx: Tx, organisationId: number, beginning: string,
): Promise<void> {
  await sql`delete from review_pair where organisation_id = ${organisationId}
    and one_kind = 'claim' and starts_with(reference, ${beginning})`.execute(tx.sql);
}

/** What was decided on rows of an organisation's lists, by their references. */
export async function listClaimDecisions(
  tx: Tx, organisationId: number, references: readonly string[],
): Promise<readonly {
  readonly reference: string; readonly personId: bigint; readonly decision: PairDecision;
}[]> {
  const { rows } = await sql<{ reference: string; personId: bigint; decision: PairDecision }>`
    select reference, other_person as "personId", decision from review_pair
    where organisation_id = ${organisationId} and reference = any (${references}::text[])
      and decision is not null
    order by pair_id`.execute(tx.sql);
  return rows;
}

/** What people made of a contact that waits: it means one candidate, or none of them. */
export interface ContactDecision {
  readonly contactId: bigint;
  readonly organisationId: number;
  /** Who decided last. */
  readonly userId: string;
  /** Null: none of the candidates. */
  readonly personId: bigint | null;
}

/**
 * Contacts whose pairs were decided, the last of them before an instant, and are not carried out:
 * one pair is the same, or all are different. A system read.
 */
export async function listContactDecisions(
  tx: Tx, before: Date, limit: number,
): Promise<readonly ContactDecision[]> {
  const { rows } = await sql<ContactDecision>`
    select contact_id as "contactId", min(organisation_id) as "organisationId",
      (array_agg(decided_by order by decided_at desc nulls last))[1] as "userId",
      min(other_person) filter (where decision = 'same') as "personId"
    from review_pair
    where contact_id is not null and contact_id in (
      select contact_id from review_pair
      where contact_id is not null and decision in ('same', 'different')
        and carried_out_at is null)
    group by contact_id
    having max(decided_at) < ${before}
      and (bool_or(coalesce(decision, '') = 'same')
        or bool_and(coalesce(decision, '') = 'different'))
    order by contact_id limit ${sql.lit(limit)}`.execute(tx.sql);
  return rows;
}

export async function noteCarriedOut(tx: Tx, contactId: bigint): Promise<void> {
  await tx.sql.updateTable('review_pair').set({ carried_out_at: tx.now })
    .where('contact_id', '=', contactId).where('carried_out_at', 'is', null).execute();
}
