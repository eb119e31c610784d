import type { ClaimedPerson } from '../compare/claimed.ts';
import type { ClaimedWord } from '../compare/names.ts';
import { first as F, last as L, zip as Z } from '../compare/levels.ts';
import { hashNumbers } from './hash.ts';
import { at, blocks, stride, type Block } from './layout.ts';
import type { OpenIndex } from './open.ts';
import { bucketOf } from './postings.ts';

/** Rows worth comparing with a claim. Reused from claim to claim: read it before the next. */
export interface Candidates {
  readonly rows: Uint32Array;
  count: number;
  /** People of the claim's very name who agree in nothing else, and were left out. */
  namesakes: number;
  /** People in the building claimed, compared or not. */
  neighbours: number;
}

/** A claim is compared with so many people at most, the likeliest blocks first. */
export const mostCandidates = 384;
/** A block larger than this says too little: a blank, a default, one telephone for hundreds. */
const largest = { name: 240, nameZip: 300, lastZip: 400, lastYear: 160, firstZipYear: 160,
  building: 600, phone: 300 } as const satisfies Record<Block, number>;
/** As far as a usual search goes, since each person looked at costs a visit to memory. */
const usual = { name: 48, nameZip: 300, lastZip: 60, lastYear: 0, firstZipYear: 60,
  building: 600, phone: 300 } as const satisfies Record<Block, number>;
const mostNames = 12;

/**
 * How far to look: `near` by telephone, building, and name with ZIP code; `usual` by all blocks;
 * `wide` also by what may be misspelt, and small blocks whole. Each is dearer than the one before.
 */
export const reaches = ['near', 'usual', 'wide'] as const;
export type Reach = (typeof reaches)[number];

export interface Searcher {
  search(claim: ClaimedPerson, reach: Reach): Candidates;
}

/** A wide search takes blocks up to here as they are, a usual one only those of a full name. */
const small = 60;
const fewNamesakes = 24;
/** A surname that so many bear is rarely another one misspelt. */
const common = 20;

const seats = 2_048;

/**
 * Finds candidates by several blocks, so that no one field has to be right: both names (also
 * misspelt, short, swapped), surname and ZIP code, surname and birth year, first name with ZIP code
 * and birth year, house number and street, telephone. Blocks that say little give only those who
 * agree in one thing more.
 */
export function searcher(index: OpenIndex): Searcher {
  const { postings } = index.stored;
  const found: Candidates = { rows: new Uint32Array(mostCandidates), count: 0, namesakes: 0,
    neighbours: 0 };
  const table = new Int32Array(seats).fill(-1);
  const stamps = new Uint32Array(seats);
  let stamp = 0;

  const take = (row: number): void => {
    let seat = Math.imul(row, 0x9e3779b1) >>> 21;
    while (stamps[seat] === stamp) {
      if (table[seat] === row) return;
      seat = (seat + 1) & (seats - 1);
    }
    if (found.count >= mostCandidates) return;
    stamps[seat] = stamp;
    table[seat] = row;
    found.rows[found.count++] = row;
  };

  let wholeUpTo = 0;
  let most: Readonly<Record<Block, number>> = usual;
  const visit = (
    block: Block, hash: number, isWorth?: (from: number) => boolean,
  ): void => {
    const { offsets, rows } = postings[block];
    const bucket = bucketOf(postings[block], hash);
    const [start, end] = [offsets[bucket]!, offsets[bucket + 1]!];
    if (end - start > most[block]) return;
    const isWhole = isWorth === undefined || end - start <= wholeUpTo;
    for (let place = start; place < end; place++) {
      const row = rows[place]!;
      if (isWhole || isWorth(row * stride)) take(row);
    }
  };

  const namesakesOf = (hash: number | undefined): number => {
    if (hash === undefined) return 0;
    const bucket = bucketOf(postings.name, hash);
    return postings.name.offsets[bucket + 1]! - postings.name.offsets[bucket]!;
  };

  return {
    search: (claim, reach) => {
      const isWide = reach === 'wide';
      stamp++;
      most = isWide ? largest : usual;
      wholeUpTo = isWide ? small : 0;
      found.count = 0;
      const asked = questionsOf(index, claim, isWide);
      for (const phone of claim.phones) visit('phone', phone);
      asked.neighbours.count = 0;
      for (const hash of asked.buildings) visit('building', hash, asked.isInBuilding);
      found.neighbours = asked.neighbours.count;
      for (const hash of asked.nameZips) visit('nameZip', hash);
      found.namesakes = Math.max(0, namesakesOf(asked.names[0]) - found.count);
      if (reach === 'near') return found;
      wholeUpTo = isWide ? small : fewNamesakes;
      for (const hash of asked.names) visit('name', hash, asked.isBornOrNear);
      found.namesakes = Math.max(0, namesakesOf(asked.names[0]) - found.count);
      wholeUpTo = isWide ? small : 0;
      for (const hash of asked.turnedZips) visit('lastZip', hash);
      for (const hash of asked.firstZipYears) visit('firstZipYear', hash);
      for (const hash of asked.lastZips) visit('lastZip', hash, asked.isCalledOrBorn);
      for (const hash of asked.lastYears) visit('lastYear', hash, asked.isCalled);
      return found;
    },
  };
}

