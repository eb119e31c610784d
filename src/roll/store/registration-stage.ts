import type { DuckDb } from '../../platform/index.ts';
import type { Header } from '../file/layout.ts';
import { cancelledStatuses, longestValues, ncCodes, statusOrder } from '../file/nc-layout.ts';
import { list, readLines, text } from './duck-text.ts';
import { anyOf, listProblems, type Check } from './problem-stage.ts';

/** A county as the file numbers and names it. */
export interface StageCounty {
  readonly code: string;
  readonly name: string;
  readonly divisionId: number;
}

/** Land codes of a line, as columns of the file; their combination is a place. */
export const placeColumns = [
  'precinct_abbrv', 'precinct_desc', 'municipality_abbrv', 'municipality_desc', 'ward_abbrv',
  'ward_desc', 'cong_dist_abbrv', 'super_court_abbrv', 'judic_dist_abbrv', 'nc_senate_abbrv',
  'nc_house_abbrv', 'county_commiss_abbrv', 'county_commiss_desc', 'township_abbrv',
  'township_desc', 'school_dist_abbrv', 'school_dist_desc',
] as const;

const dateFormats = ['%m/%d/%Y', '%Y-%m-%d', '%m/%d/%Y %H:%M:%S', '%Y-%m-%d %H:%M:%S'];
const code = (column: string): string => `upper(coalesce(${column}, ''))`;
const plain = (column: string): string => `coalesce(${column}, '')`;
/** Placeholders that stand for "not known" and are no slip. */
const noBirthYear = "('0', '0000', '1900')";
const noDay = '1900-01-01';

export interface StageSource {
  /** The clean lines. */
  readonly path: string;
  readonly header: Header;
  readonly now: Date;
}

/** The file as DuckDB reads it: all text, one column for each that the layout needs. */
function sourceSelect({ path, header, now }: StageSource): string {
  const has = (name: string): boolean => header.columns.includes(name);
  const standIns: Readonly<Record<string, string>> = {
    res_street_address: addressParts(has),
    full_phone_number: "concat(area_cd, regexp_replace(phone_num, '[^0-9]', '', 'g'))",
    birth_year: `(${now.getUTCFullYear()} - try_cast(age_at_year_end as integer))::varchar`,
  };
  const chosen = header.layout.needed.map((name) =>
    has(name) ? name : `nullif(${standIns[name] ?? 'null'}, '') as ${name}`);
  return `select line, ${chosen.join(', ')} from ${readLines(path, header.columns)}`;
}

function addressParts(has: (name: string) => boolean): string {
  const parts = ['house_num', 'half_code', 'street_dir', 'street_name', 'street_type_cd',
    'street_sufx_cd'].filter(has);
  const unit = has('unit_num') ? [`case when unit_num is not null then '# ' || unit_num end`] : [];
  return `concat_ws(' ', ${[...parts, ...unit].join(', ')})`;
}

/**
 * Each line with what is kept of it, as it is kept. Confidential voters keep their id and name
 * only: no street, no phone, no mail.
 */
function typedSelect(source: StageSource): string {
  const open = "upper(coalesce(confidential_ind, 'N')) <> 'Y'";
  const mail = `concat_ws(', ', mail_addr1, mail_addr2, mail_addr3, mail_addr4, mail_city,
    nullif(concat_ws(' ', mail_state, mail_zipcode), ''))`;
  const digits = "regexp_replace(full_phone_number, '[^0-9]', '', 'g')";
  return `select raw.line, ${code('raw.ncid')} as voter_id, county.division_id as county_id,
    ${plain('raw.voter_reg_num')} as voter_number,
    ${code('last_name')} as last_name, ${code('first_name')} as first_name,
    ${code('middle_name')} as middle_name, ${code('name_suffix_lbl')} as suffix,
    ${code('status_cd')} as status,
    coalesce(list_position(${list(statusOrder)}, upper(status_cd)), 9)::utinyint as standing,
    ${code('reason_cd')} as reason, ${code('party_cd')} as party, ${code('gender_code')} as sex,
    ${code('race_code')} as race, ${code('ethnic_code')} as ethnicity,
    case when birth_year not in ${noBirthYear} then try_cast(birth_year as smallint) end
      as birth_year,
    ${code('birth_state')} as birth_state,
    try_strptime(registr_dt, ${list(dateFormats)})::date as registered,
    case when ${open} and upper(res_street_address) <> 'REMOVED' then res_street_address
      else '' end as street,
    case when ${open} then ${plain('res_city_desc')} else '' end as city,
    case when ${open} then ${plain('zip_code')} else '' end as zip,
    case when ${open} then ${mail} else '' end as mail,
    case when not ${open} or full_phone_number is null then null
      when length(${digits}) = 10 then '+1' || ${digits}
      when length(${digits}) = 11 and ${digits}[1] = '1' then '+' || ${digits} end as phone,
    not ${open} as confidential,
    ${placeColumns.map((column) => `${plain(column)} as ${column}`).join(', ')},
    raw.county_id as county_code, county_desc, county.name as county_name,
    registr_dt, raw.birth_year as birth_text
    from (${sourceSelect(source)}) as raw
      left join county on county.code = ltrim(raw.county_id, '0')`;
}

