import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import type { Anchor } from './judgement.ts';

/** A registration as its roll stands, or a statement that stands, whoever may read it. */
export interface RecordRow {
  readonly kind: 'registration' | 'statement';
  readonly recordId: bigint;
  readonly personId: bigint;
  readonly sourceId: number;
  readonly divisionId: number;
  readonly at: Date;
  readonly contactId: bigint | null;
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
  readonly state: string | null;
  readonly voterId: string | null;
  /** Her address and telephone are shown to nobody. */
  readonly isConfidential: boolean;
}

const registrationColumns = sql`'registration' as kind, r.registration_id as "recordId",
  r.person_id as "personId", r.source_id as "sourceId",
  coalesce(r.precinct_id, r.county_id) as "divisionId", roll.switched_at as at,
  null::bigint as "contactId", r.last_name as "lastName", r.first_name as "firstName",
  r.middle_name as "middleName", r.suffix, null::date as "birthDate", r.birth_year as "birthYear",
  null::smallint as age,
  case when r.confidential then null else r.street_address end as address,
  case when r.confidential then null else r.city end as city,
  case when r.confidential then null else r.zip end as zip,
  case when r.confidential then null else r.phone end as phone,
  null::text as email, roll.state, r.voter_id as "voterId",
  r.confidential as "isConfidential"`;

const statementColumns = sql`'statement' as kind, s.statement_id as "recordId",
  s.person_id as "personId", s.source_id as "sourceId", s.division_id as "divisionId",
  s.given_at as at, s.contact_id as "contactId", s.last_name as "lastName",
  s.first_name as "firstName", s.middle_name as "middleName", s.suffix,
  s.birth_date as "birthDate", s.birth_year as "birthYear", s.age, s.address, s.city, s.zip,
  s.phone, s.email, null::text as state, null::text as "voterId",
  false as "isConfidential"`;

const fromRegistration = sql`registration r join roll on roll.roll_id = r.roll_id
  and r.from_version <= roll.version
  and (r.until_version is null or r.until_version > roll.version)`;

const stands = sql`not exists (select from moved_statement m
  where m.person_id = s.person_id and m.statement_id = s.statement_id)`;

const mostRecords = 20_000;

/** What is kept under these numbers: registrations first, then statements as they came. */
export async function listRecords(
  tx: Tx, numbers: readonly bigint[],
): Promise<readonly RecordRow[]> {
  return select(tx, sql`
    select ${registrationColumns} from ${fromRegistration}
      where r.person_id = any (${numbers}::bigint[])
    union all
    select ${statementColumns} from statement s
      where s.person_id = any (${numbers}::bigint[]) and ${stands}
    order by kind, "recordId" limit ${sql.lit(mostRecords)}`);
}

/** The records that are named; a statement that moved since is found under no old number. */
export async function findRecordRows(tx: Tx, refs: readonly {
  readonly kind: 'registration' | 'statement';
  readonly personId: bigint;
  readonly recordId: bigint;
}[]): Promise<readonly RecordRow[]> {
  const given = (kind: string): RawBuilder<unknown> => {
    const of = refs.filter((ref) => ref.kind === kind);
    return sql`unnest(${of.map(({ personId }) => personId)}::bigint[],
      ${of.map(({ recordId }) => recordId)}::bigint[]) as given (person_id, record_id)`;
  };
  return select(tx, sql`
    select ${registrationColumns} from ${given('registration')} join ${fromRegistration}
      on r.person_id = given.person_id and r.registration_id = given.record_id
    union all
    select ${statementColumns} from ${given('statement')} join statement s
      on s.person_id = given.person_id and s.statement_id = given.record_id
    where ${stands}`);
}

async function select(tx: Tx, query: RawBuilder<unknown>): Promise<readonly RecordRow[]> {
  const { rows } = await sql<RecordRow>`${query}`.execute(tx.sql);
  return rows;
}

/** By which record each number is named in a judgement: its registration, else what came first. */
export async function anchorsOf(
  tx: Tx, numbers: readonly bigint[],
): Promise<ReadonlyMap<bigint, Anchor>> {
  const anchors = new Map<bigint, Anchor>();
  for (const { personId, kind, recordId, sourceId } of await listRecords(tx, numbers)) {
    if (!anchors.has(personId)) anchors.set(personId, { personId, kind, recordId, sourceId });
  }
  return anchors;
}

/** From which numbers to which a split wrote statements again. A system read. */
export async function listMoves(
  tx: Tx, actId: bigint,
): Promise<readonly { readonly from: bigint; readonly to: bigint }[]> {
  const { rows } = await sql<{ from: bigint; to: bigint }>`
    select distinct person_id as "from", to_person_id as "to" from moved_statement
    where act_id = ${actId}`.execute(tx.sql);
  return rows;
}

/**
 * Writes statements again under another number, with a line beside the first that they moved. A
 * system transaction that holds the graph.
 */
export async function moveStatements(tx: Tx, move: {
  readonly from: bigint;
  readonly to: bigint;
  readonly statementIds: readonly bigint[];
  readonly actId: bigint;
}): Promise<void> {
  const { from, to, statementIds, actId } = move;
  const columns = sql.raw(`statement_id, source_id, contact_id, division_id, given_at, last_name,
    first_name, middle_name, suffix, last_key, first_key, birth_date, birth_year, age, address,
    city, zip, address_id, phone, email`);
  await sql`
    insert into statement (person_id, ${columns})
    select ${to}, ${columns} from statement
    where person_id = ${from} and statement_id = any (${statementIds}::bigint[])`.execute(tx.sql);
  await sql`
    insert into moved_statement (person_id, statement_id, source_id, to_person_id, act_id, at)
    select person_id, statement_id, source_id, ${to}, ${actId}, ${tx.now} from statement
    where person_id = ${from} and statement_id = any (${statementIds}::bigint[])`.execute(tx.sql);
}
