import type { Subject } from '../record/subject.ts';
import { makeDictionary, openDictionary, type StoredDictionary } from './dictionary.ts';
import { hashNumbers, hashText } from './hash.ts';
import { at, blockNames, blocks, houseNumber, phoneWord, stride, type Block } from './layout.ts';
import { makePostings, type KeysOf, type Postings } from './postings.ts';
import { makeSpelling, type StoredSpelling } from './spelling.ts';

/** An index as it lies in memory that threads share, and in a file. */
export interface StoredIndex {
  readonly rows: number;
  readonly records: Uint32Array<SharedArrayBuffer>;
  readonly dictionaries: Readonly<Record<DictionaryName, StoredDictionary>>;
  readonly spellings: Readonly<Record<SpelledName, StoredSpelling>>;
  readonly postings: Readonly<Record<Block, Postings>>;
  /** Persons by birth year. */
  readonly years: Uint32Array<SharedArrayBuffer>;
  /** Surnames of several words: pairs of a surname and a part of it. */
  readonly parts: Uint32Array<SharedArrayBuffer>;
  /** The outside id of each row in a fixed width, blank-padded; only where one is kept. */
  readonly keys: Uint8Array<SharedArrayBuffer>;
}

export const dictionaryNames =
  ['last', 'first', 'middle', 'street', 'streetName', 'unit', 'zip', 'city'] as const;
export type DictionaryName = (typeof dictionaryNames)[number];
export const spelledNames = ['last', 'first', 'streetName'] as const;
export type SpelledName = (typeof spelledNames)[number];

export const keyWidth = 12;

export interface IndexedPerson {
  readonly personId: bigint;
  /** The state's voter id; kept only where the index is made `withKeys`. */
  readonly key: string;
  readonly divisionId: number;
  /** Whose roll it is, below 65,536. */
  readonly sourceId: number;
}

export interface IndexMaker {
  add(subject: Subject, person: IndexedPerson): void;
  finish(): StoredIndex;
}

/** Makes an index of records; `expected` is a guess of their number. */
export function makeIndex(expected: number, withKeys: boolean): IndexMaker {
  const dictionaries = Object.fromEntries(dictionaryNames.map((name) => [name, makeDictionary()]),
  ) as Record<DictionaryName, ReturnType<typeof makeDictionary>>;
  const years = new Uint32Array(new SharedArrayBuffer(4 * 2_100));
  const parts: number[] = [];
  const seenParts = new Set<number>();
  let rows = 0;
  let records = new Uint32Array(new SharedArrayBuffer(4 * stride * Math.max(16, expected)));
  let keys = new Uint8Array(new SharedArrayBuffer(withKeys ? keyWidth * Math.max(16, expected) : 0));
  const grow = (): void => {
    const room = Math.ceil(rows * 1.5) + 16;
    const wider = new Uint32Array(new SharedArrayBuffer(4 * stride * room));
    wider.set(records);
    records = wider;
    const longer = new Uint8Array(new SharedArrayBuffer(withKeys ? keyWidth * room : 0));
    longer.set(keys);
    keys = longer;
  };
  const noteParts = (subject: Subject, last: number): void => {
    if (subject.lastParts.length === 0 || seenParts.has(last)) return;
    seenParts.add(last);
    for (const part of subject.lastParts) parts.push(last, dictionaries.last.name(part));
  };
  const add: IndexMaker['add'] = (subject, { personId, key, divisionId, sourceId }) => {
    if ((rows + 1) * stride > records.length) grow();
    const from = rows * stride;
    const last = dictionaries.last.add(subject.last);
    noteParts(subject, last);
    const year = subject.years[0] ?? 0;
    if (year > 0) years[year]! += 1;
    records[from + at.last] = last;
    records[from + at.first] = dictionaries.first.add(subject.first);
    records[from + at.middle] = dictionaries.middle.add(subject.middle);
    records[from + at.birth] = year * 16 + subject.suffix;
    writeHomes(records, from, { subject, dictionaries });
    records[from + at.phone] = phoneWord(subject.phones[0] ?? '', hashText);
    records[from + at.day] = subject.monthDay + 0x10000 * sourceId;
    records[from + at.division] = divisionId;
    records[from + at.personLow] = Number(personId & 0xffffffffn);
    records[from + at.personHigh] = Number(personId >> 32n);
    for (let place = 0; place < keyWidth && withKeys; place++) {
      keys[rows * keyWidth + place] = key.charCodeAt(place) || 32;
    }
    rows++;
  };
  const finish = (): StoredIndex => {
    const stored = Object.fromEntries(dictionaryNames.map((name) =>
      [name, dictionaries[name].finish()])) as StoredIndex['dictionaries'];
    const spellings = Object.fromEntries(spelledNames.map((name) =>
      [name, makeSpelling(openDictionary(stored[name]).texts)])) as StoredIndex['spellings'];
    const shared = new Uint32Array(new SharedArrayBuffer(4 * parts.length));
    shared.set(parts);
    const kept = records.subarray(0, rows * stride);
    return {
      rows, records: kept, dictionaries: stored, spellings, years, parts: shared,
      keys: keys.subarray(0, withKeys ? rows * keyWidth : 0),
      postings: postAll(rows, kept, { parts, middles: openDictionary(stored.middle).texts,
        firstOf: openDictionary(stored.first).find }),
    };
  };
  return { add, finish };
}

