import type { Pairs } from './candidates.ts';
import { levelOf, rarityOf } from './field.ts';
import type { Records } from './records.ts';
import { chanceOf, type Weights } from './weigh.ts';

/** Log2 odds that two records are one person, prior included. */
export function scorerOf(
  { fields }: Records, weights: Weights,
): (one: number, other: number) => number {
  const { base, slopes } = weights;
  return (one, other) => {
    let bits = weights.prior;
    for (let at = 0; at < fields.length; at++) {
      const packed = fields[at]!.compare(one, other);
      const level = levelOf(packed);
      if (level > 0) bits += base[at]![level]! + slopes[at]![level]! * rarityOf(packed);
    }
    return bits;
  };
}

/** Pairs with their log2 odds; those that cannot matter are left out. */
export interface Scored extends Pairs {
  readonly bits: Float32Array;
}

const leastBits = -12;

export function scorePairs(
  { left, right }: Pairs, score: (one: number, other: number) => number,
): Scored {
  const bits = new Float32Array(left.length);
  let kept = 0;
  for (let pair = 0; pair < left.length; pair++) {
    const found = score(left[pair]!, right[pair]!);
    if (found < leastBits) continue;
    left[kept] = left[pair]!;
    right[kept] = right[pair]!;
    bits[kept++] = found;
  }
  return {
    left: left.subarray(0, kept), right: right.subarray(0, kept), bits: bits.subarray(0, kept),
  };
}

/**
 * The prior under which as many matches are expected as the pairs' chances then add up to. Pairs
 * that were never candidates are taken for strangers.
 */
export function settlePrior(bits: Float32Array, prior: number, records: number): number {
  const all = records * (records - 1) / 2;
  let settled = prior;
  for (let round = 0; round < 8; round++) {
    let matches = 1;
    for (const found of bits) matches += chanceOf(found - prior + settled);
    settled = Math.log2(matches / (all - matches + 1));
  }
  return settled;
}