function checks(now: Date): readonly Check[] {
  const year = now.getUTCFullYear();
  const tomorrow = new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);
  const isMissing = (column: string, condition: string): Check =>
    ({ column, condition, reason: 'is missing' });
  return [
    isMissing('ncid', "voter_id = ''"),
    { column: 'ncid', condition: "not regexp_full_match(voter_id, '[A-Z0-9]{0,12}')",
      reason: 'is no voter id' },
    isMissing('voter_reg_num', "voter_number = ''"),
    isMissing('county_id', 'county_code is null'),
    { column: 'county_id', condition: 'county_code is not null and county_id is null',
      reason: 'is no county of this state', sample: 'county_code' },
    { column: 'county_desc', sample: 'county_desc', reason: 'is not the county of this county_id',
      condition: "upper(replace(county_desc, ' ', '')) <> upper(replace(county_name, ' ', ''))" },
    isMissing('last_name', "last_name = ''"),
    isMissing('status_cd', "status = ''"),
    { column: 'registr_dt', condition: 'registr_dt is not null and registered is null',
      reason: 'is no date', sample: 'registr_dt' },
    { column: 'registr_dt', condition: `registered > date '${tomorrow}'`,
      reason: 'lies in the future', sample: 'registr_dt' },
    { column: 'birth_year', sample: 'birth_text', reason: 'is no year',
      condition: `birth_text not in ${noBirthYear} and birth_year is null` },
    { column: 'birth_year', condition: `birth_year not between 1880 and ${year - 15}`,
      reason: 'is out of range', sample: 'birth_text' },
    ...longestValues.map(({ column, kept, length }): Check => ({
      column, condition: `length(${kept}) > ${length}`,
      reason: `is longer than ${length} characters`,
    })),
  ];
}

/** All that is kept of a registration, in one text: its hash tells whether anything changed. */
const content = [
  'voter_number', 'last_name', 'first_name', 'middle_name', 'suffix', 'status', 'reason', 'party',
  'sex', 'race', 'ethnicity', 'birth_year', 'birth_state', 'registered', 'street', 'city', 'zip',
  'mail', 'phone', 'confidential', ...placeColumns,
]
  .map((column) => `coalesce(${column}::varchar, '')`).join(', chr(31), ');

/**
 * Reads the lines and checks them. The view `typed` reads the file again whenever it is asked: all
 * that is kept of millions of lines would not fit into memory. The table `lines` holds what is
 * compared, `problem` (line, column, reason, sample) the faults of bad lines, `present` the voters
 * of bad lines (they are in the file after all); the view `checked` is the good ones of `lines`.
 */
export async function stageLines(
  duck: DuckDb, { source, counties }: { source: StageSource; counties: readonly StageCounty[] },
): Promise<void> {
  await duck.run(
    'create or replace table county (code varchar, name varchar, division_id integer)');
  await duck.append('county', counties.map((one) => [one.code, one.name, one.divisionId]));
  await duck.run(`create or replace view typed as select *,
      case when registered > date '${noDay}' then registered end as registered_on,
      hash(county_id, ${placeColumns.join(', ')}) as place_hash,
      case when street <> '' then hash(street, city, zip) end as address_hash,
      (md5_number_lower(concat(${content})) >> 1)::bigint as content_hash
    from (${typedSelect(source)})`);
  const all = checks(source.now);
  await duck.run(`create or replace table lines as select line, voter_id, county_id, voter_number,
      status, standing, party, sex, race, ethnicity, registered_on, place_hash, address_hash,
      content_hash, ${anyOf(all)} as is_faulty from typed`);
  await duck.run('create or replace view checked as select * from lines where not is_faulty');
  await duck.run(`create or replace table present as
    select distinct voter_id from lines where is_faulty and voter_id <> ''`);
  await listProblems(duck, all);
}

/**
 * The view `best`: each voter's present registration, the best of her lines. A line that repeats
 * one (same voter, county and number) is a problem; other further lines are `superseded`.
 */
export async function chooseBest(duck: DuckDb): Promise<void> {
  await duck.run(`create or replace table several as
    with many as (select voter_id from checked group by 1 having count(*) > 1)
    select line, voter_id,
      row_number() over (partition by voter_id, county_id, voter_number
        order by standing, registered_on desc nulls last, line) as copy,
      first_value(line) over (partition by voter_id, county_id, voter_number
        order by standing, registered_on desc nulls last, line) as first_line,
      row_number() over (partition by voter_id
        order by standing, registered_on desc nulls last, line) as place
    from checked semi join many using (voter_id)`);
  await duck.run(`insert into problem
    select line, 'ncid', 'repeats line ' || first_line, null from several where copy > 1`);
  await duck.run(`create or replace table superseded as
    select line from several where copy = 1 and place > 1`);
  await duck.run('create or replace table other as select line from several where place > 1');
  await duck.run(
    'create or replace view best as select * from checked anti join other using (line)');
}

export interface CodeCount {
  readonly field: string;
  readonly code: string;
  readonly count: number;
}

/** How many voters have which code, for the summary and for codes that nobody knows. */
export async function countCodes(duck: DuckDb): Promise<readonly CodeCount[]> {
  const fields = ['status', 'party', 'race', 'ethnicity', 'sex', 'county_id'];
  const parts = fields.map((field) => `select ${text(field)} as field, ${field}::varchar as code,
    count(*)::integer as count from best group by 2`);
  return duck.all<CodeCount>(
    `${parts.join(' union all ')} order by field, count desc, code`);
}

export function isKnownCode(field: string, value: string): boolean {
  const known: Readonly<Record<string, readonly string[]>> = ncCodes;
  return value === '' || (known[field]?.includes(value) ?? true);
}

export const isCancelled = (column: string): string => `${column} in (${
  cancelledStatuses.map(text).join(', ')})`;
