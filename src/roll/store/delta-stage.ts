import type { DuckDb } from '../../platform/index.ts';
import { text } from './duck-text.ts';
import { isCancelled } from './registration-stage.ts';

/** Columns of `current`, as PostgreSQL copies them out. */
export const currentColumns = {
  voter_id: 'VARCHAR', person_id: 'BIGINT', registration_id: 'BIGINT', from_version: 'INTEGER',
  content_hash: 'BIGINT', county_id: 'INTEGER', address_id: 'BIGINT', status: 'VARCHAR',
  registered_on: 'DATE', absent_since: 'INTEGER', part: 'UTINYINT',
} as const;

/** What the roll holds now, from the file that PostgreSQL wrote; empty for the first import. */
export async function loadCurrent(duck: DuckDb, path: string | undefined): Promise<void> {
  const columns = Object.entries(currentColumns);
  const source = path === undefined
    ? `(select ${columns.map(([name, type]) => `null::${type} as ${name}`).join(', ')} limit 0)`
    : `read_csv(${text(path)}, header = false, auto_detect = false, nullstr = '', columns = {${
      columns.map(([name, type]) => `${text(name)}: ${text(type)}`).join(', ')}})`;
  await duck.run(`create or replace table current as select * from ${source}`);
}

/** Which of two lines is the present one: lower is better. */
const rank = (status: string, day: string): string => `coalesce(list_position(
  ['A', 'S', 'I', 'D', 'R'], ${status}), 9) * 1000000
  - coalesce(datediff('day', date '1900-01-01', ${day}), 0)`;

/**
 * The tables `covered` (counties of the file), `touched` (voters whose registration is new or not
 * as it was), `outranked` (whose line here is worse than what another county, not in this file,
 * says) and `missing` (voters of covered counties whom the file does not name).
 */
export async function compare(duck: DuckDb): Promise<void> {
  await duck.run(`create or replace table covered as select distinct county_id from checked`);
  await duck.run(`create or replace table touched as
    select best.line, best.voter_id, current.person_id, current.registration_id, current.part,
      current.from_version, current.county_id as old_county_id,
      current.address_id as old_address_id, current.status as old_status,
      current.absent_since, current.content_hash is not distinct from best.content_hash
        and current.county_id = best.county_id as is_same
    from best left join current using (voter_id)
    where current.registration_id is null or current.content_hash <> best.content_hash
      or current.county_id <> best.county_id or current.absent_since is not null`);
  await duck.run(`create or replace table outranked as
    select touched.line from touched join best using (line) join current
      on current.voter_id = touched.voter_id
    where current.registration_id is not null
      and current.county_id not in (select county_id from covered)
      and ${rank('current.status', 'current.registered_on')}
        <= ${rank('best.status', 'best.registered_on')}`);
  await duck.run('delete from touched where line in (select line from outranked)');
  await duck.run(`create or replace table missing as
    select person_id, registration_id, from_version, county_id, absent_since from current
    where registration_id is not null and county_id in (select county_id from covered)
      and not exists (select 1 from best where best.voter_id = current.voter_id)
      and not exists (select 1 from present where present.voter_id = current.voter_id)`);
}

export interface Gap {
  readonly countyId: number;
  /** Voters that the roll has in the county and the last file named. */
  readonly before: number;
  /** Of them, how many this file does not name. */
  readonly gone: number;
}

/** How many voters each covered county would lose. */
export function countGaps(duck: DuckDb): Promise<readonly Gap[]> {
  return duck.all<Gap>(`
    select county_id as "countyId", count(*)::integer as before,
      count(missing.person_id)::integer as gone
    from current left join (select person_id from missing where absent_since is null) as missing
      using (person_id)
    where registration_id is not null and absent_since is null
      and county_id in (select county_id from covered)
    group by 1 order by 1`);
}

/** A distinct address of touched lines: its hash, then street, city, ZIP with 0x1F between. */
export interface AddressText {
  readonly hash: string;
  readonly address: string;
}

export function touchedAddresses(duck: DuckDb): AsyncIterable<readonly AddressText[]> {
  return duck.batches<AddressText>(`
    select distinct address_hash::varchar as hash,
      street || chr(31) || city || chr(31) || zip as address
    from typed semi join touched using (line) where address_hash is not null`);
}

/** The distinct last and first names of touched lines that are no key already. */
export function touchedNames(duck: DuckDb): AsyncIterable<readonly { name: string }[]> {
  return duck.batches<{ name: string }>(`
    select distinct name from (
      select unnest([last_name, first_name]) as name from typed semi join touched using (line))
    where not regexp_full_match(name, '[A-Z]*')`);
}

/** The distinct combinations of land codes among good lines. */
export function distinctPlaces<Row extends object>(
  duck: DuckDb, columns: readonly string[],
): Promise<readonly Row[]> {
  return duck.all<Row>(`
    select place_hash::varchar as "placeHash", any_value(county_id) as "countyId", ${
      columns.map((column) => `any_value(${column}) as ${column}`).join(', ')}
    from typed semi join checked using (line)
    group by place_hash order by min(county_id), place_hash`);
}

/** What the parser and the names' rules made of the texts, and the divisions of each place. */
export async function loadWorkedOut(
  duck: DuckDb, paths: { addresses: string; names: string; places: string },
): Promise<void> {
  const from = (path: string, columns: string): string => `read_csv(${text(path)}, header = false,
    auto_detect = false, delim = '\t', quote = '', escape = '', nullstr = '\\N',
    columns = {${columns}})`;
  await duck.run(`create or replace table address_text as select * from ${from(paths.addresses, `
    'address_hash': 'UBIGINT', 'address_id': 'BIGINT', 'key': 'VARCHAR', 'number': 'VARCHAR',
    'street': 'VARCHAR', 'unit': 'VARCHAR', 'city': 'VARCHAR', 'zip': 'VARCHAR'`)}`);
  await duck.run(`create or replace table name_key as select * from ${from(paths.names,
    "'name': 'VARCHAR', 'last_key': 'VARCHAR', 'first_key': 'VARCHAR'")}`);
  await duck.run(`create or replace table place as select * from ${from(paths.places,
    "'place_hash': 'UBIGINT', 'precinct_id': 'INTEGER', 'district_set_id': 'INTEGER'")}`);
}

/**
 * The table `delta`: each touched voter with the kind of her change: new, cancelled (off the roll
 * now), moved (address or county), returned (was absent, nothing else), changed.
 */
export async function tellKinds(duck: DuckDb): Promise<void> {
  await duck.run(`create or replace table delta as
    select touched.*, address_text.address_id, case
        when registration_id is null then 'new'
        when is_same then 'returned'
        when ${isCancelled('best.status')} and not (${isCancelled('old_status')}) then 'cancelled'
        when best.county_id <> old_county_id
          or (address_text.address_id is distinct from old_address_id
            and not (${isCancelled('best.status')})) then 'moved'
        else 'changed' end as kind
    from touched join best using (line) left join address_text using (address_hash)`);
}

export async function countKinds(duck: DuckDb): Promise<Readonly<Record<string, number>>> {
  const rows = await duck.all<{ kind: string; count: number }>(
    'select kind, count(*)::integer as count from delta group by kind');
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}

export async function countRows(duck: DuckDb, from: string): Promise<number> {
  const rows = await duck.all<{ count: number }>(`select count(*)::integer as count from ${from}`);
  return rows[0]!.count;
}
