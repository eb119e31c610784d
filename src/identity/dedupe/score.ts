import type { Pairs } from './candidates.ts';
import { levelOf, rarityOf } from './field.ts';
import type { Records } from './records.ts';
import { oddsOf, type Weights } from './weigh.ts';

/** Log2 odds that two records are one person. */
export type Score = (one: number, other: number) => number;
type Bits = (one: number, other: number) => number;

/** What the fields say that are shared in a home, or those that are not, in bits. */
function bitsOver({ fields }: Records, { base, slopes }: Weights, isShared: boolean): Bits {
  const chosen = fields.map((field, at) => ({ field, base: base[at]!, slopes: slopes[at]! }))
    .filter(({ field }) => field.isShared === isShared);
  return (one, other) => {
    let bits = 0;
    for (const { field, base: own, slopes: steps } of chosen) {
      const packed = field.compare(one, other);
      const level = levelOf(packed);
      if (level > 0) bits += own[level]! + steps[level]! * rarityOf(packed);
    }
    return bits;
  };
}

/** Below this a pair is no match, however much below. */
const leastBits = -14;

/** What a home shares can never make up for more than the odds of housemates: see `oddsOf`. */
export function scorerOf(records: Records, weights: Weights): Score {
  const ownBits = bitsOver(records, weights, false);
  const sharedBits = bitsOver(records, weights, true);
  const { prior, kin } = weights;
  return (one, other) => {
    const own = ownBits(one, other);
    const most = prior - kin + own;
    if (most < leastBits) return most;
    return oddsOf({ own, shared: sharedBits(one, other) }, weights);
  };
}

const rounds = 10;
const sampledPairs = 500_000;

/**
 * The priors under which as many pairs of one person, and of one home, are expected as the chances
 * of the candidates (of a sample of them) then add up to. All other pairs are taken for strangers.
 */
export function settlePriors(records: Records, learned: Weights, pairs: Pairs): Weights {
  const step = Math.max(1, Math.floor(pairs.left.length / sampledPairs));
  const { own, shared } = sampleBits(records, learned, { pairs, step });
  const count = records.ids.length;
  const all = count * (count - 1) / 2;
  let { prior, kin } = learned;
  for (let round = 0; round < rounds; round++) {
    let matches = 1;
    let homes = 1;
    for (let pair = 0; pair < own.length; pair++) {
      const same = 2 ** (prior + own[pair]! + shared[pair]!);
      const home = 2 ** (kin + shared[pair]!);
      matches += step * same / (1 + same + home);
      homes += step * home / (1 + same + home);
    }
    prior = Math.log2(matches / all);
    kin = Math.log2(homes / all);
  }
  return { ...learned, prior, kin };
}

function sampleBits(records: Records, weights: Weights, { pairs, step }: {
  readonly pairs: Pairs; readonly step: number;
}): { readonly own: Float64Array; readonly shared: Float64Array } {
  const sampled = Int32Array.from({ length: Math.floor(pairs.left.length / step) },
    (_, at) => at * step);
  const bitsOf = (isShared: boolean): Float64Array => {
    const bits = bitsOver(records, weights, isShared);
    return Float64Array.from(sampled, (pair) => bits(pairs.left[pair]!, pairs.right[pair]!));
  };
  return { own: bitsOf(false), shared: bitsOf(true) };
}

/** Pairs with their log2 odds; those that cannot matter are left out. */
export interface Scored extends Pairs {
  readonly bits: Float32Array;
}

export function scorePairs({ left, right }: Pairs, score: Score): Scored {
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
