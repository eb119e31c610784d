import type { Pairs } from './candidates.ts';
import { levelOf, rarityOf } from './field.ts';
import type { Records } from './records.ts';
import { oddsOf, type Evidence, type Weights } from './weigh.ts';

/** What all fields of two records say. */
export function witnessOf(
  { fields }: Records, { base, slopes }: Weights,
): (one: number, other: number) => Evidence {
  return (one, other) => {
    let own = 0;
    let shared = 0;
    for (let at = 0; at < fields.length; at++) {
      const packed = fields[at]!.compare(one, other);
      const level = levelOf(packed);
      if (level === 0) continue;
      const bits = base[at]![level]! + slopes[at]![level]! * rarityOf(packed);
      if (fields[at]!.isShared) shared += bits;
      else own += bits;
    }
    return { own, shared };
  };
}

/** Pairs with what their fields say; those that cannot matter are left out. */
export interface Witnessed extends Pairs {
  readonly own: Float32Array;
  readonly shared: Float32Array;
}

/** Pairs with their log2 odds. */
export interface Scored extends Pairs {
  readonly bits: Float32Array;
}

const leastBits = -12;

export function witnessPairs({ left, right }: Pairs, { witness, prior }: {
  readonly witness: (one: number, other: number) => Evidence; readonly prior: number;
}): Witnessed {
  const own = new Float32Array(left.length);
  const shared = new Float32Array(left.length);
  let kept = 0;
  for (let pair = 0; pair < left.length; pair++) {
    const found = witness(left[pair]!, right[pair]!);
    // Pairs of one home are kept, however different: they tell how many such there are.
    if (Math.max(prior, prior + found.own) + found.shared < leastBits) continue;
    left[kept] = left[pair]!;
    right[kept] = right[pair]!;
    own[kept] = found.own;
    shared[kept++] = found.shared;
  }
  const cut = <Numbers extends Int32Array | Float32Array>(numbers: Numbers): Numbers =>
    numbers.subarray(0, kept) as Numbers;
  return { left: cut(left), right: cut(right), own: cut(own), shared: cut(shared) };
}

const rounds = 10;

/**
 * The priors under which as many pairs of one person, and of one home, are expected as the pairs'
 * chances then add up to. Pairs that were never candidates are taken for strangers.
 */
export function settlePriors(pairs: Witnessed, weights: Weights, records: number): Weights {
  const all = records * (records - 1) / 2;
  let [prior, kin] = [weights.prior, weights.kin];
  for (let round = 0; round < rounds; round++) {
    let matches = 1;
    let homes = 1;
    for (let pair = 0; pair < pairs.own.length; pair++) {
      const same = 2 ** (prior + pairs.own[pair]! + pairs.shared[pair]!);
      const home = 2 ** (kin + pairs.shared[pair]!);
      matches += same / (1 + same + home);
      homes += home / (1 + same + home);
    }
    prior = Math.log2(matches / all);
    kin = Math.log2(homes / all);
  }
  return { ...weights, prior, kin };
}

export function scorePairs({ left, right, own, shared }: Witnessed, weights: Weights): Scored {
  const bits = own.map((bit, pair) => oddsOf({ own: bit, shared: shared[pair]! }, weights));
  return { left, right, bits };
}
