import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import {
  contactColumns, standsHere, type AnswerRow, type ContactRow, type OwnAnswerRow,
} from './person.ts';

const contacts = sql`contact c left join retraction t using (person_id, contact_id)`;

/** An organisation's own contacts, the last received first, from before a number on. */
export async function listOwnContacts(
  tx: Tx,
  { organisationId, before, limit }: {
    readonly organisationId: number; readonly before: bigint | undefined; readonly limit: number;
  },
): Promise<readonly ContactRow[]> {
  const { rows } = await sql<ContactRow>`
    select ${contactColumns} from ${contacts}
    where c.source_id = ${organisationId} and ${standsHere('c')}
      and (${before ?? null}::bigint is null or c.contact_id < ${before ?? null})
    order by c.contact_id desc limit ${sql.lit(limit)}`.execute(tx.sql);
  return rows;
}

/** A contact by its number among those of the given sources; undefined where there is none. */
export async function findContact(
  tx: Tx, contactId: bigint, sources: readonly number[],
): Promise<ContactRow | undefined> {
  const { rows } = await sql<ContactRow>`
    select ${contactColumns} from ${contacts}
    where c.source_id = any (${sources}::integer[]) and c.contact_id = ${contactId}
      and ${standsHere('c')}`
    .execute(tx.sql);
  return rows[0];
}

/** The answers that came with contacts; the pairs name person and contact. */
export async function listAnswers(
  tx: Tx, of: readonly ContactRow[],
): Promise<readonly AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    select a.contact_id as "contactId", a.question_id as "questionId", a.option,
      a.source_id as "sourceId", a.occurred_at as "occurredAt", a.received_at as "receivedAt",
      a.division_id as "divisionId"
    from ${pairs(of)} join answer a using (person_id, contact_id)
    order by a.contact_id, a.question_id`.execute(tx.sql);
  return rows;
}

export async function listOwnAnswers(
  tx: Tx, of: readonly ContactRow[],
): Promise<readonly OwnAnswerRow[]> {
  const { rows } = await sql<OwnAnswerRow>`
    select a.contact_id as "contactId", a.question, a.answer
    from ${pairs(of)} join private_answer a using (person_id, contact_id)
    order by a.contact_id, a.question`.execute(tx.sql);
  return rows;
}

function pairs(of: readonly ContactRow[]): RawBuilder<unknown> {
  return sql`unnest(${of.map(({ personId }) => personId)}::bigint[],
    ${of.map(({ contactId }) => contactId)}::bigint[]) as given (person_id, contact_id)`;
}

/** Takes a contact back by a further line; false when it was taken back before. */
export async function insertRetraction(tx: Tx, taken: {
  readonly personId: bigint;
  readonly contactId: bigint;
  readonly organisationId: number;
  readonly userId: string;
  readonly reason: string;
}): Promise<boolean> {
  const { rows } = await sql`
    insert into retraction (person_id, contact_id, source_id, user_id, reason, at)
    values (${taken.personId}, ${taken.contactId}, ${taken.organisationId}, ${taken.userId},
      ${taken.reason}, ${tx.now})
    on conflict do nothing returning contact_id`.execute(tx.sql);
  return rows.length > 0;
}
