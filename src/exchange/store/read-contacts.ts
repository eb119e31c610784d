import { sql } from 'kysely';
import type { Instant } from '../../kernel/index.ts';
import type { Database } from '../../platform/index.ts';

/**
 * A contact as it is now, in numbers; of any source, so only for who asks agreements. Its person is
 * told by the number by which she is known now.
 */
export interface ContactFacts {
  readonly contactId: bigint;
  readonly personId: bigint;
  readonly sourceId: number;
  readonly channel: number;
  readonly result: number;
  readonly occurredAt: Instant;
  readonly receivedAt: Instant;
  /** The precinct when it happened, or the contributor's state. */
  readonly divisionId: number;
  readonly isRetracted: boolean;
  readonly answers: readonly { readonly questionId: number; readonly option: number }[];
}

interface Row {
  readonly contact_id: bigint;
  readonly person_id: bigint;
  readonly moved_to: bigint | null;
  readonly source_id: number;
  readonly channel: number;
  readonly result: number;
  readonly occurred_at: Date;
  readonly received_at: Date;
  readonly division_id: number;
  readonly is_retracted: boolean;
  readonly questions: number[];
  readonly options: number[];
}

/**
 * The contacts of these pairs with their answers, by contact: one query, and one more where some
 * moved to another person since. A system read.
 */
export async function readContacts(
  db: Database['system'],
  refs: readonly { readonly personId: bigint; readonly contactId: bigint }[],
): Promise<ReadonlyMap<bigint, ContactFacts>> {
  if (refs.length === 0) return new Map();
  const { rows } = await sql<Row>`
    select c.contact_id, coalesce(alias.canonical_id, c.person_id) as person_id,
      moved.to_person_id as moved_to, c.source_id, c.channel, c.result, c.occurred_at,
      c.received_at, c.division_id,
      exists (select from retraction r where r.person_id = c.person_id
        and r.contact_id = c.contact_id) as is_retracted,
      coalesce(a.questions, '{}') as questions, coalesce(a.options, '{}') as options
    from unnest(
      ${refs.map((ref) => ref.personId)}::bigint[], ${refs.map((ref) => ref.contactId)}::bigint[]
    ) as given (person_id, contact_id)
    join contact c on c.person_id = given.person_id and c.contact_id = given.contact_id
    left join person_alias alias on alias.person_id = c.person_id
    left join moved_contact moved on moved.person_id = c.person_id
      and moved.contact_id = c.contact_id
    left join lateral (
      select array_agg(question_id order by question_id) as questions,
        array_agg(option::integer order by question_id) as options
      from answer where person_id = c.person_id and contact_id = c.contact_id
    ) a on true`.execute(db);
  const moved = rows.flatMap(({ contact_id: contactId, moved_to: personId }) =>
    personId === null ? [] : [{ personId, contactId }]);
  const stand = rows.filter(({ moved_to: to }) => to === null);
  return new Map([
    ...stand.map((row) => [row.contact_id, toFacts(row)] as const),
    ...await readContacts(db, moved),
  ]);
}

function toFacts(row: Row): ContactFacts {
  return {
    contactId: row.contact_id,
    personId: row.person_id,
    sourceId: row.source_id,
    channel: row.channel,
    result: row.result,
    occurredAt: row.occurred_at,
    receivedAt: row.received_at,
    divisionId: row.division_id,
    isRetracted: row.is_retracted,
    answers: row.questions.map((questionId, place) => ({
      questionId, option: row.options[place]!,
    })),
  };
}
