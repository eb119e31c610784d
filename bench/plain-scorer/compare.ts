import type { PlainRecord } from './record.ts';

/** Similarity of Jaro and Winkler, 0 to 1. */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1;
  const reach = Math.max(0, (Math.max(one.length, other.length) >> 1) - 1);
  const taken = new Uint8Array(other.length);
  const matched: string[] = [];
  for (let at = 0; at < one.length; at += 1) {
    const until = Math.min(other.length - 1, at + reach);
    for (let place = Math.max(0, at - reach); place <= until; place += 1) {
      if (taken[place] === 1 || one[at] !== other[place]) continue;
      taken[place] = 1;
      matched.push(one[at]!);
      break;
    }
  }
  const common = matched.length;
  if (common === 0) return 0;
  const inOrder = [...other].filter((_, place) => taken[place] === 1);
  const moved = inOrder.filter((letter, at) => letter !== matched[at]).length / 2;
  const jaro = (common / one.length + common / other.length + (common - moved) / common) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** Fields in the order of a pattern's levels; the highest level is equality, -1 is "not told". */
export const plainFields = ['first', 'last', 'birthYear', 'zip', 'phone', 'address'] as const;
export const levelCounts = [4, 4, 3, 2, 2, 3] as const;
export type Levels = readonly number[];

function nameLevel(one: string, other: string): number {
  if (one === '' || other === '') return -1;
  if (one === other) return 3;
  const alike = jaroWinkler(one, other);
  return alike >= 0.92 ? 2 : alike >= 0.85 ? 1 : 0;
}

function yearLevel(one: number, other: number): number {
  if (one === 0 || other === 0) return -1;
  return one === other ? 2 : Math.abs(one - other) === 1 ? 1 : 0;
}

function equalLevel(one: string, other: string): number {
  return one === '' || other === '' ? -1 : one === other ? 1 : 0;
}

function addressLevel(one: string, other: string): number {
  if (one === '' || other === '') return -1;
  if (one === other) return 2;
  return jaroWinkler(one, other) >= 0.92 ? 1 : 0;
}

/** Levels of agreement, each field by itself: no household, no rarity, no competition. */
export function comparePlain(one: PlainRecord, other: PlainRecord): Levels {
  return [nameLevel(one.first, other.first), nameLevel(one.last, other.last),
    yearLevel(one.birthYear, other.birthYear), equalLevel(one.zip, other.zip),
    equalLevel(one.phone, other.phone), addressLevel(one.address, other.address)];
}
