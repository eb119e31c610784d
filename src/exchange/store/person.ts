import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Tx } from '../../platform/index.ts';

/*
 * What is kept of one person under all of her numbers, as row-level security lets it through: at
 * most some hundred rows. What moved to another person no longer counts. Which rows and which of
 * their fields may be shown is decided row by row by `permits`.
 */

const isOf = (column: string, numbers: readonly bigint[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} = any (${numbers}::bigint[])`;

/** Whether a contact still counts where it stands; `alias` is the table that bears its number. */
export const standsHere = (alias: string): RawBuilder<SqlBool> => sql<SqlBool>`
  not exists (select from moved_contact m where m.person_id = ${sql.ref(`${alias}.person_id`)}
    and m.contact_id = ${sql.ref(`${alias}.contact_id`)})`;

export interface RegistrationRow {
  readonly personId: bigint;
  readonly state: string;
  readonly sourceId: number;
  readonly switchedAt: Date | null;
  readonly voterId: string;
  readonly countyId: number;
  readonly precinctId: number | null;
  readonly divisions: number[] | null;
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly suffix: string;
  readonly status: string;
  readonly reason: string;
  readonly party: string;
  readonly sex: string;
  readonly race: string;
  readonly ethnicity: string;
  readonly birthYear: number | null;
  readonly birthState: string;
  readonly registeredOn: string | null;
  readonly addressId: bigint | null;
  readonly line: string;
  readonly city: string;
  readonly zip: string;
  readonly mailAddress: string;
  readonly phone: string | null;
  readonly confidential: boolean;
}

export async function listRegistrations(
  tx: Tx, numbers: readonly bigint[],
): Promise<readonly RegistrationRow[]> {
  const { rows } = await sql<RegistrationRow>`
    select r.person_id as "personId", roll.state, r.source_id as "sourceId",
      roll.switched_at as "switchedAt",
      r.voter_id as "voterId", r.county_id as "countyId", r.precinct_id as "precinctId",
      d.divisions, r.last_name as "lastName", r.first_name as "firstName",
      r.middle_name as "middleName", r.suffix, r.status, r.reason, r.party, r.sex, r.race,
      r.ethnicity, r.birth_year as "birthYear", r.birth_state as "birthState",
      r.registered_on as "registeredOn", r.address_id as "addressId", r.street_address as line,
      r.city, r.zip, r.mail_address as "mailAddress", r.phone, r.confidential
    from registration r
      join roll on roll.roll_id = r.roll_id and r.from_version <= roll.version
        and (r.until_version is null or r.until_version > roll.version)
      left join district_set d on d.district_set_id = r.district_set_id
    where ${isOf('r.person_id', numbers)}
    order by r.status = 'R', r.registration_id desc`.execute(tx.sql);
  return rows;
}

export interface VoteRow {
  readonly personId: bigint;
  readonly electionId: number;
  readonly sourceId: number;
  readonly switchedAt: Date | null;
  readonly method: number;
  readonly party: string;
}

export async function listVotes(
  tx: Tx, numbers: readonly bigint[],
): Promise<readonly VoteRow[]> {
  const { rows } = await sql<VoteRow>`
    select v.person_id as "personId", v.election_id as "electionId",
      v.source_id as "sourceId", v.method, v.party,
      roll.switched_at as "switchedAt"
    from vote v
      join election e on e.election_id = v.election_id
      join roll on roll.state = e.state and roll.source_id = v.source_id
        and roll.version >= v.from_version
    where ${isOf('v.person_id', numbers)}
    order by e.day desc, e.election_id`.execute(tx.sql);
  return rows;
}

export interface StatementRow {
  readonly statementId: bigint;
  readonly sourceId: number;
  readonly contactId: bigint | null;
  readonly divisionId: number;
  readonly givenAt: Date;
  readonly lastName: string | null;
  readonly firstName: string | null;
  readonly middleName: string | null;
  readonly suffix: string | null;
  readonly birthDate: string | null;
  readonly birthYear: number | null;
  readonly age: number | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly zip: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

export async function listStatements(
  tx: Tx, numbers: readonly bigint[],
): Promise<readonly StatementRow[]> {
  const { rows } = await sql<StatementRow>`
    select s.statement_id as "statementId", source_id as "sourceId",
      contact_id as "contactId", division_id as "divisionId",
      given_at as "givenAt", last_name as "lastName", first_name as "firstName",
      middle_name as "middleName", suffix, birth_date as "birthDate", birth_year as "birthYear",
      age, address, city, zip, phone, email
    from statement s where ${isOf('s.person_id', numbers)}
      and not exists (select from moved_statement m where m.person_id = s.person_id
        and m.statement_id = s.statement_id)
    order by given_at desc, statement_id desc limit 500`.execute(tx.sql);
  return rows;
}

export interface ContactRow {
  /** The number under which it stands. */
  readonly personId: bigint;
  /** By which the person is known. */
  readonly canonicalId: bigint;
  readonly contactId: bigint;
  readonly sourceId: number;
  readonly channel: number;
  readonly result: number;
  readonly occurredAt: Date;
  readonly receivedAt: Date;
  readonly divisionId: number;
  readonly byWhom: string;
  readonly phone: string | null;
  readonly datedToReceipt: boolean;
  readonly retractedAt: Date | null;
  readonly retractReason: string | null;
}

export interface AnswerRow {
  readonly contactId: bigint;
  readonly questionId: number;
  readonly option: number;
  readonly sourceId: number;
  readonly occurredAt: Date;
  readonly receivedAt: Date;
  readonly divisionId: number;
}

export interface OwnAnswerRow {
  readonly contactId: bigint;
  readonly question: string;
  readonly answer: string;
}

export const contactColumns = sql`c.person_id as "personId",
  coalesce((select a.canonical_id from person_alias a where a.person_id = c.person_id),
    c.person_id) as "canonicalId", c.contact_id as "contactId",
  c.source_id as "sourceId", c.channel, c.result, c.occurred_at as "occurredAt",
  c.received_at as "receivedAt", c.division_id as "divisionId", c.by_whom as "byWhom", c.phone,
  c.dated_to_receipt as "datedToReceipt", t.at as "retractedAt", t.reason as "retractReason"`;

const mostContacts = 2_000;

/** Newest first; of someone contacted more often than that the oldest are left out. */
export async function listContactsOf(
  tx: Tx, numbers: readonly bigint[],
): Promise<readonly ContactRow[]> {
  const { rows } = await sql<ContactRow>`
    select ${contactColumns}
    from contact c left join retraction t using (person_id, contact_id)
    where ${isOf('c.person_id', numbers)} and ${standsHere('c')}
    order by c.occurred_at desc, c.contact_id desc limit ${sql.lit(mostContacts)}`.execute(tx.sql);
  return rows;
}

export async function listAnswersOf(
  tx: Tx, numbers: readonly bigint[],
): Promise<readonly AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    select contact_id as "contactId", question_id as "questionId", option,
      source_id as "sourceId", occurred_at as "occurredAt", received_at as "receivedAt",
      division_id as "divisionId"
    from answer a where ${isOf('a.person_id', numbers)} and ${standsHere('a')}
    order by contact_id, question_id`.execute(tx.sql);
  return rows;
}

/** The organisation's own questions, which it has not mapped. */
export async function listOwnAnswersOf(
  tx: Tx, numbers: readonly bigint[],
): Promise<readonly OwnAnswerRow[]> {
  const { rows } = await sql<OwnAnswerRow>`
    select contact_id as "contactId", question, answer from private_answer a
    where ${isOf('a.person_id', numbers)} and ${standsHere('a')}
    order by contact_id, question`.execute(tx.sql);
  return rows;
}

/** Others who are registered at an address now; the asker's right is checked by their summaries. */
export async function listHousemates(
  tx: Tx, addressId: bigint, numbers: readonly bigint[],
): Promise<readonly bigint[]> {
  const { rows } = await sql<{ personId: bigint }>`
    select distinct r.person_id as "personId" from registration r
      join roll on roll.roll_id = r.roll_id and r.from_version <= roll.version
        and (r.until_version is null or r.until_version > roll.version)
    where r.address_id = ${addressId} and not ${isOf('r.person_id', numbers)} and r.status <> 'R'
      and not r.confidential
    order by 1 limit 30`.execute(tx.sql);
  return rows.map((row) => row.personId);
}
