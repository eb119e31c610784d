import { sql } from 'kysely';
import {
  draftAgreement, headLicence, participation, signAgreement,
} from '../src/agreements/index.ts';
import { withSystem, type Database, type Tx } from '../src/platform/index.ts';
import { nameKey, parseAddress } from '../src/roll/index.ts';

/** Organisations of a test by slug, and the precincts that voters are registered in. */
export interface TestState {
  readonly organisations: Readonly<Record<TestSlug, number>>;
  readonly precincts: { readonly harbor: number; readonly ridge: number };
  readonly rollId: number;
}

export const testSlugs = ['party', 'lopez', 'okafor', 'neighbors', 'unsigned'] as const;
export type TestSlug = (typeof testSlugs)[number];

const kinds: Readonly<Record<TestSlug, readonly [kind: string, side: string]>> = {
  party: ['state_party', 'hard'], lopez: ['campaign', 'hard'], okafor: ['campaign', 'hard'],
  neighbors: ['independent_group', 'soft'], unsigned: ['campaign', 'hard'],
};

/**
 * A small Columbia: the party licenses its roll to all participants; party and two campaigns share
 * on the hard side, one group stands on the soft side, one campaign has signed nothing.
 */
export async function arrangeState(db: Database): Promise<TestState> {
  return withSystem(db, async (tx) => {
    const organisations = await addOrganisations(tx);
    const precincts = await addDivisions(tx);
    await addQuestions(tx);
    await signAll(tx, organisations);
    const { rows } = await sql<{ roll_id: number }>`
      insert into roll (state, source_id, version, switched_at)
      values ('xc', ${organisations.party}, 1, ${tx.now}) returning roll_id`.execute(tx.sql);
    return { organisations, precincts, rollId: rows[0]!.roll_id };
  });
}

async function addOrganisations(tx: Tx): Promise<Record<TestSlug, number>> {
  const ids: Partial<Record<TestSlug, number>> = {};
  for (const slug of testSlugs) {
    const [kind, side] = kinds[slug];
    const row = await tx.sql.insertInto('organisation')
      .values({ slug, name: `The ${slug}`, kind, side, state: 'xc', created_at: tx.now })
      .returning('organisation_id').executeTakeFirstOrThrow();
    ids[slug] = row.organisation_id;
  }
  return ids as Record<TestSlug, number>;
}

async function addDivisions(tx: Tx): Promise<TestState['precincts']> {
  const add = async (division: {
    kind: string; code: string; name: string; ocd: string; countyId: number | null;
  }): Promise<number> => {
    const row = await tx.sql.insertInto('division').values({
      ocd_id: `ocd-division/country:us/state:xc${division.ocd}`, kind: division.kind, state: 'xc',
      code: division.code, name: division.name, county_id: division.countyId,
    }).returning('division_id').executeTakeFirstOrThrow();
    return row.division_id;
  };
  const state = await add({ kind: 'state', code: 'XC', name: 'Columbia', ocd: '', countyId: null });
  const precincts: Record<string, number> = {};
  for (const [place, name] of ['harbor', 'ridge'].entries()) {
    const county = await add({
      kind: 'county', code: String(place + 1), name, ocd: `/county:${name}`, countyId: null,
    });
    const precinct = await add({ kind: 'precinct', code: `${place + 1}-01`, name: `${name} 1`,
      ocd: `/county:${name}/precinct:1`, countyId: county });
    await sql`insert into division_within (division_id, within_id) values
      (${county}, ${county}), (${county}, ${state}), (${precinct}, ${precinct}),
      (${precinct}, ${county}), (${precinct}, ${state})`.execute(tx.sql);
    precincts[name] = precinct;
  }
  await sql`insert into division_within (division_id, within_id) values (${state}, ${state})`
    .execute(tx.sql);
  return precincts as unknown as TestState['precincts'];
}

/** A governor's race with two candidates, and what everybody may ask besides. */
async function addQuestions(tx: Tx): Promise<void> {
  await sql`
    with election as (
      insert into election (slug, state, day, kind, name)
      values ('2026-general', 'xc', '2026-11-03', 'general', 'General 2026') returning election_id
    ), contest as (
      insert into contest (slug, election_id, division_id, office, name)
      select 'governor-2026', election_id, (select min(division_id) from division), 'governor',
        'Governor' from election returning contest_id
    ), candidate as (
      insert into candidate (contest_id, slug, name, party, ballot_order)
      select contest_id, given.slug, initcap(given.slug), 'DEM', given.place
      from contest, (values ('sample', 1), ('demo', 2)) as given (slug, place)
      returning candidate_id, contest_id, slug
    )
    insert into question (slug, kind, category, contest_id, candidate_id, wording)
    select 'support:governor-2026:' || slug, 'support', 'support', contest_id, candidate_id,
      'Support ' || slug from candidate`.execute(tx.sql);
  await sql`insert into question (slug, kind, category, wording)
    select given.* from (values
      ('mail-voting-comfort', 'canonical', 'vote_plan', 'Comfort with voting by mail'),
      ('postal-trust', 'canonical', 'issue', 'Trust in the Postal Service')
    ) as given (slug, kind, category, wording)
    on conflict (slug) do nothing`.execute(tx.sql);
  await sql`insert into question_option (question_id, option, slug, wording)
    select q.question_id, n, case when q.kind = 'support' then
        (array['strong-support', 'lean-support', 'undecided', 'lean-oppose', 'strong-oppose'])[n]
      else 'level-' || n end, 'Option ' || n
    from question q, generate_series(1, 5) n
    on conflict do nothing`.execute(tx.sql);
}

