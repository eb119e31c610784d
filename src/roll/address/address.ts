import { hash } from 'node:crypto';
import { readBox, readHighway, readRoute, type SpecialStreet } from './special.ts';
import {
  joinUnit, looksLikeUnit, plainWords, readHouseNumber, wordsOfLine,
} from './words.ts';
import {
  directionals, loneDesignators, openings, ordinals, streetSuffixes, unitDesignators,
} from './publication-28.ts';

/** An address in the form of Publication 28. It is a comparison key, no proof of delivery. */
export interface ParsedAddress {
  /** House or box number as text: 123, 123A, 112-10, 123 1/2, N6W23001. */
  readonly number: string;
  /** Pre-directional, name, suffix and post-directional with one blank between. */
  readonly street: string;
  /** The unit's value without its designator: APT 4, # 4 and UNIT 4 are 4. */
  readonly unit: string;
  readonly city: string;
  readonly zip: string;
  /** `zip5|number|pre|name|suffix|post|unit`. */
  readonly key: string;
  readonly addressId: bigint;
}

export interface AddressPlace {
  readonly city?: string | undefined;
  readonly zip?: string | undefined;
}

/**
 * Reads a delivery line; undefined where there is none (blank, REMOVED, no place to put it).
 * Without a ZIP code the city takes its place in the key, as `~CITY`.
 */
export function parseAddress(line: string, place: AddressPlace): ParsedAddress | undefined {
  const zip = zip5(place.zip ?? '');
  const city = plainWords(place.city ?? '');
  const parts = zip === '' && city === '' ? undefined : readDelivery(line);
  if (!parts) return undefined;
  const { number, pre, name, suffix, post, unit } = parts;
  const key = `${zip || `~${city}`}|${number}|${pre}|${name}|${suffix}|${post}|${unit}`;
  const street = [pre, name, suffix, post].filter((part) => part !== '').join(' ');
  return { number, street, unit, city, zip, key, addressId: addressIdOf(key) };
}

/** The first 63 bits of the key's MD5, so that everyone can work it out without asking. */
export function addressIdOf(key: string): bigint {
  return BigInt(`0x${hash('md5', key, 'hex').slice(0, 16)}`) >> 1n;
}

/** Five digits; four are a ZIP code whose leading zero a spreadsheet has eaten. */
export function zip5(text: string): string {
  const digits = /^\s*(\d{9}|\d{4,5})(?!\d)/.exec(text)?.[1] ?? '';
  return digits.length === 4 ? `0${digits}` : digits.slice(0, 5);
}

/** The parts of a delivery line wherever it may lie; undefined where it names no street or box. */
export function readDelivery(line: string): DeliveryParts | undefined {
  const words = wordsOfLine(line);
  if (words.length === 0 || words[0] === 'REMOVED') return undefined;
  const parts = readLine(words);
  return parts.name === '' ? undefined : parts;
}

/** The parts of a delivery line as Publication 28 names them; empty where they are not told. */
export interface DeliveryParts {
  readonly number: string;
  readonly pre: string;
  readonly name: string;
  readonly suffix: string;
  readonly post: string;
  readonly unit: string;
}

function readLine(words: readonly string[]): DeliveryParts {
  const box = readBox(words) ?? readRoute(words);
  if (box) return specialParts(box, words.slice(box.length));
  const { number, next } = readHouseNumber(words, (word) => streetSuffixes.has(word));
  const behind = next === 0 ? words : words.slice(next);
  const highway = readHighway(behind);
  if (highway) return { ...specialParts(highway, behind.slice(highway.length)), number };
  const { street, unit } = splitUnit(behind);
  return { number, ...readStreet(street), unit };
}

function specialParts(street: SpecialStreet, rest: readonly string[]): DeliveryParts {
  const { name, number = '', post = '' } = street;
  return { number, pre: '', name, suffix: '', post, unit: readUnit(rest) };
}

interface Split {
  readonly street: readonly string[];
  readonly unit: string;
}

/** Cuts the unit off: behind `#`, behind a designator, or bare behind suffix and directional. */
function splitUnit(words: readonly string[]): Split {
  for (let at = 1; at < words.length; at++) {
    if (!beginsUnit(words, at)) continue;
    return { street: words.slice(0, at), unit: readUnit(words.slice(at)) };
  }
  const last = words.length - 1;
  const isBare = last >= 2 && looksLikeUnit(words[last]!) && !directionals.has(words[last]!) &&
    endsStreet(words, last - 1);
  if (!isBare) return { street: words, unit: '' };
  return { street: words.slice(0, last), unit: joinUnit(words.slice(last)) };
}

