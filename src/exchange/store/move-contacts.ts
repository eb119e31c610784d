import { sql } from 'kysely';
import type { FactMove } from '../../identity/index.ts';
import type { Tx } from '../../platform/index.ts';

/**
 * Writes contacts again under another person's number, with all that came through them: answers,
 * answers to own questions, a retraction. The first lines stay, and moved_contact says that they no
 * longer count; the sender's key leads to the new one. A system transaction that holds the graph.
 * Answers whose contacts they are.
 */
export async function moveContacts(
  tx: Tx, { from, to, contactIds, actId }: FactMove,
): Promise<readonly { readonly contactId: bigint; readonly sourceId: number }[]> {
  const chosen = sql`person_id = ${from} and contact_id = any (${contactIds}::bigint[])`;
  for (const [table, columns] of copied) {
    const names = sql.raw(columns);
    await sql`insert into ${sql.table(table)} (person_id, ${names})
      select ${to}, ${names} from ${sql.table(table)} where ${chosen}`.execute(tx.sql);
  }
  await sql`update contact_key set person_id = ${to}
    from contact c
    where c.person_id = ${from} and c.contact_id = any (${contactIds}::bigint[])
      and contact_key.organisation_id = c.source_id and contact_key.person_id = ${from}
      and contact_key.contact_id = c.contact_id
      and contact_key.received_at = c.received_at`.execute(tx.sql);
  const { rows } = await sql<{ contactId: bigint; sourceId: number }>`
    insert into moved_contact (person_id, contact_id, source_id, to_person_id, act_id, at)
    select person_id, contact_id, source_id, ${to}, ${actId}, ${tx.now} from contact where ${chosen}
    returning contact_id as "contactId", source_id as "sourceId"`.execute(tx.sql);
  return rows;
}

const copied = [
  ['contact', `contact_id, source_id, channel, result, occurred_at, received_at, local_day,
    division_id, by_whom, phone, dated_to_receipt`],
  ['answer', `contact_id, question_id, option, source_id, occurred_at, received_at, division_id`],
  ['private_answer', 'contact_id, organisation_id, question, answer'],
  ['retraction', 'contact_id, source_id, user_id, reason, at'],
] as const;