function writeHomes(
  records: Uint32Array, from: number,
  { subject, dictionaries }: {
    readonly subject: Subject;
    readonly dictionaries: Readonly<Record<DictionaryName, ReturnType<typeof makeDictionary>>>;
  },
): void {
  const [home, mail] = subject.homes;
  if (home) {
    records[from + at.number] = houseNumber(home.number, hashText);
    records[from + at.street] = dictionaries.street.add(home.street);
    records[from + at.streetName] = dictionaries.streetName.add(home.streetName);
    records[from + at.unit] = dictionaries.unit.add(home.unit);
    records[from + at.zip] = dictionaries.zip.add(home.zip);
    records[from + at.city] = dictionaries.city.add(home.city);
  }
  if (home && mail && mail.streetName !== ''
    && (mail.streetName !== home.streetName || mail.number !== home.number)) {
    records[from + at.mail] = mailHash(houseNumber(mail.number, hashText),
      dictionaries.streetName.name(mail.streetName), dictionaries.zip.name(mail.zip));
  }
}

export function mailHash(number: number, streetName: number, zip: number): number {
  return hashNumbers(7, number, streetName, zip);
}

interface Words {
  readonly parts: readonly number[];
  readonly middles: readonly string[];
  firstOf(text: string): number;
}

function postAll(rows: number, records: Uint32Array, words: Words): StoredIndex['postings'] {
  const partsOf = new Map<number, number[]>();
  for (let place = 0; place < words.parts.length; place += 2) {
    const known = partsOf.get(words.parts[place]!);
    if (known) known.push(words.parts[place + 1]!);
    else partsOf.set(words.parts[place]!, [words.parts[place + 1]!]);
  }
  // A middle name of which the roll knows a first one may be what she goes by.
  const middleAsFirst = Uint32Array.from(words.middles, (text) =>
    text.length > 1 ? words.firstOf(text) : 0);
  const keysOf: Readonly<Record<Block, KeysOf>> = {
    name: (row, act) => {
      const from = row * stride;
      const [last, first] = [records[from + at.last]!, records[from + at.first]!];
      if (last === 0 || first === 0) return;
      act(hashNumbers(blocks.name, last, first));
      for (const part of partsOf.get(last) ?? []) act(hashNumbers(blocks.name, part, first));
      const second = middleAsFirst[records[from + at.middle]!]!;
      if (second !== 0 && second !== first) act(hashNumbers(blocks.name, last, second));
    },
    lastZip: (row, act) => {
      const from = row * stride;
      const [last, zip] = [records[from + at.last]!, records[from + at.zip]!];
      if (last === 0 || zip === 0) return;
      act(hashNumbers(blocks.lastZip, last, zip));
      for (const part of partsOf.get(last) ?? []) act(hashNumbers(blocks.lastZip, part, zip));
    },
    lastYear: (row, act) => {
      const from = row * stride;
      const [last, birth] = [records[from + at.last]!, records[from + at.birth]!];
      if (last !== 0 && birth >= 16) act(hashNumbers(blocks.lastYear, last, birth >>> 4));
    },
    firstZipYear: (row, act) => {
      const from = row * stride;
      const [first, zip] = [records[from + at.first]!, records[from + at.zip]!];
      const year = records[from + at.birth]! >>> 4;
      if (first !== 0 && zip !== 0 && year !== 0) {
        act(hashNumbers(blocks.firstZipYear, first, zip, year));
      }
    },
    building: (row, act) => {
      const from = row * stride;
      const street = records[from + at.streetName]!;
      if (street !== 0) act(hashNumbers(blocks.building, records[from + at.number]!, street));
      const mail = records[from + at.mail]!;
      if (mail !== 0) act(mail);
    },
    phone: (row, act) => {
      const phone = records[row * stride + at.phone]!;
      if (phone !== 0) act(phone);
    },
  };
  return Object.fromEntries(blockNames.map((name) =>
    [name, makePostings(rows, keysOf[name])])) as StoredIndex['postings'];
}
