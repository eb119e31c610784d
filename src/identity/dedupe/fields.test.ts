import { describe, expect, test } from 'vitest';
import { birthField, isDayFirst, readBirth } from './birth-field.ts';
import { partsOf, postcodeField } from './code-field.ts';
import { levelOf, pack, rarityOf, type Field } from './field.ts';
import { nameFields, numberNames } from './name-fields.ts';
import { readName } from './names.ts';
import { makeQueue } from './queue.ts';
import { textField } from './text-field.ts';
import { numberValues } from './values.ts';

const nameless = { full: '', first: '', middle: '', last: '', suffix: '', maiden: '' };

/** The level of the first record against each of the others, by name. */
function levelsOf(field: Field, records: number): readonly string[] {
  return Array.from({ length: records - 1 }, (_, at) =>
    field.levels[levelOf(field.compare(0, at + 1))]!);
}

describe('a name is read', () => {
  test.each([
    ['thomas clifford, 1st baron clifford of chudleigh', ['THOMAS', 'CLIFFORD', 'CHUDLEIGH', 'I']],
    ['Quill, Ann Ida', ['ANN', 'QUILL', 'IDA', '']],
    ['sir odo de la sample', ['ODO', 'SAMPLE', '', '']],
    ['quill', ['', 'QUILL', '', '']],
    ['TEST', ['', '', '', '']],
  ])('%s', (full, parts) => {
    const { given, surname, rest, ordinal } = readName({ ...nameless, full });
    expect([given, surname, rest.join(' '), ordinal]).toEqual(parts);
  });

  test('from its columns first, from the full name where they hold a title only', () => {
    expect(readName({ ...nameless, full: 'sir odo sample', first: 'sir', last: 'sample' }))
      .toMatchObject({ given: 'ODO', surname: 'SAMPLE' });
  });
});

test('given names agree by nickname, slip, start, initial, and where they changed places', () => {
  const names = numberNames([
    ['ROBERT', 'SAMPLE'], ['BOB', 'SAMPLE'], ['ROBRET', 'SAMPLE'], ['ROB', 'SAMPLE'],
    ['R', 'SAMPLE'], ['SAMPLE', 'ROBERT'], ['IDA', 'SAMPLE'],
  ].map(([given, surname]) => ({ given: given!, surname: surname!, rest: [], ordinal: '' })));
  expect(levelsOf(nameFields(names)[0]!, 7)).toEqual(
    ['nickname', 'slip', 'nickname', 'initial', 'crossed', 'other']);
});

describe('a birth', () => {
  test('is read in any form, impossible days kept as written', () => {
    expect(readBirth('1971-3-9', false)).toBe('19710309');
    expect(readBirth('3/9/1971', false)).toBe('19710309');
    expect(readBirth('3/9/1971', true)).toBe('19710903');
    expect(readBirth('19715309', false)).toBe('19715309');
    expect(readBirth('c. 1971', false)).toBe('1971');
    expect(readBirth('', false)).toBe('');
    expect(isDayFirst(['3/9/1971', '23/9/1971'])).toBe(true);
  });

  test('is compared by how births are miswritten', () => {
    const births = ['19710309', '19710309', '19710903', '19710308', '19710101', '19710317',
      '19880309', '19710211', '19721120', '19851120', '19301120'];
    expect(levelsOf(birthField(numberValues(births, births.length)), births.length)).toEqual(
      ['equal', 'swapped', 'slip', 'year-only', 'year-and-part', 'day-of-year', 'near-day',
        'near-year', 'generation', 'far']);
  });
});

test('a British postcode agrees in part', () => {
  const codes = ['TQ13 8DF', 'TQ13 8HU', 'TQ13 9AA', 'TQ1 1AA', 'EX4 4QJ'];
  expect(levelsOf(postcodeField('zip', numberValues(codes, 5)), 5)).toEqual(
    ['sector', 'district', 'area', 'other']);
  expect(partsOf('27601')).toEqual(['', '276', '27']);
});

test('any text agrees by slip, part and shared word, and with the line beside it', () => {
  const streets = numberValues(['SOUTHERN CROSS', 'SOUTHREN CROSS', 'CROSS', 'HARBOR CROSS',
    'GLENGAR', 'PELLWAY'], 6);
  const areas = numberValues(['GLENGAR', '', '', '', 'SOUTHERN CROSS', ''], 6);
  expect(levelsOf(textField('street', streets, areas), 6)).toEqual(
    ['slip', 'part', 'shared', 'crossed', 'other']);
});

test('level and rarity survive packing', () => {
  expect(levelOf(pack(13, 9.5))).toBe(13);
  expect(rarityOf(pack(13, 9.5))).toBe(9.5);
  expect(rarityOf(pack(1, 99))).toBeLessThan(32);
});

test('the queue gives the best first, equals in order', () => {
  const queue = makeQueue();
  for (const [fit, one] of [[1, 5], [7, 4], [7, 3], [2, 1]] as const) {
    queue.push({ fit, one, other: 9, stamp: 0 });
  }
  expect(Array.from({ length: 5 }, () => queue.pop()?.one)).toEqual([3, 4, 1, 5, undefined]);
});