function readUnit(words: readonly string[]): string {
  const values = words.filter((word) => word !== '#' && !unitDesignators.has(word));
  return joinUnit(values.map((word) => loneDesignators.get(word) ?? word.replace(glued, '')));
}

const glued = /^(?:APT|UNIT|STE|LOT|BLDG|RM|SPC|TRLR)(?=\d)/;

function beginsUnit(words: readonly string[], at: number): boolean {
  const word = words[at]!;
  const value = words[at + 1];
  if (word === '#') return true;
  if (loneDesignators.has(word)) {
    return endsStreet(words, at - 1) && (value === undefined || looksLikeUnit(value));
  }
  if (unitDesignators.has(word)) {
    if (value === undefined) return false;
    return value === '#' || looksLikeUnit(value) || endsStreet(words, at - 1);
  }
  return glued.test(word);
}

/** Suffixes whose number belongs to the name: HIGHWAY 70, ROAD 9, LOOP 410. */
const numbered = new Set(['HWY', 'RD', 'RTE', 'LOOP', 'EXPY', 'FWY', 'TPKE']);

/** Whether a street may end with this word: a suffix with a name before it, or a directional. */
function endsStreet(words: readonly string[], at: number): boolean {
  if (at < 1) return false;
  const suffix = streetSuffixes.get(words[at]!);
  if (suffix !== undefined) return !numbered.has(suffix);
  return directionals.has(words[at]!) && at >= 2 && streetSuffixes.has(words[at - 1]!);
}

type Street = Pick<DeliveryParts, 'pre' | 'name' | 'suffix' | 'post'>;

function readStreet(words: readonly string[]): Street {
  let from = 0;
  let to = words.length;
  let post = '';
  let suffix = '';
  let pre = '';
  if (isLetteredAvenue(words)) return { pre, name: `AVENUE ${words[1]!}`, suffix, post };
  const behind = directionalBefore(words, to);
  if (behind && to - behind.length >= 1) {
    post = behind.text;
    to -= behind.length;
  }
  const ending = streetSuffixes.get(words[to - 1] ?? '');
  const isPlain = words[0] !== 'CALLE' && !(to === 2 && words[0] === 'THE');
  if (ending !== undefined && to >= 2 && isPlain) {
    suffix = ending;
    to -= 1;
  }
  const front = directionalAt(words, to);
  if (front) {
    pre = front.text;
    from = front.length;
  }
  return { pre, name: readName(words.slice(from, to)), suffix, post };
}

/** AVENUE B is a name of two words, whatever the letter. */
function isLetteredAvenue(words: readonly string[]): boolean {
  return words.length === 2 && words[1]!.length === 1 && streetSuffixes.get(words[0]!) === 'AVE';
}

interface Directional {
  readonly text: string;
  readonly length: number;
}

function directionalBefore(words: readonly string[], to: number): Directional | undefined {
  const last = directionals.get(words[to - 1] ?? '');
  if (last === undefined || to < 2) return undefined;
  const pair = directionals.get(`${directionals.get(words[to - 2]!) ?? '?'}${last}`);
  return pair !== undefined && to > 2 ? { text: pair, length: 2 } : { text: last, length: 1 };
}

/** In front; two make one (NORTH EAST MAIN) unless the second is the name (N WEST ST). */
function directionalAt(words: readonly string[], to: number): Directional | undefined {
  const first = directionals.get(words[0] ?? '');
  if (first === undefined || to < 2) return undefined;
  const pair = directionals.get(`${first}${directionals.get(words[1]!) ?? '?'}`);
  return pair !== undefined && to > 2 ? { text: pair, length: 2 } : { text: first, length: 1 };
}

function readName(words: readonly string[]): string {
  if (words[0] === '#') return '';
  if (words.length === 1) return ordinals.get(words[0]!) ?? words[0]!;
  const opening = openings.get(words[0] ?? '');
  return opening === undefined ? words.join(' ') : [opening, ...words.slice(1)].join(' ');
}
