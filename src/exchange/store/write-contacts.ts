import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import type { Plan } from '../intake/plan.ts';
import { channelCode, results } from '../result.ts';

/** Outcomes as kept with a key. */
export const keyOutcome = { accepted: 1, review: 2, dismissed: 3 } as const;

export interface Writing {
  readonly organisationId: number;
  readonly userId: string;
  /** Whose contact it is; undefined for one that waits. */
  personOf(plan: Plan): bigint | undefined;
}

/** One contact that waited and was decided: it has its number, its key and its time of receipt. */
export interface Decided {
  readonly contactId: bigint;
  readonly receivedAt: Date;
}

/**
 * Writes keys and, for keys that are new, what goes with them: contacts, answers, answers to own
 * questions, contacts that wait. One statement. Answers the contact numbers of the new keys.
 *
 * Keys are taken in their order, so that concurrent requests with the same keys wait for one
 * another and never in a circle.
 */
export async function writePlans(
  tx: Tx, writing: Writing, plans: readonly Plan[],
): Promise<ReadonlyMap<string, bigint>> {
  const inOrder = plans.toSorted((one, other) =>
    one.shaped.given.key < other.shaped.given.key ? -1 : 1);
  const step = sql`select nextval('contact_number') as base`;
  const keyed = sql`
    insert into contact_key
      (organisation_id, key, contact_id, person_id, outcome, body_hash, received_at)
    select ${writing.organisationId}, key, contact_id, person_id,
      case when person_id is null then ${sql.lit(keyOutcome.review)}
        else ${sql.lit(keyOutcome.accepted)} end, decode(hash, 'hex'), ${tx.now}
    from given
    on conflict do nothing
    returning key, contact_id`;
  return write(tx, writing, { plans: inOrder, receivedAt: tx.now, step, keyed });
}

/** Writes a contact that waited, now that it is known whose it is; its key stays what it was. */
export async function writeDecided(
  tx: Tx, writing: Writing, { plan, decided }: { readonly plan: Plan; readonly decided: Decided },
): Promise<void> {
  const { contactId, receivedAt } = decided;
  const step = sql`select ${contactId - BigInt(plan.shaped.place)}::bigint as base`;
  const keyed = sql`select key, contact_id from given`;
  await write(tx, writing, { plans: [plan], receivedAt, step, keyed });
  await sql`
    update contact_key set person_id = ${writing.personOf(plan) ?? null},
      outcome = ${sql.lit(keyOutcome.accepted)}
    where organisation_id = ${writing.organisationId} and key = ${plan.shaped.given.key}
      and contact_id = ${contactId}`.execute(tx.sql);
}

interface Statement {
  readonly plans: readonly Plan[];
  readonly receivedAt: Date;
  /** One row: the number that the places of the plans are added to. */
  readonly step: RawBuilder<unknown>;
  /** The keys and contact numbers of `given` that are to be written. */
  readonly keyed: RawBuilder<unknown>;
}

