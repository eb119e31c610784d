import type { DuckDb } from '../../platform/index.ts';
import { methodColumn, neverDay } from '../compile.ts';

/** Shape of the file; a file of another shape is built anew. */
export const storeShape = '3';
/** Elections whose method of voting is kept, newest first; masks reach back as far. */
const mostElections = 64;

/** What a build reads: CSV without header, empty for null, instants in microseconds. */
export interface StoreFiles {
  readonly registrations: string;
  readonly votes: string;
  readonly contacts: string;
  readonly answers: string;
  readonly districts: string;
  readonly containment: string;
}

export interface StoreElection {
  readonly electionId: number;
  readonly state: string;
  readonly kind: string;
  readonly day: string;
}

/** Columns of each file, in order, with the engine's types. */
export const fileColumns = {
  registrations: {
    person: 'BIGINT', number: 'BIGINT', source: 'INTEGER', state: 'VARCHAR', county: 'INTEGER',
    precinct: 'INTEGER',
    district_set: 'INTEGER', address: 'BIGINT', party: 'VARCHAR', sex: 'VARCHAR',
    status: 'VARCHAR', race: 'VARCHAR', ethnicity: 'VARCHAR', birth_year: 'SMALLINT',
    registered: 'INTEGER',
  },
  votes: { person: 'BIGINT', election: 'INTEGER', method: 'UTINYINT' },
  contacts: {
    contact: 'BIGINT', person: 'BIGINT', source: 'INTEGER', place: 'INTEGER', occurred: 'BIGINT',
    day: 'SMALLINT',
  },
  answers: {
    contact: 'BIGINT', person: 'BIGINT', question: 'INTEGER', option: 'UTINYINT',
    source: 'INTEGER', place: 'INTEGER', occurred: 'BIGINT', received: 'BIGINT', day: 'SMALLINT',
  },
  districts: { district_set: 'INTEGER', division: 'INTEGER' },
  containment: { division: 'INTEGER', outer_division: 'INTEGER' },
} as const;
type FileName = keyof typeof fileColumns;

/** Fills an empty file: integers only, rows in the order of the land. */
export async function buildStore(
  db: DuckDb, from: { readonly files: StoreFiles; readonly elections: readonly StoreElection[] },
): Promise<void> {
  await db.session(async (session) => {
    const read = (file: FileName): string => readCsv(file, from.files[file]);
    await session.run(`create temp table given as ${read('registrations')}`);
    await session.run(`create temp table cast_vote as ${read('votes')}`);
    await session.run('create temp table election (election integer, state varchar, kind varchar, '
      + 'day varchar)');
    await session.append('election', from.elections.map(
      ({ electionId, state, kind, day }) => [electionId, state, kind, day],
    ));
    if ((await session.all(severalRolls)).length > 0) await session.run(newestOnly);
    for (const step of [codes, homes, electionBits]) await session.run(step);
    const kept = await session.all<{ election: number }>(
      'select election from election_bit where method_kept order by election');
    const electionIds = kept.map(({ election }) => election);
    await session.run(histories(electionIds));
    await session.run(voters(electionIds));
    await session.run(`create table contact as ${read('contacts')} order by contact`);
    await session.run(`create table answer as ${read('answers')} order by contact`);
    await session.run(`create table district_member as ${read('districts')}`);
    await session.run(`create table inside as ${read('containment')}`);
    await session.run('create table meta (name varchar primary key, value varchar)');
    await session.run('create table method as select distinct method from cast_vote');
    for (const table of ['given', 'cast_vote', 'election', 'home', 'history']) {
      await session.run(`drop table ${table}`);
    }
  });
}

function readCsv(file: FileName, path: string): string {
  const columns = Object.entries(fileColumns[file]).map(([name, type]) => `'${name}': '${type}'`);
  return `select * from read_csv('${path.replaceAll("'", "''")}', header = false,
    auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = '',
    columns = {${columns.join(', ')}})`;
}

/** The dictionary: code 0 stands for nothing said. */
const codes = `create table code as
  select field, word,
    row_number() over (partition by field order by word)::utinyint as code
  from (select distinct field, word from (
    unpivot (select party, sex, status, race, ethnicity from given)
    on party, sex, status, race, ethnicity into name field value word))
  where word <> ''`;

/** Households in the order of the land, so that neighbours have neighbouring numbers. */
const homes = `create temp table home as
  select address, row_number() over (
    order by min(county), min(coalesce(precinct, county)), address)::uinteger as household
  from given where address is not null group by address`;

/** Elections with history; bit 0 is the newest of its kind in its state. */
const electionBits = `create table election_bit as
  select election, state, kind, day,
    row_number() over (partition by state, kind order by day desc, election desc) - 1 as kind_bit,
    row_number() over (partition by state order by day desc, election desc) - 1 as any_bit,
    row_number() over (order by day desc, election desc) <= ${mostElections} as method_kept
  from election where election in (select election from cast_vote)`;

const bits = (bit: string, of: string): string =>
  `bit_or((1::ubigint << ${bit})::uinteger) filter (${of} and ${bit} < 32)`;

function histories(electionIds: readonly number[]): string {
  const methods = electionIds.map((id) =>
    `, max(v.method) filter (v.election = ${id}) as ${methodColumn(id)}`);
  return `create temp table history as
    select v.person, b.state, ${bits('b.kind_bit', `b.kind = 'general'`)} as generals,
      ${bits('b.kind_bit', `b.kind = 'primary'`)} as primaries,
      ${bits('b.any_bit', 'true')} as elections ${methods.join('')}
    from cast_vote v join election_bit b on b.election = v.election group by v.person, b.state`;
}

/** A person on several rolls counts once, by her newest registration. Mostly there is none. */
const severalRolls = `select 1 from given group by person having count(*) > 1 limit 1`;
const newestOnly = `create or replace temp table given as
  from given qualify row_number() over (
    partition by person order by registered desc nulls last, state) = 1`;

/** The rows come sorted, and are numbered as they come. */
function voters(electionIds: readonly number[]): string {
  const coded = (field: string): string => `coalesce((select code from code
    where code.field = '${field}' and code.word = g.${field}), 0)::utinyint as ${field}`;
  const methods = electionIds.map((id) =>
    `, coalesce(h.${methodColumn(id)}, 0)::utinyint as ${methodColumn(id)}`);
  return `create table voter as
    select (row_number() over () - 1)::uinteger as pos, *
    from (
      select g.person, g.source, g.county, coalesce(g.precinct, g.county) as place,
        coalesce(g.district_set, 0) as district_set,
        coalesce(home.household, (select count(*) from home)
          + row_number() over ())::uinteger as household,
        ${['party', 'sex', 'status', 'race', 'ethnicity'].map(coded).join(', ')},
        coalesce(g.birth_year, 0)::smallint as birth_year,
        case when g.registered is null then ${neverDay}
          else greatest(-32767, least(32767, g.registered)) end::smallint as registered,
        coalesce(h.generals, 0)::uinteger as generals,
        coalesce(h.primaries, 0)::uinteger as primaries,
        coalesce(h.elections, 0)::uinteger as elections ${methods.join('')}
      from given g
      left join home on home.address = g.address
      left join history h on h.person = g.number and h.state = g.state
      order by g.county, place, household, g.person)`;
}
