import type { DuckDb } from '../../platform/index.ts';
import type { Header } from '../file/layout.ts';
import { methodPreference, ncMethods, voteMethods } from '../vote-method.ts';
import { readLines, text } from './duck-text.ts';
import { anyOf, listProblems, type Check } from './problem-stage.ts';

export interface HistorySource {
  /** The clean lines. */
  readonly path: string;
  readonly header: Header;
  readonly now: Date;
}

/**
 * Reads the lines and checks them: the table `lines` tells who voted when, how and where,
 * `problem` the faults of bad lines. `voter` must be there.
 */
export async function stageHistory(
  duck: DuckDb,
  { source, counties }: {
    source: HistorySource; counties: readonly { code: string; divisionId: number }[];
  },
): Promise<void> {
  await duck.run('create or replace table county (code varchar, division_id integer)');
  await duck.append('county', counties.map((one) => [one.code, one.divisionId]));
  await duck.run('create or replace table method (word varchar, number utinyint, place utinyint)');
  await duck.append('method', Object.entries(ncMethods).map(([word, method]) =>
    [word, voteMethods[method], methodPreference.indexOf(method)]));
  await duck.run(`create or replace view typed as
    select line, upper(coalesce(ncid, '')) as voter_id,
      try_strptime(election_lbl, ['%m/%d/%Y', '%Y-%m-%d'])::date as day, election_lbl,
      coalesce(nullif(lower(replace(trim(replace(coalesce(election_desc, ''),
        coalesce(election_lbl, ''), '')), ' ', '_')), ''), 'other') as kind,
      upper(coalesce(voting_method, '')) as word, upper(coalesce(voted_party_cd, '')) as party,
      ltrim(coalesce(voted_county_id, county_id), '0') as county_code
    from ${readLines(source.path, source.header.columns)}`);
  const all = checks(source.now);
  await duck.run(`create or replace table lines as
    select typed.line, voter.person_id, voter.part, day, kind, word, party,
      county.division_id as county_id,
      coalesce(method.number, ${voteMethods.unknown})::utinyint as method,
      coalesce(method.place, ${methodPreference.indexOf('unknown')})::utinyint as place,
      ${anyOf(all)} as is_faulty
    from typed left join voter using (voter_id) left join method using (word)
      left join county on county.code = county_code`);
  await listProblems(duck, all);
  await duck.run('create or replace table present (voter_id varchar)');
}

function checks(now: Date): readonly Check[] {
  return [
    { column: 'ncid', condition: "voter_id = ''", reason: 'is missing' },
    { column: 'ncid', condition: "not regexp_full_match(voter_id, '[A-Z0-9]{0,12}')",
      reason: 'is no voter id' },
    { column: 'election_lbl', condition: 'election_lbl is null', reason: 'is missing' },
    { column: 'election_lbl', condition: 'election_lbl is not null and day is null',
      reason: 'is no date', sample: 'election_lbl' },
    { column: 'election_lbl', reason: 'is out of range', sample: 'election_lbl',
      condition: `day not between date '1900-01-01' and date '${now.getUTCFullYear() + 1}-12-31'` },
    { column: 'election_desc', reason: 'is longer than 60 characters',
      condition: 'length(kind) > 60' },
    { column: 'voting_method', condition: "word = ''", reason: 'is missing' },
    { column: 'voted_party_cd', condition: 'length(party) > 6',
      reason: 'is longer than 6 characters' },
  ];
}

function csv(path: string, columns: string): string {
  return `read_csv(${text(path)}, header = false, auto_detect = false, nullstr = '',
    allow_quoted_nulls = false, columns = {${columns}})`;
}

/** The numbers of the state's voters, as PostgreSQL knows them. */
export async function loadVoters(duck: DuckDb, path: string): Promise<void> {
  await duck.run(`create or replace table voter as select * from ${
    csv(path, "'voter_id': 'VARCHAR', 'person_id': 'BIGINT', 'part': 'UTINYINT'")}`);
}

/** The votes that the roll has already. */
export async function loadHeldVotes(duck: DuckDb, path: string): Promise<void> {
  await duck.run(`create or replace table held as select * from ${csv(path,
    "'person_id': 'BIGINT', 'election_id': 'INTEGER', 'method': 'UTINYINT', "
    + "'party': 'VARCHAR', 'county_id': 'INTEGER'")}`);
}

export interface ElectionTold {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly kind: string;
}

/**
 * The view `ballot`: one line for each voter and day, the one whose method says most. Voters who
 * are not on the roll are left out.
 */
export async function dedupeBallots(duck: DuckDb): Promise<void> {
  await duck.run(`create or replace view told as
    select * from lines where not is_faulty and person_id is not null`);
  await duck.run(`create or replace table several as
    select line, row_number() over (partition by person_id, day order by place, line) as place
    from told semi join (select person_id, day from told group by all having count(*) > 1) as many
      using (person_id, day)`);
  await duck.run(`create or replace table other as select line from several where place > 1`);
  await duck.run(
    'create or replace view ballot as select * from told anti join other using (line)');
}

export function electionsTold(duck: DuckDb): Promise<readonly ElectionTold[]> {
  return duck.all<ElectionTold>(`select distinct day::varchar as day, kind from ballot
    where method <> ${voteMethods.none} order by 1, 2`);
}

/** The tables `new_vote` and `changed_vote`: what the roll does not have yet, or says less well. */
export async function compareVotes(
  duck: DuckDb, elections: readonly (ElectionTold & { readonly electionId: number })[],
): Promise<void> {
  await duck.run('create or replace table election (day date, kind varchar, election_id integer)');
  const rows = elections.map((one) =>
    `(date ${text(one.day)}, ${text(one.kind)}, ${one.electionId})`);
  if (rows.length > 0) await duck.run(`insert into election values ${rows.join(', ')}`);
  const best = `(select person_id, part, election_id, method, place, party, county_id
    from ballot join election using (day, kind) where method <> ${voteMethods.none}) as best`;
  await duck.run(`create or replace table new_vote as select best.* from ${best}
    anti join held using (person_id, election_id)`);
  const places = `(select number, min(place) as place from method group by number)`;
  await duck.run(`create or replace table changed_vote as select best.* from ${best}
    join held using (person_id, election_id) left join ${places} as was on was.number = held.method
    where best.place < coalesce(was.place, 99)
      or (best.method = held.method and (best.party is distinct from coalesce(held.party, '')
        or best.county_id is distinct from held.county_id))`);
}

export interface Tally {
  readonly name: string;
  readonly count: number;
}

export function tallyMethods(duck: DuckDb): Promise<readonly Tally[]> {
  return duck.all<Tally>(`select word as name, count(*)::integer as count
    from lines where not is_faulty group by 1 order by 2 desc, 1`);
}

export function tallyElections(duck: DuckDb): Promise<readonly Tally[]> {
  return duck.all<Tally>(`select day || ' ' || kind as name, count(*)::integer as count from ballot
    where method <> ${voteMethods.none} group by 1 order by 1`);
}
