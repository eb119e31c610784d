import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import type { Claim } from '../claim.ts';

/** What one source said of one person, once. */
export interface NewStatement {
  readonly personId: bigint;
  readonly sourceId: number;
  readonly contactId: bigint | undefined;
  /** Where she was registered then, else the source's state. */
  readonly divisionId: number;
  readonly claim: Claim;
}

export async function reservePersonIds(tx: Tx, count: number): Promise<readonly bigint[]> {
  if (count === 0) return [];
  const { rows } = await sql<{ id: bigint }>`
    select nextval('person_number') as id from generate_series(1, ${count})`.execute(tx.sql);
  return rows.map(({ id }) => id);
}

export async function insertPersons(
  tx: Tx, personIds: readonly bigint[], origin: 'contact' | 'split' = 'contact',
): Promise<void> {
  await sql`insert into person (person_id, origin, created_at)
    select given.person_id, ${origin}, ${tx.now}
    from unnest(${personIds}::bigint[]) as given (person_id)`.execute(tx.sql);
}

export async function insertStatements(
  tx: Tx, statements: readonly NewStatement[],
): Promise<void> {
  const claims = statements.map(({ claim }) => claim);
  const address = claims.map((claim) => claim.address);
  const text = (values: readonly (string | undefined)[]) =>
    sql`${values.map((value) => value === undefined || value === '' ? null : value)}::text[]`;
  await sql`/* kept */
    insert into statement (person_id, statement_id, source_id, contact_id, division_id, given_at,
      last_name, first_name, middle_name, suffix, last_key, first_key, birth_date, birth_year, age,
      address, city, zip, address_id, phone, email)
    select g.person_id, nextval('statement_number'), g.source_id, g.contact_id, g.division_id,
      ${tx.now}, g.last_name, g.first_name, g.middle_name, g.suffix, g.last_key, g.first_key,
      g.birth_date, g.birth_year, g.age, g.address, g.city, g.zip, g.address_id, g.phone, g.email
    from unnest(
      ${statements.map(({ personId }) => personId)}::bigint[],
      ${statements.map(({ sourceId }) => sourceId)}::integer[],
      ${statements.map(({ contactId }) => contactId ?? null)}::bigint[],
      ${statements.map(({ divisionId }) => divisionId)}::integer[],
      ${text(claims.map(({ name }) => name.last))}, ${text(claims.map(({ name }) => name.first))},
      ${text(claims.map(({ name }) => name.middle))},
      ${text(claims.map(({ name }) => name.suffix))},
      ${text(claims.map(({ name }) => name.lastKey))},
      ${text(claims.map(({ name }) => name.firstKey))},
      ${claims.map(({ birth }) => birth.date ?? null)}::date[],
      ${claims.map(({ birth }) => birth.years.length === 1 ? birth.years[0]! : null)}::smallint[],
      ${claims.map(({ birth }) => birth.age ?? null)}::smallint[],
      ${text(address.map((one) => one?.line))}, ${text(address.map((one) => one?.city))},
      ${text(address.map((one) => one?.zip))},
      ${address.map((one) => one?.addressId ?? null)}::bigint[],
      ${text(claims.map(({ phone }) => phone))}, ${text(claims.map(({ email }) => email))}
    ) as g (person_id, source_id, contact_id, division_id, last_name, first_name, middle_name,
      suffix, last_key, first_key, birth_date, birth_year, age, address, city, zip, address_id,
      phone, email)
  `.execute(tx.sql);
}
