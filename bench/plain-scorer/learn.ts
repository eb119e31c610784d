import { levelCounts } from './compare.ts';
import type { Levels } from './compare.ts';

/** Probability of each level among pairs of one person (m) and of two (u), field by field. */
export interface PlainWeights {
  readonly m: readonly (readonly number[])[];
  readonly u: readonly (readonly number[])[];
}

type Shares = readonly (readonly number[])[];

/** Shares of levels, weighted; half a pair is given to each level so that none is impossible. */
function sharesOf(patterns: readonly Levels[], weightOf: (at: number) => number): Shares {
  return levelCounts.map((count, field) => {
    const sums = Array.from({ length: count }, () => 0.5);
    patterns.forEach((levels, at) => {
      const level = levels[field] ?? -1;
      if (level >= 0) sums[level] = sums[level]! + weightOf(at);
    });
    const total = sums.reduce((sum, value) => sum + value, 0);
    return sums.map((sum) => sum / total);
  });
}

function likelihood(shares: Shares, levels: Levels): number {
  return levels.reduce((product, level, field) =>
    product * (level < 0 ? 1 : (shares[field]?.[level] ?? 1)), 1);
}

const start: Shares = [[0.05, 0.05, 0.1, 0.8], [0.05, 0.05, 0.1, 0.8], [0.05, 0.05, 0.9],
  [0.2, 0.8], [0.4, 0.6], [0.15, 0.15, 0.7]];

/** Expectation and maximisation over blocked pairs; u comes from pairs drawn at random. */
export function learnPlain(blocked: readonly Levels[], random: readonly Levels[]): PlainWeights {
  const u = sharesOf(random, () => 1);
  const unlike = sharesOf(blocked, () => 1);
  let m = start;
  let others = unlike;
  let share = 0.1;
  for (let turn = 0; turn < 25; turn += 1) {
    const odds = Float64Array.from(blocked, (levels) => {
      const same = share * likelihood(m, levels);
      return same / (same + (1 - share) * likelihood(others, levels));
    });
    m = sharesOf(blocked, (at) => odds[at] ?? 0);
    others = sharesOf(blocked, (at) => 1 - (odds[at] ?? 0));
    share = odds.reduce((sum, value) => sum + value, 0) / blocked.length;
  }
  return { m, u };
}

/** Bits for "the same person". */
export function plainBits({ m, u }: PlainWeights, levels: Levels): number {
  return Math.log2(likelihood(m, levels) / likelihood(u, levels));
}