interface Questions {
  readonly buildings: readonly number[];
  readonly names: readonly number[];
  readonly nameZips: readonly number[];
  readonly firstZipYears: readonly number[];
  readonly lastZips: readonly number[];
  readonly turnedZips: readonly number[];
  readonly lastYears: readonly number[];
  isInBuilding(from: number): boolean;
  readonly neighbours: { count: number };
  isBornOrNear(from: number): boolean;
  isCalledOrBorn(from: number): boolean;
  isCalled(from: number): boolean;
}

function questionsOf(
  index: OpenIndex, { last, first, subject, places, swap }: ClaimedPerson, isWide: boolean,
): Questions {
  const { records } = index.stored;
  const lasts = namesToAsk(last, index.words.last.counts, { isWide, also: L.part });
  const firsts = namesToAsk(first, index.words.first.counts, { isWide, also: F.nickname });
  const [ownLast] = lasts;
  const [ownFirst] = firsts;
  const zipNumbers = [...new Set(places.map(({ home }) => index.words.zip.find(home.zip)))]
    .filter((number) => number !== 0);
  const { years } = subject;
  const names: number[] = [];
  const name = (one: number, two: number): void =>
    void names.push(hashNumbers(blocks.name, one, two));
  const pairs: (readonly [number, number])[] = ownLast === undefined || ownFirst === undefined
    ? [] : [...firsts.map((other) => [ownLast, other] as const),
      ...lasts.slice(1).map((other) => [other, ownFirst] as const)];
  for (const [one, two] of pairs) name(one, two);
  if (swap) {
    for (const one of swap.last.known.keys()) name(one, swap.first.id);
    for (const other of swap.first.known.keys()) name(swap.last.id, other);
  }
  const isCalled = (from: number): boolean => {
    const level = first?.known.get(records[from + at.first]!);
    if (level !== undefined) return level <= F.misspelt;
    return first !== undefined && first.text.charCodeAt(0)
      === index.words.first.texts[records[from + at.first]!]!.charCodeAt(0);
  };
  const neighbours = { count: 0 };
  const units = places.map(({ unit }) => unit);
  const isNamed = (from: number): boolean =>
    (last?.known.get(records[from + at.last]!) ?? L.other) <= L.part;
  const isBorn = (from: number): boolean => {
    const year = records[from + at.birth]! >>> 4;
    return years.some((claimed) => Math.abs(claimed - year) <= 1);
  };
  const isNear = (from: number): boolean => {
    const zip = records[from + at.zip]!;
    const city = records[from + at.city]!;
    return places.some((place) => place.zips[zip] === Z.same || (city > 0 && city === place.city));
  };
  return {
    buildings: places.flatMap(({ hasStreet, number, streets, mail }) => !hasStreet ? [] : [
      ...(mail === 0 ? [] : [mail]),
      ...[...streets.keys()].map((street) => hashNumbers(blocks.building, number, street)),
    ]),
    names,
    nameZips: zipNumbers.flatMap((zip) =>
      pairs.map(([one, two]) => hashNumbers(blocks.nameZip, one, two, zip))),
    firstZipYears: zipNumbers.flatMap((zip) => years.flatMap((year) => firsts.slice(0, 6).map(
      (one) => hashNumbers(blocks.firstZipYear, one, zip, year)))),
    turnedZips: swap ? zipNumbers.flatMap((zip) => [...swap.last.known.keys()].slice(0, 4)
      .map((one) => hashNumbers(blocks.lastZip, one, zip))) : [],
    lastZips: zipNumbers.flatMap((zip) =>
      lasts.map((one) => hashNumbers(blocks.lastZip, one, zip))),
    lastYears: !isWide ? [] : years.flatMap((year) =>
      lasts.slice(0, 6).map((one) => hashNumbers(blocks.lastYear, one, year))),
    neighbours,
    isInBuilding: (from) => {
      if (!isNear(from)) return isNamed(from);
      neighbours.count++;
      const unit = records[from + at.unit]!;
      return units.includes(unit) || isNamed(from) || isCalled(from) || isBorn(from);
    },
    isBornOrNear: (from) => (years.length > 0 ? isBorn(from) : false) || isNear(from),
    isCalledOrBorn: (from) => isCalled(from) || isBorn(from),
    isCalled,
  };
}

/**
 * The name as it is and at one more level; what it may misspell only where it is rare, or in a
 * wide search.
 */
function namesToAsk(
  word: ClaimedWord | undefined, counts: Uint32Array,
  { isWide, also }: { readonly isWide: boolean; readonly also: number },
): readonly number[] {
  if (word === undefined) return [];
  const { id, known } = word;
  const numbers = [...known.keys()];
  const isCommon = id !== 0 && counts[id]! >= common;
  const asked = isWide || !isCommon ? numbers
    : numbers.filter((number) => number === id || known.get(number) === also);
  return asked.slice(0, mostNames);
}
