import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import { addVoters, arrangeState, type TestSlug, type TestState } from '../../test/state.ts';
import { currentVersion, withViewer } from '../agreements/index.ts';
import type { Day, OrganisationId } from '../kernel/index.ts';
import { openDatabase, type Database } from '../platform/index.ts';
import { readClaim } from './claim.ts';
import type { ClaimGiven } from './contract.ts';
import { matchList, matchOne, type Match } from './match.ts';
import { newPerson, recordStatements } from './person.ts';

let test: TestDatabase;
let db: Database;
let state: TestState;
let voters: readonly bigint[];
const today = '2026-10-20' as Day;

beforeAll(async () => {
  test = await createTestDatabase();
  db = await openDatabase(test);
  state = await arrangeState(db);
  voters = await addVoters(db, state, [
    { voterId: 'XC1', last: 'TESTERLY', first: 'QUILLAN', birthYear: 1971, line: '12 Oak St' },
    { voterId: 'XC2', last: 'TESTERLY', first: 'MARISOL', birthYear: 1975, line: '12 Oak St' },
    { voterId: 'XC3', last: "O'SAMPLE", first: 'WILLIAM', birthYear: 1950, line: '9 Elm Ave Apt 4',
      suffix: 'SR', phone: '+19195550142' },
    { voterId: 'XC4', last: "O'SAMPLE", first: 'WILLIAM', birthYear: 1980, line: '9 Elm Ave Apt 4',
      suffix: 'JR', precinct: state.precincts.ridge },
    { voterId: 'XC5', last: 'DEMO', first: 'ANA', birthYear: 1990, line: '1 Ash Ct' },
    { voterId: 'XC6', last: 'DEMO', first: 'ANA', birthYear: 1990, line: '2 Ash Ct' },
  ]);
});
afterAll(async () => {
  await db.close();
  await test.drop();
});

const read = (given: ClaimGiven) => readClaim(given, today).claim!;

async function viewer(slug: TestSlug) {
  const organisationId = state.organisations[slug] as OrganisationId;
  const agreementVersion = await currentVersion(db);
  const asker = { organisationId, userId: 'test', purpose: 'gotv', action: 'view' } as const;
  return { ...asker, agreementVersion };
}

async function match(slug: TestSlug, given: readonly ClaimGiven[]): Promise<readonly Match[]> {
  return withViewer(db, await viewer(slug), (tx, entitlement) =>
    matchList(tx, { entitlement }, given.map(read)));
}

describe('matchList', () => {
  it('finds by voter id, name or nickname, and tells where she is registered', async () => {
    const found = await match('lopez', [
      { state: 'xc', voterId: 'XC1' },
      { fullName: 'Marisol Testerly', address: { line: '12 Oak Street', zip: '27511' } },
      { fullName: "Bill O'Sample", birthYear: 1980,
        address: { line: '9 Elm Avenue #4', city: 'Sample City', zip: '27511-1234' } },
      { fullName: "O'Sample, Billy", birthYear: 1950, phone: '919 555 0142' },
    ]);
    expect(found.map(({ personId }) => personId))
      .toEqual([voters[0], voters[1], voters[3], voters[2]]);
    expect(found.map(({ divisionId }) => divisionId)).toEqual([
      state.precincts.harbor, state.precincts.harbor, state.precincts.ridge, state.precincts.harbor,
    ]);
  });

  it('finds the address by its street and city where the ZIP code is missing', async () => {
    const [found] = await match('lopez', [
      { fullName: 'Quillan Testerly', address: { line: '12 oak st', city: 'sample city' } },
    ]);
    const personId = voters[0];
    expect(found).toMatchObject({ outcome: 'matched', tier: 'strong-address', personId });
  });

  it('keeps namesakes, father and son, and housemates apart or sends them to review', async () => {
    const found = await match('lopez', [
      { fullName: 'Ana Demo', birthDate: '1990-05-06' },
      { fullName: "William O'Sample", address: { line: '9 Elm Ave Apt 4', zip: '27511' } },
      { fullName: 'Rose Testerly', address: { line: '12 Oak St', zip: '27511' } },
    ]);
    expect(found.map(({ outcome, tier }) => `${outcome} ${tier}`))
      .toEqual(['review ambiguous', 'review ambiguous', 'new household']);
    expect(found[0]!.candidates).toHaveLength(2);
  });

  it('takes the same stranger twice in one list for one new person', async () => {
    const stranger = { fullName: 'Iris Placeholderson', phone: '919-555-0177' };
    const found = await match('lopez', [stranger, { fullName: 'Jo Otherly', age: 30 }, stranger]);
    expect(found.map(({ outcome, newAs }) => [outcome, newAs]))
      .toEqual([['new', 0], ['new', 1], ['new', 0]]);
  });

  it('compares nothing with a roll that the asker may not read', async () => {
    const [byId, byName] = await match('unsigned', [
      { state: 'xc', voterId: 'XC1' },
      { fullName: 'Quillan Testerly', address: { line: '12 Oak St', zip: '27511' } },
    ]);
    expect(byId).toMatchObject({ outcome: 'review', tier: 'none', candidates: [] });
    expect(byName).toMatchObject({ outcome: 'new', tier: 'none' });
  });

  it('is no oracle for a telephone that the other side keeps', async () => {
    const given = { fullName: 'Nadia Inventedson', phone: '919-555-0188' };
    await withViewer(db, await viewer('lopez'), async (tx) => {
      const sourceId = state.organisations.lopez;
      const personId = await newPerson(tx, sourceId);
      await recordStatements(tx, [{
        personId, sourceId, contactId: undefined, divisionId: state.precincts.harbor,
        claim: read(given),
      }]);
    });
    const [friend] = await match('okafor', [given]);
    const [foe] = await match('neighbors', [given]);
    expect(friend).toMatchObject({ outcome: 'matched', tier: 'contact' });
    expect(foe).toMatchObject({ outcome: 'new', candidates: [] });
  });

  it('gives one claim the same answer as a list', async () => {
    const one = await withViewer(db, await viewer('okafor'), (tx, entitlement) =>
      matchOne(tx, { entitlement }, read({ state: 'xc', voterId: 'XC5' })));
    expect(one).toMatchObject({ outcome: 'matched', tier: 'exact-id', personId: voters[4] });
  });
});
