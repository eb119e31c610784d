import { Worker } from 'node:worker_threads';
import type { Subject } from '../record/subject.ts';
import { makeDictionary, openDictionary, type StoredDictionary } from './dictionary.ts';
import { hashNumbers, hashText } from './hash.ts';
import { at, blockNames, houseNumber, phoneWord, stride, type Block } from './layout.ts';
import { postBlocks, type PostWork } from './post.ts';
import type { Postings } from './postings.ts';
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
  finish(): Promise<StoredIndex>;
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
  const keyBytes = withKeys ? keyWidth * Math.max(16, expected) : 0;
  let keys = new Uint8Array(new SharedArrayBuffer(keyBytes));
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
  const finish = async (): Promise<StoredIndex> => {
    const stored = Object.fromEntries(dictionaryNames.map((name) =>
      [name, dictionaries[name].finish()])) as StoredIndex['dictionaries'];
    const spellings = Object.fromEntries(spelledNames.map((name) =>
      [name, makeSpelling(openDictionary(stored[name]).texts)])) as StoredIndex['spellings'];
    const work: PostWork = {
      rows, records: records.subarray(0, rows * stride), parts: shared(parts),
      // A middle name of which the roll knows a first one may be what she goes by.
      middleAsFirst: shared(openDictionary(stored.middle).texts.map((text) =>
        text.length > 1 ? dictionaries.first.find(text) : 0)),
    };
    return {
      rows, records: work.records, dictionaries: stored, spellings, years, parts: work.parts,
      keys: keys.subarray(0, withKeys ? rows * keyWidth : 0),
      postings: await postAll(work),
    };
  };
  return { add, finish };
}

function shared(numbers: readonly number[]): Uint32Array<SharedArrayBuffer> {
  const array = new Uint32Array(new SharedArrayBuffer(4 * numbers.length));
  array.set(numbers);
  return array;
}

/** Fewer rows than this are posted sooner than a thread starts. */
const fewRows = 300_000;

/** The postings of all blocks; of many rows in two threads, this one and another. */
async function postAll(work: PostWork): Promise<StoredIndex['postings']> {
  const half = Math.ceil(blockNames.length / 2);
  if (work.rows < fewRows) return postBlocks(work, blockNames) as StoredIndex['postings'];
  const worker = new Worker(new URL('./post-thread.ts', import.meta.url), {
    workerData: { work, names: blockNames.slice(half) },
  });
  const theirs = new Promise<Partial<StoredIndex['postings']>>((done, fail) => {
    worker.once('message', done);
    worker.once('error', fail);
  });
  // Told to start before this thread is busy.
  await new Promise((go) => setImmediate(go));
  const ours = postBlocks(work, blockNames.slice(0, half));
  return { ...ours, ...await theirs } as StoredIndex['postings'];
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
  return hashNumbers(8, number, streetName, zip);
}
