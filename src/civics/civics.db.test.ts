import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import { dayOf, type Day } from '../kernel/index.ts';
import { openDatabase, type Database } from '../platform/index.ts';
import {
  adjustContainment, civicsOf, createContest, createElection, createQuestion, ensureDivisions,
  ensureElections, fields, fieldsByQuestion, importCivics,
} from './index.ts';

let test: TestDatabase;
let db: Database;
beforeAll(async () => {
  test = await createTestDatabase();
  db = await openDatabase(test);
  await db.system.insertInto('organisation').values({
    slug: 'party', name: 'Party', kind: 'state_party', side: 'hard', state: 'xc',
    created_at: db.clock.now(),
  }).execute();
});
afterAll(async () => {
  await db.close();
  await test.drop();
});

const author = { organisationId: 1, userId: 'user', requestId: 'request' };
const xc = 'ocd-division/country:us/state:xc';
const alder = `${xc}/county:alder`;

const seat = (number: string, name: string, ocd: string) => ({ number, name, ocd });
const land = {
  code: 'xc', name: 'Columbia', ocd: xc, time_zone: 'America/New_York',
  counties: [{
    county_id: 1, name: 'Alder', ocd: alder,
    cities: [{ name: 'ALDERTON', municipality_abbrv: 'M001', ocd: `${xc}/place:alderton` }],
    commission_districts: [seat('1', 'COMMISSIONER #1', `${alder}/council_district:1`)],
    school_district: { name: 'Alder County Schools', ocd: `${xc}/school_district:alder` },
    precincts: [{
      code: '001', name: 'ALDERTON LIBRARY', ocd: `${alder}/precinct:001`, congress: '2',
      state_senate: '5', state_house: '9', commission_district: '1',
    }],
  }],
  congressional_districts: [seat('2', 'Congressional District 2', `${xc}/cd:2`)],
  state_senate: [seat('5', 'State Senate District 5', `${xc}/sldu:5`)],
  state_house: [seat('9', 'State House District 9', `${xc}/sldl:9`)],
};
const civics = {
  elections: [{ slug: '2026-general', kind: 'general', date: '2026-11-03', name: 'General' }],
  contests: [{
    slug: '2026-general/school-board-alder', election: '2026-general', office: 'school_board',
    name: 'Alder County School Board', division: `${xc}/school_district:alder`,
    candidates: [{ slug: 'dana-quill', name: 'Dana Quill', party: 'Nonpartisan' }],
  }],
  questions: [
    { slug: 'issue_rivers', category: 'issue' as const, text: 'Rivers?', perContest: false,
      options: [{ slug: 'support', text: 'Supports' }, { slug: 'oppose', text: 'Opposes' }] },
    { slug: 'mail_comfort', category: 'vote_plan' as const, text: 'Mail?', perContest: false,
      options: [{ slug: '1', text: 'Very' }] },
  ],
};

