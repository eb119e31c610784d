import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { rowPredicate, type Entitlement } from '../../agreements/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { Blocks } from '../blocks.ts';

/** One record that a block led to; `place` is the claim's place in the list. */
export interface FoundRow {
  readonly place: number;
  /** `bearer` was found by an id, `record` by what she and the claim have in common. */
  readonly by: 'bearer' | 'record';
  readonly isRegistration: boolean;
  readonly personId: bigint;
  readonly last: string | null;
  readonly first: string | null;
  readonly middle: string | null;
  readonly suffix: string | null;
  readonly birthDate: string | null;
  readonly birthYear: number | null;
  readonly age: number | null;
  readonly givenYear: number | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly zip: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly divisionId: number | null;
}

/** Common names are cut here: past it nobody can be told apart by the name anyway. */
const mostOfOneName = 21;
const mostAtOneAddress = 40;

interface Shape {
  readonly from: RawBuilder<unknown>;
  readonly columns: RawBuilder<unknown>;
  readonly readable: RawBuilder<SqlBool>;
}

function registrationShape(entitlement: Entitlement, now: Date): Shape {
  return {
    from: sql`registration r join roll on roll.roll_id = r.roll_id
      and r.from_version <= roll.version
      and (r.until_version is null or r.until_version > roll.version)`,
    columns: sql`r.person_id as "personId", r.last_name as last, r.first_name as first,
      r.middle_name as middle, r.suffix, null::date as "birthDate",
      r.birth_year as "birthYear", null::smallint as age, null::integer as "givenYear",
      r.street_address as address, r.city, r.zip, r.phone, null::text as email,
      coalesce(r.precinct_id, r.county_id) as "divisionId"`,
    readable: rowPredicate(entitlement, {
      category: 'registration', source: sql.ref('r.source_id'),
      division: sql`coalesce(r.precinct_id, r.county_id)`,
    }, now),
  };
}

function statementShape(entitlement: Entitlement, now: Date): Shape {
  const row = {
    source: sql.ref('r.source_id'), division: sql.ref('r.division_id'), at: sql.ref('r.given_at'),
  };
  const birthDate = rowPredicate(entitlement, { category: 'sensitive', ...row }, now);
  return {
    from: sql`statement r`,
    columns: sql`r.person_id as "personId", r.last_name as last, r.first_name as first,
      r.middle_name as middle, r.suffix,
      case when ${birthDate} then r.birth_date end as "birthDate",
      r.birth_year as "birthYear", r.age, extract(year from r.given_at)::integer as "givenYear",
      r.address, r.city, r.zip, r.phone, r.email,
      r.division_id as "divisionId"`,
    readable: sql<SqlBool>`(
      ${rowPredicate(entitlement, { category: 'contactability', ...row }, now)}
      and not exists (select from moved_statement m
        where m.person_id = r.person_id and m.statement_id = r.statement_id))`,
  };
}

/**
 * Whom an id names, and every statement that shares a block with a claim, in one question whatever
 * the number of claims. The roll is searched in memory. Only what the entitlement lets the asker
 * read is looked at; row-level security stands behind.
 */
export async function findRecords(
  tx: Tx, entitlement: Entitlement, blocks: Blocks,
): Promise<readonly FoundRow[]> {
  const registration = registrationShape(entitlement, tx.now);
  const statement = statementShape(entitlement, tx.now);
  const branches = [
    ...bearerBranches(blocks, registration, statement),
    ...statementBranches(blocks, statement),
  ];
  if (branches.length === 0) return [];
  const all = sql.join(branches, sql` union all `);
  const { rows } = await sql<FoundRow>`/* kept */ ${all}`.execute(tx.sql);
  return rows;
}

function bearerBranches(
  blocks: Blocks, registration: Shape, statement: Shape,
): readonly RawBuilder<unknown>[] {
  const { voters, persons } = blocks;
  const branches: RawBuilder<unknown>[] = [];
  if (voters.place.length > 0) {
    branches.push(sql`
      select b.place, 'bearer' as by, true as "isRegistration", ${registration.columns}
      from unnest(${voters.place}::integer[], ${voters.state}::text[], ${voters.voterId}::text[])
          as b (place, state, voter_id)
        join voter_key k on k.state = b.state and k.voter_id = b.voter_id,
        ${registration.from}
      where r.person_id = k.person_id and ${registration.readable}`);
  }
  if (persons.place.length > 0) {
    for (const [shape, isRegistration] of [[registration, true], [statement, false]] as const) {
      branches.push(sql`
        select b.place, 'bearer' as by, ${sql.lit(isRegistration)} as "isRegistration",
          ${shape.columns}
        from unnest(${persons.place}::integer[], ${persons.personId}::bigint[])
            as b (place, person_id), ${shape.from}
        where r.person_id = b.person_id and ${shape.readable}`);
    }
  }
  return branches;
}

/** One way from claims to records: the claims' side, and on what they meet. */
interface Path {
  readonly block: RawBuilder<unknown>;
  readonly on: RawBuilder<unknown>;
  readonly most: number;
}

function statementBranches(blocks: Blocks, shape: Shape): readonly RawBuilder<unknown>[] {
  const paths = [...namePaths(blocks), ...addressPaths(blocks), ...numberPaths(blocks)];
  return paths.map(({ block, on, most }) => sql`
    select b.place, 'record' as by, false as "isRegistration", r.*
    from ${block} cross join lateral (
      select ${shape.columns} from ${shape.from} where ${on} and ${shape.readable}
      limit ${sql.lit(most)}
    ) r`);
}

function namePaths({ names }: Blocks): readonly Path[] {
  if (names.place.length === 0) return [];
  const block = sql`unnest(${names.place}::integer[], ${names.last}::text[],
    ${names.first}::text[]) as b (place, last_key, first_key)`;
  const named = sql`r.last_key = b.last_key and r.first_key = b.first_key`;
  return [{ block, on: named, most: mostOfOneName }];
}

function addressPaths({ addresses, streets }: Blocks): readonly Path[] {
  const on = sql`r.address_id = b.address_id`;
  const paths: Path[] = [];
  if (addresses.place.length > 0) {
    const block = sql`unnest(${addresses.place}::integer[], ${addresses.addressId}::bigint[])
      as b (place, address_id)`;
    paths.push({ block, on, most: mostAtOneAddress });
  }
  if (streets.place.length > 0) {
    const block = sql`(select g.place, a.address_id
      from unnest(${streets.place}::integer[], ${streets.street}::text[], ${streets.number}::text[],
          ${streets.unit}::text[], ${streets.city}::text[]) as g (place, street, number, unit, city)
        join address a on a.street = g.street and a.number = g.number and a.unit = g.unit
          and upper(a.city) = upper(g.city)) b`;
    paths.push({ block, on, most: mostAtOneAddress });
  }
  return paths;
}

function numberPaths({ phones, emails }: Blocks): readonly Path[] {
  const paths: Path[] = [];
  if (phones.place.length > 0) {
    const block = sql`unnest(${phones.place}::integer[], ${phones.phone}::text[])
      as b (place, phone)`;
    paths.push({ block, on: sql`r.phone = b.phone`, most: mostOfOneName });
  }
  if (emails.place.length > 0) {
    const block = sql`unnest(${emails.place}::integer[], ${emails.email}::text[])
      as b (place, email)`;
    paths.push({ block, on: sql`r.email = b.email`, most: mostOfOneName });
  }
  return paths;
}
