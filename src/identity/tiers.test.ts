import { describe, expect, it } from 'vitest';
import type { Day } from '../kernel/index.ts';
import { nameKey, parseAddress } from '../roll/index.ts';
import { readClaim } from './claim.ts';
import type { PersonRecord } from './compare.ts';
import type { ClaimGiven } from './contract.ts';
import { decide } from './tiers.ts';

const today = '2026-10-20' as Day;
const oak = { line: '12 Oak Street', city: 'Sample', zip: '27511' };

interface Known {
  readonly id?: bigint;
  readonly name: readonly [first: string, last: string, suffix?: string, middle?: string];
  readonly year?: number;
  readonly date?: string;
  readonly at?: typeof oak;
  readonly phone?: string;
  readonly isStatement?: boolean;
}

function record(known: Known): PersonRecord {
  const [first, last, suffix = '', middle = ''] = known.name;
  return {
    personId: known.id ?? 1n, isRegistration: !known.isStatement,
    lastKey: nameKey(last), firstKey: nameKey(first), middleKey: nameKey(middle), suffix,
    birthDate: known.date, birthYears: known.year === undefined ? [] : [known.year],
    addressId: known.at && parseAddress(known.at.line, known.at)!.addressId,
    city: known.at?.city.toUpperCase() ?? '', zip: known.at?.zip ?? '',
    phone: known.phone, email: undefined,
  };
}

function judge(given: ClaimGiven, known: readonly Known[]) {
  const { claim, faults } = readClaim(given, today);
  expect(faults).toEqual([]);
  return decide(claim!, { records: known.map(record), bearers: [] });
}

interface Case {
  readonly says: string;
  readonly given: ClaimGiven;
  readonly known: readonly Known[];
  readonly then: string;
}

const quillan = { first: 'Quillan', last: 'Testerly' };
const cases: readonly Case[] = [
  { says: 'name and address, birth not told', then: 'matched strong-address',
    given: { name: quillan, address: oak },
    known: [{ name: ['QUILLAN', 'TESTERLY'], year: 1971, at: oak }] },
  { says: 'nickname, address spelt otherwise, year agrees', then: 'matched strong-address',
    given: { name: { first: 'Bill', last: "O'Sample" }, birthYear: 1971,
      address: { ...oak, line: '12 OAK ST.' } },
    known: [{ name: ['WILLIAM', 'O SAMPLE'], year: 1971, at: oak }] },
  { says: 'an age bounds the year of birth to two values', then: 'matched strong-address',
    given: { name: quillan, age: 54, address: oak },
    known: [{ name: ['QUILLAN', 'TESTERLY'], year: 1971, at: oak }] },
  { says: 'an age that does not fit', then: 'review probable',
    given: { name: quillan, age: 30, address: oak },
    known: [{ name: ['QUILLAN', 'TESTERLY'], year: 1971, at: oak }] },
  { says: 'full date of birth on both sides', then: 'matched strong',
    given: { name: quillan, birthDate: '1971-03-09' },
    known: [{ name: ['QUILLAN', 'TESTERLY'], date: '1971-03-09', year: 1971, isStatement: true }] },
  { says: 'full date against the only bearer of the name born that year', then: 'matched strong',
    given: { name: quillan, birthDate: '1971-03-09' },
    known: [{ name: ['QUILLAN', 'TESTERLY'], year: 1971 }] },
  { says: 'full date, year agrees, but others bear the name too', then: 'review probable',
    given: { name: quillan, birthDate: '1971-03-09' },
    known: [{ name: ['QUILLAN', 'TESTERLY'], year: 1971 },
      { id: 2n, name: ['QUILLAN', 'TESTERLY'], year: 1950 }] },
  { says: 'the middle name singles her out', then: 'matched strong',
    given: { name: { ...quillan, middle: 'R' }, birthDate: '1971-03-09' },
    known: [{ name: ['QUILLAN', 'TESTERLY', '', 'ROSE'], year: 1971 },
      { id: 2n, name: ['QUILLAN', 'TESTERLY'], year: 1950 }] },
  { says: 'only the year of birth', then: 'review probable',
    given: { name: quillan, birthYear: 1971 },
    known: [{ name: ['QUILLAN', 'TESTERLY'], year: 1971 }] },
  { says: 'two namesakes of one year', then: 'review ambiguous',
    given: { name: quillan, birthDate: '1971-03-09' },
    known: [{ name: ['QUILLAN', 'TESTERLY'], year: 1971 },
      { id: 2n, name: ['QUILLAN', 'TESTERLY'], year: 1971 }] },
  { says: 'telephone and name', then: 'matched contact',
    given: { name: quillan, phone: '(919) 555-0142' },
    known: [{ name: ['QUILLAN', 'TESTERLY'], phone: '+19195550142' }] },
  { says: 'a nickname that two of one telephone share', then: 'review ambiguous',
    given: { name: { first: 'Pat', last: 'Sample' }, phone: '9195550142' },
    known: [{ name: ['PATRICK', 'SAMPLE'], phone: '+19195550142' },
      { id: 2n, name: ['PATRICIA', 'SAMPLE'], phone: '+19195550142' }] },
  { says: 'a housemate of another first name', then: 'new household',
    given: { name: { first: 'Marisol', last: 'Testerly' }, address: oak },
    known: [{ name: ['QUILLAN', 'TESTERLY'], year: 1971, at: oak }] },
  { says: 'junior told, senior known', then: 'review probable',
    given: { name: { ...quillan, suffix: 'Jr.' }, address: oak },
    known: [{ name: ['QUILLAN', 'TESTERLY', 'SR'], year: 1941, at: oak }] },
  { says: 'junior told, both known at the address', then: 'matched strong-address',
    given: { name: { ...quillan, last: 'Testerly Jr' }, address: oak },
    known: [{ name: ['QUILLAN', 'TESTERLY', 'SR'], year: 1941, at: oak },
      { id: 2n, name: ['QUILLAN', 'TESTERLY', 'JR'], year: 1971, at: oak }] },
  { says: 'no suffix told, father and son at the address', then: 'review ambiguous',
    given: { name: quillan, address: oak },
    known: [{ name: ['QUILLAN', 'TESTERLY'], year: 1941, at: oak },
      { id: 2n, name: ['QUILLAN', 'TESTERLY'], year: 1971, at: oak }] },
  { says: 'no suffix told, the year of birth tells father from son', then: 'matched strong-address',
    given: { name: quillan, birthYear: 1971, address: oak },
    known: [{ name: ['QUILLAN', 'TESTERLY', 'SR'], year: 1941, at: oak },
      { id: 2n, name: ['QUILLAN', 'TESTERLY', 'JR'], year: 1971, at: oak }] },
  { says: 'first and last name swapped', then: 'review probable',
    given: { name: { first: 'Testerly', last: 'Quillan' }, address: oak },
    known: [{ name: ['QUILLAN', 'TESTERLY'], year: 1971, at: oak }] },
  { says: 'another last name at the same address, same year', then: 'review probable',
    given: { name: { first: 'Quillan', last: 'Placeholder-Demo' }, birthYear: 1971, address: oak },
    known: [{ name: ['QUILLAN', 'TESTERLY'], year: 1971, at: oak }] },
  { says: 'a typing mistake in the last name', then: 'review probable',
    given: { name: { first: 'Quillan', last: 'Testrely' }, address: oak },
    known: [{ name: ['QUILLAN', 'TESTERLY'], year: 1971, at: oak }] },
  { says: 'middle names that differ, birth not told', then: 'review probable',
    given: { name: { ...quillan, middle: 'B' }, address: oak },
    known: [{ name: ['QUILLAN', 'TESTERLY', '', 'ROSE'], year: 1971, at: oak }] },
  { says: 'a mover with a rare name', then: 'review probable',
    given: { name: quillan, address: { ...oak, line: '9 Elm Ave' } },
    known: [{ name: ['QUILLAN', 'TESTERLY'], year: 1971, at: oak }] },
  { says: 'a bare name that many bear', then: 'new none',
    given: { name: quillan, phone: '9195550100' },
    known: [1n, 2n, 3n, 4n].map((id) => ({ id, name: ['QUILLAN', 'TESTERLY'] as const })) },
  { says: 'nobody known', then: 'new none', given: { name: quillan, age: 40 }, known: [] },
  { says: 'a name and nothing else', then: 'review none', given: { name: quillan }, known: [] },
  { says: 'a box is no home', then: 'review none',
    given: { name: quillan, address: { ...oak, line: 'PO Box 77' } }, known: [] },
  { says: 'a statement agrees, her registration says another year', then: 'review probable',
    given: { name: quillan, birthYear: 1990, phone: '9195550142' },
    known: [{ name: ['QUILLAN', 'TESTERLY'], year: 1971 },
      { name: ['QUILLAN', 'TESTERLY'], phone: '+19195550142', isStatement: true }] },
];

