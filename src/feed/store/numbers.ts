import { sql } from 'kysely';
import type { Database, Tx } from '../../platform/index.ts';
import type { Giving, Position, Range } from '../numbers.ts';

/** Any fixed number; held for one statement. */
const LOCK = 7_130_070;

/** Numbers to give to one subscription, if it still stands where it stood. */
export interface Gift extends Giving {
  readonly subscriptionId: bigint;
  readonly expected: Position;
}

/**
 * Gives numbers to any number of subscriptions in one statement, each only if nobody else moved it
 * meanwhile and if the agreements are still at `version`. Returns those that were given theirs.
 * So one number never belongs to two events, however many readers there are.
 */
export async function assignNumbers(
  db: Tx['sql'] | Database['system'], gifts: readonly Gift[], version: number,
): Promise<ReadonlySet<bigint>> {
  const ids = gifts.map((gift) => gift.subscriptionId);
  const of = <Value>(value: (gift: Gift) => Value): Value[] => gifts.map(value);
  const { rows } = await sql<{ subscription_id: bigint }>`/* kept */
    with given as (
      select * from unnest(
        ${ids}::bigint[],
        ${of((gift) => gift.expected.place)}::bigint[],
        ${of((gift) => gift.expected.lastNumber)}::bigint[],
        ${of((gift) => gift.position.place)}::bigint[],
        ${of((gift) => gift.position.lastNumber)}::bigint[],
        ${of((gift) => gift.range?.firstNumber ?? null)}::bigint[],
        ${of((gift) => gift.range?.fromPlace ?? null)}::bigint[],
        ${of((gift) => gift.range?.toPlace ?? null)}::bigint[],
        ${of((gift) => gift.range?.at ?? null)}::timestamptz[],
        ${of((gift) => (gift.range ? Buffer.from(gift.range.marks) : null))}::bytea[]
      ) as given (subscription_id, expected_place, expected_number, place, last_number,
        first_number, from_place, to_place, at, marks)
    ), alone as materialized (
      -- Two processes that give to the same subscriptions might else wait for each other in a ring.
      select pg_advisory_xact_lock(${LOCK})
    ), moved as (
      update subscription
      set place = given.place, last_number = given.last_number
      from given
      where exists (select from alone)
        and subscription.subscription_id = given.subscription_id
        and subscription.ended_at is null
        and subscription.place = given.expected_place
        and subscription.last_number = given.expected_number
        and (select max(version) from agreement_version) = ${version}
      returning subscription.subscription_id
    ), ranged as (
      insert into subscription_range (subscription_id, first_number, last_number, from_place,
        to_place, agreement_version, at, marks)
      select given.subscription_id, given.first_number, given.last_number, given.from_place,
        given.to_place, ${version}, given.at, given.marks
      from given join moved using (subscription_id)
      where given.first_number is not null
      on conflict (subscription_id, first_number)
        do update set last_number = excluded.last_number, to_place = excluded.to_place,
          marks = excluded.marks
    )
    select subscription_id from moved`.execute(db);
  return new Set(rows.map((row) => row.subscription_id));
}

/** Ranges that hold numbers after `after`, in order. */
export async function selectRanges(
  db: Database['system'],
  wanted: { readonly subscriptionId: bigint; readonly after: bigint; readonly limit: number },
): Promise<readonly Range[]> {
  const first = await db.selectFrom('subscription_range').select('first_number')
    .where('subscription_id', '=', wanted.subscriptionId)
    .where('first_number', '<=', wanted.after + 1n)
    .orderBy('first_number', 'desc').limit(1).executeTakeFirst();
  const rows = await db.selectFrom('subscription_range')
    .select([
      'first_number', 'last_number', 'from_place', 'to_place', 'agreement_version', 'at', 'marks',
    ])
    .where('subscription_id', '=', wanted.subscriptionId)
    .where('first_number', '>=', first?.first_number ?? 0n)
    .where('last_number', '>', wanted.after)
    .orderBy('first_number').limit(wanted.limit).execute();
  return rows.map((row) => ({
    firstNumber: row.first_number,
    lastNumber: row.last_number,
    fromPlace: row.from_place,
    toPlace: row.to_place,
    version: row.agreement_version,
    at: row.at,
    marks: row.marks,
  }));
}