describe('civics', () => {
  it("ships North Carolina's 100 counties with their census codes", async () => {
    const counties = await db.system.selectFrom('division').select(['name', 'code', 'fips'])
      .where('state', '=', 'nc').where('kind', '=', 'county').orderBy('division_id').execute();
    expect(counties).toHaveLength(100);
    expect(counties.at(91)).toEqual({ name: 'Wake', code: '92', fips: '37183' });
    const read = await civicsOf(db);
    expect(read.countyByCode('nc', '060')?.name).toBe('Mecklenburg');
    expect(read.countyByName('nc', 'NEW HANOVER')?.ocdId).toMatch(/county:new_hanover$/);
  });

  it('takes in a described state, and a second time does nothing more', async () => {
    expect(await importCivics(db, { land, civics }))
      .toEqual({ divisions: 9, elections: 1, contests: 1, questions: 1 });
    expect(await importCivics(db, { land, civics }))
      .toEqual({ divisions: 0, elections: 0, contests: 0, questions: 0 });
  });

  it('knows what lies within what', async () => {
    const read = await civicsOf(db);
    const precinct = read.divisionByOcd(`${alder}/precinct:001`)!;
    for (const outer of [xc, alder, `${xc}/cd:2`, `${xc}/sldl:9`, `${xc}/school_district:alder`]) {
      const container = read.divisionByOcd(outer)!;
      expect(read.within(precinct.divisionId, container.divisionId)).toBe(true);
      expect(read.within(container.divisionId, precinct.divisionId)).toBe(false);
    }
    expect(read.divisionById(precinct.countyId!)?.name).toBe('Alder');
  });

  it('gives each candidate one support question on the scale of five', async () => {
    const read = await civicsOf(db);
    const question = read.questionBySlug('support:2026-general/school-board-alder:dana-quill')!;
    expect(question.options.map((one) => one.slug)).toEqual([
      'strong-support', 'lean-support', 'undecided', 'lean-oppose', 'strong-oppose',
    ]);
    const contest = read.contestBySlug('2026-general/school-board-alder')!;
    expect(contest.candidates[0]?.questionId).toBe(question.questionId);
  });

  it('has the canonical questions from the start', async () => {
    const read = await civicsOf(db);
    expect(read.questionBySlug('mail-voting-comfort')?.options).toHaveLength(5);
    expect(read.questionBySlug('vote-plan')?.options.map((one) => one.slug))
      .toEqual(['mail', 'early', 'election-day', 'not-voting']);
    expect(read.questionBySlug('postal-trust')?.category).toBe('issue');
  });

  it('shows what was added at once, and refuses a slug twice', async () => {
    const day = dayOf(new Date('2026-11-03T12:00:00Z'), 'UTC');
    const election = { slug: '2027-test', state: 'xc', day, kind: 'special', name: 'Test' };
    await createElection(db, author, election);
    const contest = {
      slug: '2027-test/mayor', election: '2027-test', division: `${xc}/place:alderton`,
      office: 'mayor', name: 'Mayor of Alderton',
      candidates: [{ slug: 'pat-demo', name: 'Pat Demo', party: 'Nonpartisan' }],
    };
    await createContest(db, author, contest);
    await createQuestion(db, author, {
      slug: 'issue-bridges', category: 'issue', wording: 'More bridges?',
      options: [{ slug: 'yes', wording: 'Yes' }, { slug: 'no', wording: 'No' }],
    });
    const read = await civicsOf(db);
    expect(read.contestBySlug('2027-test/mayor')?.candidates).toHaveLength(1);
    expect(read.questionBySlug('issue-bridges')?.options[1]).toMatchObject({ option: 2 });
    await expect(createElection(db, author, election)).rejects
      .toMatchObject({ code: 'civics/slug-taken' });
    await expect(createContest(db, author, { ...contest, slug: 'x', division: `${xc}/place:no` }))
      .rejects.toMatchObject({ code: 'civics/unknown-division' });
  });

  it('makes the divisions and elections that a roll names, once', async () => {
    const given = [{
      ocdId: `${alder}/precinct:002`, kind: 'precinct' as const, state: 'xc', code: '002',
      name: 'TOWN HALL', countyOcd: alder, within: [alder, xc],
    }];
    const first = (await ensureDivisions(db, given)).divisionByOcd(`${alder}/precinct:002`)!;
    const again = (await ensureDivisions(db, given)).divisionByOcd(`${alder}/precinct:002`)!;
    expect(again.divisionId).toBe(first.divisionId);
    const day = '2026-11-03' as Day;
    const [known, made] = await ensureElections(db, [
      { state: 'xc', day, kind: 'general' }, { state: 'xc', day, kind: 'runoff' },
    ]);
    expect(known?.slug).toBe('2026-general');
    expect(made?.slug).toBe('xc-2026-11-03-runoff');
  });

  it('follows a precinct that moves to another district', async () => {
    const inner = `${alder}/precinct:002`;
    await adjustContainment(db, { added: [{ inner, outer: `${xc}/cd:2` }], ended: [] });
    const ids = async () => {
      const read = await civicsOf(db);
      return [inner, `${xc}/cd:2`].map((ocd) => read.divisionByOcd(ocd)!.divisionId) as
        [number, number];
    };
    expect((await civicsOf(db)).within(...await ids())).toBe(true);
    await adjustContainment(db, { added: [], ended: [{ inner, outer: `${xc}/cd:2` }] });
    expect((await civicsOf(db)).within(...await ids())).toBe(false);
  });

  it('puts every column of the governed tables into exactly one category', async () => {
    for (const [table, known] of Object.entries(fields)) {
      const columns = await db.system.selectFrom('information_schema.columns' as never)
        .select('column_name' as never).where('table_name' as never, '=', table as never)
        .where('table_schema' as never, '=', 'public' as never).execute() as
        { column_name: string }[];
      expect(Object.keys(known).sort(), table)
        .toEqual(columns.map((column) => column.column_name).sort());
    }
    expect(fieldsByQuestion).toEqual(['answer']);
  });
});
