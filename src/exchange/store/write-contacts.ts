import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import type { Plan } from '../intake/plan.ts';
import { channelCode, results } from '../result.ts';

/** Outcomes as kept with a key. */
export const keyOutcome = { accepted: 1, review: 2, dismissed: 3 } as const;

export interface Writing {
  readonly organisationId: number;
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
 * questions, contacts that wait. Answers the contact numbers of the new keys.
 *
 * Keys are taken in their order, so that concurrent requests with the same keys wait for one
 * another and never in a circle.
 */
export async function writePlans(
  tx: Tx, writing: Writing, plans: readonly Plan[],
): Promise<ReadonlyMap<string, bigint>> {
  const inOrder = plans.toSorted((one, other) =>
    one.shaped.given.key < other.shaped.given.key ? -1 : 1);
  const numbers = await takeKeys(tx, writing, inOrder);
  const numbered = inOrder.flatMap((plan) => {
    const contactId = numbers.get(plan.shaped.given.key);
    return contactId === undefined ? [] : [{ plan, contactId, personId: writing.personOf(plan) }];
  });
  const { organisationId } = writing;
  await writeRows(tx, { organisationId, receivedAt: tx.now }, numbered);
  return numbers;
}

/** Writes a contact that waited, now that it is known whose it is; its key tells so from now on. */
export async function writeDecided(
  tx: Tx, writing: Writing, { plan, decided }: { readonly plan: Plan; readonly decided: Decided },
): Promise<void> {
  const { contactId, receivedAt } = decided;
  const { organisationId } = writing;
  const personId = writing.personOf(plan);
  await writeRows(tx, { organisationId, receivedAt }, [{ plan, contactId, personId }]);
  await sql`
    update contact_key set person_id = ${personId ?? null},
      outcome = ${sql.lit(keyOutcome.accepted)}
    where organisation_id = ${organisationId} and key = ${plan.shaped.given.key}
      and contact_id = ${contactId}`.execute(tx.sql);
}

/** Takes the keys that are free, each with the number of its contact. */
async function takeKeys(
  tx: Tx, { organisationId, personOf }: Writing, plans: readonly Plan[],
): Promise<ReadonlyMap<string, bigint>> {
  const persons = plans.map((plan) => personOf(plan) ?? null);
  const found = await sql<{ key: string; contactId: bigint }>`/* kept */
    insert into contact_key
      (organisation_id, key, contact_id, person_id, outcome, body_hash, received_at)
    select ${organisationId}, g.key, step.base + g.slot, g.person_id,
      case when g.person_id is null then ${sql.lit(keyOutcome.review)}
        else ${sql.lit(keyOutcome.accepted)} end, decode(g.hash, 'hex'), ${tx.now}
    from (select nextval('contact_number') as base) step, unnest(
      ${plans.map(({ shaped }) => shaped.slot)}::integer[],
      ${plans.map(({ shaped }) => shaped.given.key)}::text[],
      ${plans.map(({ shaped }) => shaped.bodyHash.toString('hex'))}::text[],
      ${persons}::bigint[]
    ) as g (slot, key, hash, person_id)
    on conflict do nothing
    returning key, contact_id as "contactId"`.execute(tx.sql);
  return new Map(found.rows.map(({ key, contactId }) => [key, contactId]));
}

interface Numbered {
  readonly plan: Plan;
  readonly contactId: bigint;
  readonly personId: bigint | undefined;
}

interface Frame {
  readonly organisationId: number;
  readonly receivedAt: Date;
}

async function writeRows(tx: Tx, frame: Frame, numbered: readonly Numbered[]): Promise<void> {
  const attached = numbered.flatMap(({ plan, contactId, personId }) =>
    personId === undefined ? [] : [{ plan, contactId, personId }]);
  if (attached.length > 0) await insertContacts(tx, frame, attached);
  const own = attached.flatMap(({ plan: { answers }, contactId, personId }) =>
    answers.own.map((answer) => ({ ...answer, contactId, personId })));
  if (own.length > 0) await insertOwnAnswers(tx, frame, own);
  const waiting = numbered.filter(({ personId }) => personId === undefined);
  if (waiting.length > 0) await insertWaiting(tx, frame, waiting);
}

interface Attached extends Numbered {
  readonly personId: bigint;
}

/** Contacts and their canonical answers: one statement for both tables. */
async function insertContacts(
  tx: Tx, { organisationId, receivedAt }: Frame, attached: readonly Attached[],
): Promise<void> {
  const of = <Value>(read: (plan: Plan) => Value): Value[] =>
    attached.map(({ plan }) => read(plan));
  const answers = attached.flatMap(({ plan, contactId, personId }) =>
    plan.answers.canonical.map((answer) => ({ ...answer, plan, contactId, personId })));
  await sql`/* kept */
    with contacts as (
      insert into contact (person_id, contact_id, source_id, channel, result, occurred_at,
        received_at, local_day, division_id, by_whom, phone, dated_to_receipt)
      select g.person_id, g.contact_id, ${organisationId}, g.channel, g.result, g.occurred_at,
        ${receivedAt}, g.local_day, g.division_id, g.by_whom, g.phone, g.dated
      from unnest(
        ${attached.map(({ personId }) => personId)}::bigint[],
        ${attached.map(({ contactId }) => contactId)}::bigint[],
        ${of(({ shaped }) => channelCode(shaped.channel))}::smallint[],
        ${of(({ shaped }) => results[shaped.result].code)}::smallint[],
        ${of(({ dating }) => dating.occurredAt.toISOString())}::timestamptz[],
        ${of(({ localDay }) => localDay as string)}::date[],
        ${of(({ divisionId }) => divisionId)}::integer[],
        ${of(({ shaped }) => shaped.given.by)}::text[],
        ${of(({ phone }) => phone ?? null)}::text[],
        ${of(({ dating }) => dating.datedToReceipt)}::boolean[]
      ) as g (person_id, contact_id, channel, result, occurred_at, local_day, division_id, by_whom,
        phone, dated)
    )
    insert into answer (person_id, contact_id, question_id, option, source_id, occurred_at,
      received_at, division_id)
    select a.person_id, a.contact_id, a.question_id, a.option, ${organisationId}, a.occurred_at,
      ${receivedAt}, a.division_id
    from unnest(
      ${answers.map(({ personId }) => personId)}::bigint[],
      ${answers.map(({ contactId }) => contactId)}::bigint[],
      ${answers.map(({ questionId }) => questionId)}::integer[],
      ${answers.map(({ option }) => option)}::smallint[],
      ${answers.map(({ plan }) => plan.dating.occurredAt.toISOString())}::timestamptz[],
      ${answers.map(({ plan }) => plan.divisionId)}::integer[]
    ) as a (person_id, contact_id, question_id, option, occurred_at, division_id)`.execute(tx.sql);
}

interface OwnAnswer {
  readonly personId: bigint;
  readonly contactId: bigint;
  readonly question: string;
  readonly answer: string;
}

async function insertOwnAnswers(
  tx: Tx, { organisationId }: Frame, own: readonly OwnAnswer[],
): Promise<void> {
  await sql`
    insert into private_answer (person_id, contact_id, organisation_id, question, answer)
    select a.person_id, a.contact_id, ${organisationId}, a.question, a.answer
    from unnest(
      ${own.map(({ personId }) => personId)}::bigint[],
      ${own.map(({ contactId }) => contactId)}::bigint[],
      ${own.map(({ question }) => question)}::text[],
      ${own.map(({ answer }) => answer)}::text[]
    ) as a (person_id, contact_id, question, answer)`.execute(tx.sql);
}

async function insertWaiting(
  tx: Tx, { organisationId, receivedAt }: Frame, waiting: readonly Numbered[],
): Promise<void> {
  const rows = waiting.flatMap(({ plan: { shaped, fate, reason }, contactId }) =>
    fate.kind === 'review' ? [{ shaped, fate, reason, contactId }] : []);
  await sql`
    insert into pending_contact (contact_id, organisation_id, user_id, key, body, code, reason,
      candidates, received_at)
    select w.contact_id, ${organisationId}, w.user_id, w.key, w.body, w.code, w.reason,
      w.candidates::bigint[], ${receivedAt}
    from unnest(
      ${rows.map(({ contactId }) => contactId)}::bigint[],
      ${rows.map(({ shaped }) => shaped.userId)}::text[],
      ${rows.map(({ shaped }) => shaped.given.key)}::text[],
      ${rows.map(({ shaped }) => JSON.stringify(shaped.given))}::jsonb[],
      ${rows.map(({ fate }) => fate.code)}::text[], ${rows.map(({ reason }) => reason)}::text[],
      ${rows.map(({ fate }) => `{${fate.candidates.join(',')}}`)}::text[]
    ) as w (contact_id, user_id, key, body, code, reason, candidates)`.execute(tx.sql);
}
