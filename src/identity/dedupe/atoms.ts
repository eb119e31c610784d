import { partsOf } from './code-field.ts';
import type { Records } from './records.ts';
import type { Values } from './values.ts';

/** One thing by which records can be found: for each record a number, or -1. */
export interface Atom {
  readonly name: string;
  /** Atoms of one group say much the same; a key takes one of each at most. */
  readonly group: string;
  readonly ids: Int32Array;
}

const soundless = /[AEIOUYHW]/g;
const letterGroups: readonly (readonly [RegExp, string])[] = [
  [/PH|F|V|B|P/g, '1'], [/CK|C|K|Q|G|J|S|X|Z/g, '2'], [/D|T/g, '3'], [/L/g, '4'],
  [/M|N/g, '5'], [/R/g, '6'],
];

/** How a word sounds, roughly: its first letter and the groups of its first three consonants. */
export function soundOf(word: string): string {
  if (word.length < 2) return '';
  const groups = letterGroups.reduce((text, [letters, group]) =>
    text.replace(letters, group), word.slice(1).replace(soundless, ''));
  return word[0]! + groups.replace(/(.)\1+/g, '$1').slice(0, 3);
}

export function atomsOf(records: Records): readonly Atom[] {
  const atoms: Atom[] = [];
  const add = (name: string, group: string, ids: Int32Array): void => {
    atoms.push({ name, group, ids });
  };
  for (const [name, values] of records.values) {
    if (name === 'sex' || name === 'state' || name === 'ordinal') continue;
    add(name, name, values.ids);
    for (const [made, make] of forms(name)) add(`${name} ${made}`, name, derive(values, make));
  }
  addWords(records, add);
  return atoms;
}

/** Looser forms of a value, under which a slip is still found. */
function forms(name: string): readonly (readonly [string, (text: string) => string])[] {
  switch (name) {
    case 'given': case 'surname': return [
      ['sound', soundOf], ['start', (text) => (text.length > 4 ? text.slice(0, 3) : '')],
    ];
    case 'birth': return [
      ['year', (text) => text.slice(0, 4)],
      ['day', (text) => (/(0101|0000)$/.test(text) ? '' : text.slice(4))],
    ];
    case 'zip': return [['district', (text) => partsOf(text)[1]]];
    case 'street': case 'city': case 'area': return [['start', (text) => text.slice(0, 5)]];
    default: return [];
  }
}

function derive(values: Values, make: (text: string) => string): Int32Array {
  const numbers = new Map<string, number>();
  const made = values.texts.map((text) => {
    const form = make(text);
    if (form === '') return -1;
    const known = numbers.get(form);
    if (known !== undefined) return known;
    numbers.set(form, numbers.size);
    return numbers.size - 1;
  });
  return values.ids.map((id) => (id < 0 ? -1 : made[id]!));
}

/** The two rarest words of a name, whatever their place in it. */
function addWords(
  { names }: Records, add: (name: string, group: string, ids: Int32Array) => void,
): void {
  const { rest, wordBits, words, given, surname } = names;
  if (rest.every((some) => some.length === 0) && given.told === 0) return;
  const rarest = [new Int32Array(rest.length).fill(-1), new Int32Array(rest.length).fill(-1)];
  const wordsIn = (values: Values): readonly (readonly number[])[] => values.texts.map((text) =>
    text.split(' ').flatMap((word) => words.get(word) ?? []));
  const [givenWords, surnameWords] = [wordsIn(given), wordsIn(surname)];
  rest.forEach((some, record) => {
    const own = [...some, ...(givenWords[given.ids[record]!] ?? []),
      ...(surnameWords[surname.ids[record]!] ?? [])];
    own.sort((one, other) => wordBits[other]! - wordBits[one]! || one - other);
    rarest[0]![record] = own[0] ?? -1;
    rarest[1]![record] = own[1] ?? -1;
  });
  add('rarest word', 'word', rarest[0]!);
  add('second word', 'word 2', rarest[1]!);
}