describe('tiers', () => {
  it.each(cases)('$says: $then', ({ given, known, then }) => {
    const decision = judge(given, known);
    expect(`${decision.outcome} ${decision.tier}`).toBe(then);
    expect(decision.reason).not.toBe('');
    expect(decision.personId !== undefined).toBe(decision.outcome === 'matched');
  });

  it('lists whom a doubtful claim may mean', () => {
    const { candidates } = judge({ name: quillan, birthYear: 1971 },
      [{ id: 7n, name: ['QUILLAN', 'TESTERLY'], year: 1971 }]);
    expect(candidates.map(({ personId }) => personId)).toEqual([7n]);
  });
});

describe('a claimed voter id', () => {
  const withId = (given: Partial<ClaimGiven>, bearers: readonly Known[]) => {
    const { claim } = readClaim({ state: 'xc', voterId: 'XC1', ...given }, today);
    const decision = decide(claim!, { records: [], bearers: bearers.map(record) });
    return `${decision.outcome} ${decision.tier}`;
  };

  it('matches alone, and with a name or a birth that agrees', () => {
    const known = [{ name: ['QUILLAN', 'TESTERLY'] as const, year: 1971 }];
    expect(withId({}, known)).toBe('matched exact-id');
    expect(withId({ name: { first: 'M', last: 'Testerly' } }, known)).toBe('matched exact-id');
    expect(withId({ name: { first: 'Q', last: 'Other' }, birthYear: 1971 }, known))
      .toBe('matched exact-id');
  });

  it('goes to review when neither agrees, or when nobody bears it', () => {
    const known = [{ name: ['QUILLAN', 'TESTERLY'] as const, year: 1971 }];
    expect(withId({ name: { first: 'A', last: 'Demo' }, birthYear: 1930 }, known))
      .toBe('review probable');
    expect(withId({}, [])).toBe('review none');
  });
});
