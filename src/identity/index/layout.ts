/**
 * How one record of the index lies in memory: 16 words of 32 bits, one cache line, so that looking
 * at a candidate touches memory once.
 */
export const stride = 16;

export const at = {
  last: 0,
  first: 1,
  middle: 2,
  /** Birth year x 16 + suffix code. */
  birth: 3,
  number: 4,
  street: 5,
  streetName: 6,
  unit: 7,
  zip: 8,
  city: 9,
  /** Number, street name and ZIP code of another mailing address as one hash; 0 for none. */
  mail: 10,
  phone: 11,
  /** Two numbers below 65,536: month x 100 + day of birth, and above it whose roll it is. */
  day: 12,
  division: 13,
  /** The person's number, low and high half; for a file, the line. */
  personLow: 14,
  personHigh: 15,
} as const;

/** A house number as a number: digits as they are, anything else hashed above them. */
export function houseNumber(text: string, hash: (text: string) => number): number {
  if (text === '') return 0;
  return text.length <= 9 && /^\d+$/.test(text) ? Number(text) : (hash(text) | 0x80000000) >>> 0;
}

/** Ten digits fit no 32 bits; two numbers with one hash are one in four thousand million. */
export function phoneWord(phone: string, hash: (text: string) => number): number {
  return phone === '' ? 0 : hash(phone);
}

/** Kinds of block: what a claim and a record must have in common to be compared at all. */
export const blocks = {
  /** Last and first name; also a part of the surname, and the middle name for the first. */
  name: 1,
  nameZip: 7,
  lastZip: 2,
  lastYear: 3,
  firstZipYear: 4,
  /** House number and street name. */
  building: 5,
  phone: 6,
} as const;
export type Block = keyof typeof blocks;
export const blockNames = Object.keys(blocks) as readonly Block[];
