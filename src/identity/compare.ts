import type { Claim, ClaimedBirth, ClaimedName } from './claim.ts';
import { isNickname } from './nickname.ts';

/** A record of a person that the asker may read: her registration, or one statement about her. */
export interface PersonRecord {
  readonly personId: bigint;
  readonly isRegistration: boolean;
  readonly lastKey: string;
  readonly firstKey: string;
  readonly middleKey: string;
  readonly suffix: string;
  readonly birthDate: string | undefined;
  readonly birthYears: readonly number[];
  readonly addressId: bigint | undefined;
  readonly city: string;
  readonly zip: string;
  readonly phone: string | undefined;
  readonly email: string | undefined;
}

/**
 * How a claim and a record compare, field by field. Deterministic tiers read these levels today; a
 * probabilistic scorer weighs the same levels.
 */
export interface Comparison {
  readonly last: 'same' | 'similar' | 'differs';
  readonly first: 'same' | 'nickname' | 'initial' | 'similar' | 'differs';
  readonly isSwapped: boolean;
  readonly middle: 'agrees' | 'missing' | 'differs';
  readonly suffix: 'agrees' | 'one-sided' | 'differs';
  readonly birth: 'date' | 'year' | 'missing' | 'differs';
  readonly address: 'same' | 'missing' | 'differs';
  readonly isSamePlace: boolean;
  readonly isSamePhone: boolean;
  readonly isSameEmail: boolean;
}

export function compare(claim: Claim, record: PersonRecord): Comparison {
  const { name, address } = claim;
  const at = address?.addressId;
  return {
    last: compareLast(name.lastKey, record.lastKey),
    first: compareFirst(name.firstKey, record.firstKey),
    isSwapped: name.lastKey === record.firstKey && name.firstKey === record.lastKey
      && name.lastKey !== name.firstKey,
    middle: compareMiddle(name.middleKey, record.middleKey),
    suffix: compareSuffix(name, record),
    birth: compareBirth(claim.birth, record),
    address: at === undefined || record.addressId === undefined
      ? 'missing' : at === record.addressId ? 'same' : 'differs',
    isSamePlace: address !== undefined && (sameText(address.zip.slice(0, 5), record.zip.slice(0, 5))
      || sameText(address.city, record.city)),
    isSamePhone: claim.phone !== undefined && claim.phone === record.phone,
    isSameEmail: claim.email !== undefined && claim.email === record.email,
  };
}

function sameText(one: string, other: string): boolean {
  return one !== '' && one.toUpperCase() === other.toUpperCase();
}

function compareLast(claimed: string, known: string): Comparison['last'] {
  if (claimed === '' || known === '') return 'differs';
  if (claimed === known) return 'same';
  // Two surnames of which one is told: SAMPLE for SAMPLE-ORTEGA.
  const [short, long] = claimed.length < known.length ? [claimed, known] : [known, claimed];
  const isPart = short.length >= 4 && (long.startsWith(short) || long.endsWith(short));
  return isPart || isTypo(claimed, known) ? 'similar' : 'differs';
}

function compareFirst(claimed: string, known: string): Comparison['first'] {
  if (claimed === '' || known === '') return 'differs';
  if (claimed === known) return 'same';
  if (isNickname(claimed, known)) return 'nickname';
  if (claimed.length === 1 || known.length === 1) {
    return claimed[0] === known[0] ? 'initial' : 'differs';
  }
  const [short, long] = claimed.length < known.length ? [claimed, known] : [known, claimed];
  // MARY for MARYANN; three letters, or JO would be JOHN.
  const isPart = short.length >= 3 && long.startsWith(short);
  return isPart || isTypo(claimed, known) ? 'similar' : 'differs';
}

function compareMiddle(claimed: string, known: string): Comparison['middle'] {
  if (claimed === '' || known === '') return 'missing';
  const isInitial = claimed.length === 1 || known.length === 1;
  const agrees = isInitial ? claimed[0] === known[0] : claimed === known;
  return agrees ? 'agrees' : 'differs';
}

function compareSuffix(name: ClaimedName, record: PersonRecord): Comparison['suffix'] {
  if (name.suffix === record.suffix) return 'agrees';
  // A second of the name is called junior as often.
  if (secondOfName.has(name.suffix) && secondOfName.has(record.suffix)) return 'agrees';
  return name.suffix === '' || record.suffix === '' ? 'one-sided' : 'differs';
}

const secondOfName = new Set(['JR', 'II']);

/** Two dates are compared as dates; where one side has only a year, by the years possible. */
function compareBirth(claimed: ClaimedBirth, record: PersonRecord): Comparison['birth'] {
  if (claimed.date !== undefined && record.birthDate !== undefined) {
    return claimed.date === record.birthDate ? 'date' : 'differs';
  }
  if (claimed.years.length === 0 || record.birthYears.length === 0) return 'missing';
  return claimed.years.some((year) => record.birthYears.includes(year)) ? 'year' : 'differs';
}

/** One letter too many, too few, wrong, or two neighbours swapped; short names must be exact. */
export function isTypo(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < 4) return false;
  if (Math.abs(one.length - other.length) > 1) return false;
  let from = 0;
  while (from < one.length && one[from] === other[from]) from++;
  let back = 0;
  const room = Math.min(one.length, other.length) - from;
  while (back < room && one[one.length - 1 - back] === other[other.length - 1 - back]) back++;
  const left = one.slice(from, one.length - back);
  const right = other.slice(from, other.length - back);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && left[0] === right[1] && left[1] === right[0];
}
