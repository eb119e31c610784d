import type { DuckDb } from '../../platform/index.ts';
import { text } from './duck-text.ts';

/** Columns that an import copies into PostgreSQL, in the order of the files made here. */
export const copyColumns = {
  person: ['person_id', 'origin', 'created_at'],
  voter_key: ['state', 'voter_id', 'person_id'],
  address: ['address_id', 'key', 'number', 'street', 'unit', 'city', 'zip', 'state'],
  registration: [
    'person_id', 'registration_id', 'from_version', 'roll_id', 'source_id', 'voter_id',
    'county_id', 'voter_number', 'precinct_id', 'district_set_id', 'last_name', 'first_name',
    'middle_name', 'suffix', 'last_key', 'first_key', 'status', 'reason', 'party', 'sex', 'race',
    'ethnicity', 'birth_year', 'birth_state', 'registered_on', 'address_id', 'street_address',
    'city', 'zip', 'mail_address', 'phone', 'confidential', 'content_hash',
  ],
  vote: ['person_id', 'election_id', 'source_id', 'method', 'party', 'county_id', 'from_version'],
} as const;
export type CopiedTable = keyof typeof copyColumns;

/**
 * The table `numbered`: gives touched voters without a number those in the files, one each line; a
 * person's with her partition.
 */
export async function giveNumbers(
  duck: DuckDb, paths: { persons: string; registrations: string },
): Promise<void> {
  const numbers = (path: string, columns: string): string => `(select *,
    row_number() over () as place from read_csv(${text(path)}, header = false,
      auto_detect = false, columns = {${columns}}))`;
  await duck.run(`create or replace table numbered as
    with newcomer as (select line, row_number() over (order by line) as place from delta
        where person_id is null),
      entry as (select line, row_number() over (order by line) as place from delta
        where registration_id is null)
    select delta.line, coalesce(delta.person_id, person.number) as person_id,
      coalesce(delta.registration_id, registration.number) as registration_id,
      coalesce(delta.part, person.part) as part, delta.person_id is null as is_newcomer,
      delta.address_id, best.place_hash,
      best.content_hash
    from delta join best using (line) left join newcomer using (line) left join entry using (line)
      left join ${numbers(paths.persons, "'number': 'BIGINT', 'part': 'UTINYINT'")} as person
        on person.place = newcomer.place
      left join ${numbers(paths.registrations, "'number': 'BIGINT'")} as registration
        on registration.place = entry.place`);
}

export interface ExportTerms {
  readonly state: string;
  readonly rollId: number;
  readonly sourceId: number;
  readonly version: number;
  readonly at: Date;
}

const csv = `(format csv, header false, delimiter ',', quote '"', escape '"', nullstr ''`;

/** Writes the rows of one table as PostgreSQL's CSV, about in the order of their primary key. */
export async function exportRows(
  duck: DuckDb, { table, path, terms }: { table: CopiedTable; path: string; terms: ExportTerms },
): Promise<void> {
  await duck.run(`copy (${selectOf(table, terms)}) to ${text(path)} ${csv})`);
}

/** The same with one folder for each partition, `part=0` and so on. */
export async function exportParts(
  duck: DuckDb, { table, path, terms }: { table: CopiedTable; path: string; terms: ExportTerms },
): Promise<void> {
  await duck.run(
    `copy (${selectOf(table, terms)}) to ${text(path)} ${csv}, partition_by (part))`);
}

function selectOf(table: CopiedTable, terms: ExportTerms): string {
  const { state, rollId, sourceId, version } = terms;
  switch (table) {
    case 'person':
      return `select person_id, 'roll', ${text(terms.at.toISOString())} from numbered
        where is_newcomer`;
    case 'voter_key':
      return `select ${text(state)}, voter_id, person_id from numbered join best using (line)
        where is_newcomer`;
    case 'address':
      return `select address_id, any_value(key), any_value(number), any_value(street),
        any_value(unit), any_value(city), any_value(zip), ${text(state)}
        from address_text where address_id is not null group by address_id`;
    case 'registration':
      return `select numbered.person_id, numbered.registration_id, ${version}, ${rollId},
        ${sourceId}, voter_id, county_id, voter_number, place.precinct_id, place.district_set_id,
        last_name, first_name, middle_name, suffix,
        coalesce(last.last_key, last_name), coalesce(first.first_key, first_name),
        status, reason, party, sex, race, ethnicity, birth_year, birth_state, registered_on,
        numbered.address_id, street, city, zip, mail, phone, confidential,
        numbered.content_hash, numbered.part
        from typed join numbered using (line)
          left join place on place.place_hash = numbered.place_hash
          left join name_key as last on last.name = typed.last_name
          left join name_key as first on first.name = typed.first_name`;
    case 'vote':
      return `select person_id, election_id, ${sourceId}, method, party, county_id, ${version}, part
        from new_vote order by person_id, election_id`;
  }
}