async function write(
  tx: Tx, writing: Writing, { plans, receivedAt, step, keyed }: Statement,
): Promise<ReadonlyMap<string, bigint>> {
  const rows = columnsOf(plans, writing);
  const { organisationId, userId } = writing;
  const found = await sql<{ key: string; contactId: bigint }>`
    with step as materialized (${step}),
    given as materialized (
      select g.*, step.base + g.place as contact_id
      from step, unnest(
        ${rows.place}::integer[], ${rows.key}::text[], ${rows.hash}::text[],
        ${rows.person}::bigint[], ${rows.channel}::smallint[], ${rows.result}::smallint[],
        ${rows.occurred}::timestamptz[], ${rows.day}::date[], ${rows.division}::integer[],
        ${rows.by}::text[], ${rows.phone}::text[], ${rows.dated}::boolean[]
      ) as g (place, key, hash, person_id, channel, result, occurred_at, local_day, division_id,
        by_whom, phone, dated)
    ), keyed as (${keyed}), contacts as (
      insert into contact (person_id, contact_id, source_id, channel, result, occurred_at,
        received_at, local_day, division_id, by_whom, phone, dated_to_receipt)
      select person_id, contact_id, ${organisationId}, channel, result, occurred_at, ${receivedAt},
        local_day, division_id, by_whom, phone, dated
      from given join keyed using (contact_id) where person_id is not null
    ), answers as (
      insert into answer (person_id, contact_id, question_id, option, source_id, occurred_at,
        received_at, division_id)
      select g.person_id, g.contact_id, a.question_id, a.option, ${organisationId}, g.occurred_at,
        ${receivedAt}, g.division_id
      from unnest(${rows.answerPlace}::integer[], ${rows.question}::integer[],
          ${rows.option}::smallint[]) as a (place, question_id, option)
        join given g on g.place = a.place join keyed k on k.contact_id = g.contact_id
      where g.person_id is not null
    ), private_answers as (
      insert into private_answer (person_id, contact_id, organisation_id, question, answer)
      select g.person_id, g.contact_id, ${organisationId}, a.question, a.answer
      from unnest(${rows.ownPlace}::integer[], ${rows.ownQuestion}::text[],
          ${rows.ownAnswer}::text[]) as a (place, question, answer)
        join given g on g.place = a.place join keyed k on k.contact_id = g.contact_id
      where g.person_id is not null
    ), waiting as (
      insert into pending_contact (contact_id, organisation_id, user_id, key, body, code, reason,
        candidates, received_at)
      select g.contact_id, ${organisationId}, ${userId}, g.key, w.body, w.code, w.reason,
        w.candidates::bigint[], ${receivedAt}
      from unnest(${rows.waitingPlace}::integer[], ${rows.body}::jsonb[], ${rows.code}::text[],
          ${rows.reason}::text[], ${rows.candidates}::text[])
          as w (place, body, code, reason, candidates)
        join given g on g.place = w.place join keyed k on k.contact_id = g.contact_id
    )
    select key, contact_id as "contactId" from keyed`.execute(tx.sql);
  return new Map(found.rows.map(({ key, contactId }) => [key, contactId]));
}

function columnsOf(plans: readonly Plan[], { personOf }: Writing) {
  const column = <Value>(of: (plan: Plan) => Value): Value[] => plans.map(of);
  const answers = plans.flatMap(({ shaped: { place }, answers: { canonical } }) =>
    canonical.map((answer) => ({ place, ...answer })));
  const own = plans.flatMap(({ shaped: { place }, answers: { own: theirs } }) =>
    theirs.map((answer) => ({ place, ...answer })));
  const waiting = plans.flatMap(({ shaped, fate, reason }) =>
    fate.kind === 'review' ? [{ shaped, fate, reason }] : []);
  return {
    place: column(({ shaped }) => shaped.place),
    key: column(({ shaped }) => shaped.given.key),
    hash: column(({ shaped }) => shaped.bodyHash.toString('hex')),
    person: column((plan) => personOf(plan) ?? null),
    channel: column(({ shaped }) => channelCode(shaped.channel)),
    result: column(({ shaped }) => results[shaped.result].code),
    occurred: column(({ dating }) => dating.occurredAt),
    day: column(({ localDay }) => localDay as string),
    division: column(({ divisionId }) => divisionId),
    by: column(({ shaped }) => shaped.given.by),
    phone: column(({ phone }) => phone ?? null),
    dated: column(({ dating }) => dating.datedToReceipt),
    answerPlace: answers.map(({ place }) => place),
    question: answers.map(({ questionId }) => questionId),
    option: answers.map(({ option }) => option),
    ownPlace: own.map(({ place }) => place),
    ownQuestion: own.map(({ question }) => question),
    ownAnswer: own.map(({ answer }) => answer),
    waitingPlace: waiting.map(({ shaped }) => shaped.place),
    body: waiting.map(({ shaped }) => JSON.stringify(shaped.given)),
    code: waiting.map(({ fate }) => fate.code),
    reason: waiting.map(({ reason }) => reason),
    candidates: waiting.map(({ fate }) => `{${fate.candidates.join(',')}}`),
  };
}
