import { claimReader } from '../compare/claimed.ts';
import type { ClaimedPerson } from '../compare/claimed.ts';
import { compareRecord, slots } from '../compare/record.ts';
import type { OpenIndex } from '../index/open.ts';
import { mostCandidates, searcher } from '../index/search.ts';
import type { Subject } from '../record/subject.ts';
import { factorsOf, type Factors } from './factors.ts';
import { tempered, weighAll, type Posterior } from './posterior.ts';
import type { Weights } from './weights.ts';

/** A claim compared with its candidates. Reused from claim to claim: read it before the next. */
export interface Compared {
  readonly claim: ClaimedPerson;
  readonly rows: Uint32Array;
  readonly count: number;
  readonly levels: Uint8Array;
}

export interface Weighed extends Compared {
  readonly factors: Factors;
  readonly posterior: Posterior;
  /** The place of the likeliest candidate, or -1 where there is none. */
  readonly best: number;
  /** That she is meant. */
  readonly probability: number;
}

export interface Scorer {
  compare(subject: Subject): Compared;
  weigh(subject: Subject): Weighed;
}

/**
 * Compares records with the roll and weighs them. `mayRead` leaves out whom the asker may not read,
 * before anything is compared. One thread at a time.
 */
export function scorer(
  index: OpenIndex, weights: Weights, mayRead?: (row: number) => boolean,
): Scorer {
  const reader = claimReader(index);
  const { search } = searcher(index);
  const levels = new Uint8Array(mostCandidates * slots);
  const rows = new Uint32Array(mostCandidates);
  const compare = (subject: Subject): Compared => {
    const claim = reader.read(subject);
    const found = search(claim);
    let count = 0;
    for (let place = 0; place < found.count; place++) {
      const row = found.rows[place]!;
      if (mayRead && !mayRead(row)) continue;
      compareRecord(index, claim, row, { levels, to: count * slots });
      rows[count++] = row;
    }
    return { claim, rows, count, levels };
  };
  return {
    compare,
    weigh: (subject) => {
      const compared = compare(subject);
      const size = { rows: Math.max(1, index.stored.rows), levels, count: compared.count };
      const factors = factorsOf(compared.claim, weights, size);
      const posterior = weighAll(factors, weights, size);
      const best = bestOf(posterior.same);
      const probability = best < 0 ? 0 : tempered(posterior.same[best]!);
      return { ...compared, factors, posterior, best, probability };
    },
  };
}

function bestOf(same: Float64Array): number {
  let best = same.length > 0 ? 0 : -1;
  for (let place = 1; place < same.length; place++) if (same[place]! > same[best]!) best = place;
  return best;
}
