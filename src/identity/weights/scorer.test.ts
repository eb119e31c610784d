import { describe, expect, it, test } from 'vitest';
import { makeIndex } from '../index/build.ts';
import { openIndex } from '../index/open.ts';
import { standardise } from '../record/standardise.ts';
import { toldNothing, type Told } from '../told.ts';
import { learn } from './learn.ts';
import { tempered } from './posterior.ts';
import { scorer } from './scorer.ts';
import { reasonOf, waterfallOf } from './waterfall.ts';
import { defaultWeights, weightsSchema } from './weights.ts';

const subject = (told: Partial<Told>) => standardise({ ...toldNothing, ...told }, 2026);

const firsts = ['AMELIA', 'BRUNO', 'CLARA', 'DORIAN', 'ELENA', 'FELIX', 'GRETA', 'HUGO', 'IRIS',
  'JONAS', 'KAYA', 'LEONARD'];
const lasts = ['ASHBY', 'BRANDON', 'CALDER', 'DRUMMOND', 'ECKHART', 'FARROW', 'GALLANT', 'HOLLIS',
  'INGRAM', 'JESSUP', 'KEELER', 'LOCKHART', 'MERRICK', 'NORWOOD'];

/** Twenty thousand invented people, some of one name, and the few that the tests are about. */
const neighbours: readonly Partial<Told>[] = Array.from({ length: 20_000 }, (_, at) => ({
  first: firsts[at % 12]!, last: `${lasts[at % 14]!}${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[at % 25]!}`,
  birthYear: String(1930 + (at * 7) % 75), address: `${1 + at % 900} ${lasts[at % 13]!} ST`,
  city: 'SAMPLE CITY', zip: `275${String(10 + at % 40)}`,
}));
const home = { address: '12 Oak St', city: 'Sample City', zip: '27511' };
const own: readonly Partial<Told>[] = [
  { first: 'QUILLAN', middle: 'REED', last: 'TESTERLY', birthYear: '1971', phone: '9195550142',
    ...home },
  { first: 'MARISOL', last: 'TESTERLY', birthYear: '1975', ...home },
  { first: 'WILLIAM', last: 'OSAMPLE', suffix: 'SR', birthYear: '1950', address: '9 Elm Ave',
    city: 'Sample City', zip: '27511' },
];

const maker = makeIndex(20_000, false);
[...own, ...neighbours].forEach((told, at) => maker.add(subject(told),
  { personId: BigInt(at), key: '', divisionId: 1, sourceId: 1 }));
const index = openIndex(await maker.finish());
const { weigh, compare } = scorer(index, defaultWeights);

function ask(told: Partial<Told>) {
  const weighed = weigh(subject(told));
  const { probability, best, rows, posterior } = weighed;
  const steps = best < 0 ? [] : waterfallOf(weighed, best);
  return { row: best < 0 ? -1 : rows[best]!, probability, posterior, steps };
}

describe('the one who is meant', () => {
  it.each([
    ['as she is', { fullName: 'Quillan Testerly', ...home }],
    ['by a short form of her name', { fullName: 'Quil Testerly', birthYear: '1971', ...home }],
    ['misspelt, a year off', { fullName: 'Quillan Testrely', birthYear: '1972', ...home }],
    ['by another surname at her home', { fullName: 'Quillan Wedded', birthYear: '1971', ...home }],
    ['the wrong way round', { first: 'Testerly', last: 'Quillan', birthYear: '1971' }],
    ['moved, by name, year and telephone',
      { fullName: 'Quillan Testerly', birthYear: '1971', phone: '919-555-0142', zip: '28801' }],
    ['by scanned letters', { fullName: 'QUILLAN TESTER1Y', ...home }],
  ])('is found %s', (_, told) => {
    const { row, probability } = ask(told);
    expect(row).toBe(0);
    expect(probability).toBeGreaterThan(0.9);
  });
});

describe('somebody else', () => {
  it('a housemate who is not on the roll does not become the one who is', () => {
    for (const given of ['Rose', 'Barnabas', 'Ottilie']) {
      const { probability, posterior } = ask({ fullName: `${given} Testerly`, ...home });
      expect(probability).toBeLessThan(0.2);
      expect(posterior.housemate).toBeGreaterThan(0.5);
    }
  });

  it('a junior is not his senior', () => {
    const { probability, posterior } = ask({ fullName: 'William Osample Jr', birthYear: '1978',
      address: '9 Elm Ave', zip: '27511' });
    expect(probability).toBeLessThan(0.3);
    expect(posterior.relative).toBeGreaterThan(0.5);
  });

  it('a new occupant is not the former one', () => {
    expect(ask({ fullName: 'Barnabas Newcomer', birthYear: '1971', ...home }).probability)
      .toBeLessThan(0.05);
  });

  it('a namesake far away, of another age, is another person', () => {
    expect(ask({ fullName: 'Quillan Testerly', birthYear: '2001', zip: '28801', city: 'Elsewhere',
      address: '4 Far Rd' }).probability).toBeLessThan(0.5);
  });

  it('a stranger is nobody', () => {
    expect(ask({ fullName: 'Zebedee Unheardof', zip: '28801' }).probability).toBeLessThan(0.05);
    expect(ask({}).row).toBe(-1);
  });
});

test('the steps of an explanation add up to the odds', () => {
  for (const told of [{ fullName: 'Quillan Testerly', ...home },
    { fullName: 'Rose Testerly', ...home }, { fullName: 'Amelia Ashbya', birthYear: '1950' }]) {
    const { steps, posterior } = ask(told);
    const bits = steps.reduce((sum, step) => sum + step.bits, 0);
    const told2 = 2 ** bits / (1 + 2 ** bits);
    expect(0.993 * told2).toBeCloseTo(tempered(Math.max(...posterior.same)), 2);
  }
});

test('the reason names what agrees before what differs', () => {
  const { steps } = ask({ fullName: 'Quillan Testerly', birthYear: '1999', ...home });
  expect(reasonOf(steps)).toMatch(/agrees.*; but birth year/);
});

test('who the asker may not read is compared with nothing', () => {
  const { best } = weigh(subject({ fullName: 'Quillan Testerly', ...home }),
    { mayRead: (row) => row !== 0 && row !== 1 });
  expect(best < 0 || weigh(subject({ fullName: 'Quillan Testerly', ...home }),
    { mayRead: (row) => row > 2 }).probability < 0.1).toBe(true);
});

test('errors are learned without labels, and what is learned can be kept and read', () => {
  // Every third is told by another year, every fifth has moved; half are on no roll.
  const told = neighbours.slice(0, 1_500).map((person, at) => subject({
    ...person, ...(at % 2 === 1 ? { first: 'ZED', last: `NOBODY${at % 7}` } : {}),
    ...(at % 6 === 0 ? { birthYear: String(Number(person.birthYear) + 1) } : {}),
    ...(at % 10 === 0 ? { address: '1 Nowhere Rd', zip: '99999', city: 'Away' } : {}),
  }));
  const learned = learn(compare, told, {
    from: defaultWeights, rows: index.population, version: 'test',
    madeAt: '2026-10-20T00:00:00Z', inputs: ['a test'],
  });
  expect(learned.shares.registered).toBeGreaterThan(0.4);
  expect(learned.shares.registered).toBeLessThan(0.6);
  expect(learned.fields.birth[1]).toBeGreaterThan(0.25);
  expect(learned.fields.home.at(-1)).toBeGreaterThan(0.12);
  expect(weightsSchema.parse(JSON.parse(JSON.stringify(learned)))).toEqual(learned);
  expect(weightsSchema.parse(defaultWeights)).toEqual(defaultWeights);
});
