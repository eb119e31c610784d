import { expect, test } from 'vitest';
import { claimReader } from '../compare/claimed.ts';
import { standardise } from '../record/standardise.ts';
import { toldNothing, type Told } from '../told.ts';
import { makeIndex } from './build.ts';
import { openIndex } from './open.ts';
import { mostCandidates, searcher, type Reach } from './search.ts';
import { findSpellings, makeSpelling } from './spelling.ts';

const subject = (told: Partial<Told>) => standardise({ ...toldNothing, ...told }, 2026);

const people: readonly Partial<Told>[] = [
  { first: 'QUILLAN', last: 'TESTERLY', birthYear: '1971', address: '12 OAK ST', zip: '27511',
    phone: '9195550142' },
  { first: 'MARISOL', middle: 'JUNE', last: 'SAMPLE-ORTEGA', birthYear: '1988',
    address: '98 ELM RD # 2', zip: '27512' },
  { first: 'JUNE', last: 'ELSEWISE' },
  ...Array.from({ length: 3_000 }, (_, at) => ({ first: `NAME${'ABCDEFGHIJ'[at % 10]!}`,
    last: 'COMMON', birthYear: String(1940 + at % 60), address: `${at + 100} PINE ST`,
    zip: `2760${at % 10}`, phone: at < 400 ? '9195550100' : '' })),
];

async function indexed() {
  const maker = makeIndex(10, true);
  people.forEach((told, at) => maker.add(subject(told),
    { personId: BigInt(at) * 5_000_000_000n, key: `XC${at}`, divisionId: 7, sourceId: 3 }));
  return openIndex(await maker.finish());
}

const index = await indexed();
const reader = claimReader(index);
const { search } = searcher(index);
const found = (told: Partial<Told>, reach: Reach = 'wide'): readonly number[] => {
  const { rows, count } = search(reader.read(subject(told)), reach);
  return [...rows.subarray(0, count)].sort((one, other) => one - other);
};

test.each([
  ['both names', { fullName: 'Quillan Testerly' }],
  ['a misspelt last name', { fullName: 'Quillan Testrely' }],
  ['names the wrong way round', { first: 'Testerly', last: 'Quillan' }],
  ['last name and ZIP code', { first: 'Zed', last: 'Testerly', birthYear: '1971', zip: '27511' }],
  ['first name, ZIP code and birth year', { first: 'Quillan', last: 'Wedded', birthYear: '1971',
    zip: '27511' }],
  ['the address alone', { first: 'Zed', last: 'Other', address: '12 Oak Street', zip: '27511' }],
  ['the telephone alone', { first: 'Zed', last: 'Other', phone: '(919) 555-0142' }],
  ['names run together', { fullName: 'QUILLANTESTERLY' }],
])('a record is found by %s', (_, told) => {
  expect(found(told)).toContain(0);
});

test('a part of a surname, and a middle name gone by, lead to the record too', () => {
  expect(found({ fullName: 'Marisol Ortega' })).toContain(1);
  expect(found({ fullName: 'June Sample-Ortega' })).toContain(1);
});

test('giant blocks are no way in, and nobody is compared with more than a few hundred', () => {
  expect(found({ first: 'Zed', last: 'Other', phone: '9195550100' })).toEqual([]);
  expect(found({ fullName: 'NAMEA COMMON', birthYear: '1950', zip: '27600' }).length)
    .toBeLessThanOrEqual(mostCandidates);
  expect(found({})).toEqual([]);
});

test('the spellings of a word are those one slip or one misreading away', () => {
  const texts = ['', 'SMITH', 'SMYTH', 'SMIT', 'BURNS', 'SMOOTH', 'JONES'];
  const spelling = makeSpelling(texts);
  const near = (text: string) => findSpellings(spelling, texts, text).map((at) => texts[at]);
  expect(near('SMITH').sort()).toEqual(['SMIT', 'SMYTH']);
  expect(near('BUMS')).toEqual(['BURNS']);
  expect(near('QQQQQ')).toEqual([]);
});