async function signAll(tx: Tx, ids: Readonly<Record<TestSlug, number>>): Promise<void> {
  const by = (slug: TestSlug) => ({ organisationId: ids[slug], userId: `${slug}-officer` });
  const licence = await draftAgreement(tx, headLicence({
    licensorId: ids.party, licensorName: 'The party', state: 'xc',
  }), by('party'));
  await signAgreement(tx, licence, by('party'));
  const hard = await draftAgreement(tx, participation({ side: 'hard', state: 'xc' }), by('party'));
  for (const slug of ['party', 'lopez', 'okafor'] as const) await signAgreement(tx, hard, by(slug));
  const terms = participation({ side: 'soft', state: 'xc' });
  const soft = await draftAgreement(tx, terms, by('neighbors'));
  await signAgreement(tx, soft, by('neighbors'));
}

export interface TestVoter {
  readonly voterId: string;
  readonly last: string;
  readonly first: string;
  readonly middle?: string;
  readonly suffix?: string;
  readonly birthYear?: number;
  readonly line?: string;
  readonly zip?: string;
  readonly phone?: string;
  readonly party?: string;
  readonly precinct?: number;
  readonly confidential?: boolean;
}

/** Puts voters on the roll as an import would; answers their person ids in the same order. */
export async function addVoters(
  db: Database, state: TestState, voters: readonly TestVoter[],
): Promise<readonly bigint[]> {
  return withSystem(db, async (tx) => {
    const personIds: bigint[] = [];
    for (const voter of voters) personIds.push(await addVoter(tx, state, voter));
    // As after an import: whoever keeps the roll in memory sees by its version that it changed.
    await sql`update roll set version = version + 1, writing_version = null
      where roll_id = ${state.rollId}`.execute(tx.sql);
    return personIds;
  });
}

async function addVoter(tx: Tx, state: TestState, voter: TestVoter): Promise<bigint> {
  const place = { city: 'SAMPLE CITY', zip: voter.zip ?? '27511' };
  const address = voter.line === undefined ? undefined : parseAddress(voter.line, place);
  const { rows } = await sql<{ id: bigint }>`select nextval('person_number') as id`.execute(tx.sql);
  const personId = rows[0]!.id;
  const precinct = voter.precinct ?? state.precincts.harbor;
  await sql`insert into person (person_id, origin, created_at)
    values (${personId}, 'roll', ${tx.now})`.execute(tx.sql);
  await sql`insert into voter_key (state, voter_id, person_id)
    values ('xc', ${voter.voterId}, ${personId})`.execute(tx.sql);
  if (address) {
    await sql`insert into address (address_id, key, number, street, unit, city, zip, state)
      values (${address.addressId}, ${address.key}, ${address.number}, ${address.street},
        ${address.unit}, ${address.city}, ${address.zip}, 'xc')
      on conflict do nothing`.execute(tx.sql);
  }
  await sql`insert into registration (person_id, registration_id, from_version, roll_id, source_id,
      voter_id, county_id, voter_number, precinct_id, last_name, first_name, middle_name, suffix,
      last_key, first_key, status, reason, party, sex, race, ethnicity, birth_year, birth_state,
      registered_on, address_id, street_address, city, zip, mail_address, phone, confidential,
      content_hash)
    values (${personId}, nextval('registration_number'), 1, ${state.rollId},
      ${state.organisations.party}, ${voter.voterId},
      (select county_id from division where division_id = ${precinct}), ${voter.voterId},
      ${precinct}, ${voter.last}, ${voter.first}, ${voter.middle ?? ''}, ${voter.suffix ?? ''},
      ${nameKey(voter.last)}, ${nameKey(voter.first)}, 'A', 'AV', ${voter.party ?? 'UNA'}, 'U', 'U',
      'UN', ${voter.birthYear ?? null}, 'XC', '2020-01-01', ${address?.addressId ?? null},
      ${voter.line?.toUpperCase() ?? ''}, ${place.city}, ${place.zip}, '', ${voter.phone ?? null},
      ${voter.confidential ?? false}, 0)`.execute(tx.sql);
  return personId;
}
