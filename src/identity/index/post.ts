import { hashNumbers } from './hash.ts';
import { at, blocks, stride, type Block } from './layout.ts';
import { makePostings, type KeysOf, type Postings } from './postings.ts';


/** What the keys of records are worked out from; in memory that threads share. */
export interface PostWork {
  readonly rows: number;
  readonly records: Uint32Array<SharedArrayBuffer>;
  /** Pairs of a surname of several words and a part of it. */
  readonly parts: Uint32Array<SharedArrayBuffer>;
  /** For each middle name the first name that is the same word; 0 for none. */
  readonly middleAsFirst: Uint32Array<SharedArrayBuffer>;
}

/** The postings of these blocks. */
export function postBlocks(
  { rows, records, parts, middleAsFirst }: PostWork, names: readonly Block[],
): Readonly<Partial<Record<Block, Postings>>> {
  const partsOf = new Map<number, number[]>();
  for (let place = 0; place < parts.length; place += 2) {
    const known = partsOf.get(parts[place]!);
    if (known) known.push(parts[place + 1]!);
    else partsOf.set(parts[place]!, [parts[place + 1]!]);
  }
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
    nameZip: (row, act) => {
      const from = row * stride;
      const [last, first] = [records[from + at.last]!, records[from + at.first]!];
      const zip = records[from + at.zip]!;
      if (last !== 0 && first !== 0 && zip !== 0) {
        act(hashNumbers(blocks.nameZip, last, first, zip));
      }
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
  return Object.fromEntries(names.map((name) => [name, makePostings(rows, keysOf[name])]));
}
