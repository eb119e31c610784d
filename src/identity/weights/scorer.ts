import { claimReader } from '../compare/claimed.ts';
import type { ClaimedPerson } from '../compare/claimed.ts';
import { compareRecord, slots } from '../compare/record.ts';
import { compareSubject } from '../compare/subject.ts';
import type { OpenIndex } from '../index/open.ts';
import { mostCandidates, searcher, type Reach } from '../index/search.ts';
import type { Subject } from '../record/subject.ts';
import { factorsOf, type Factors } from './factors.ts';
import { tempered, weighAll, type Posterior } from './posterior.ts';
import type { Weights } from './weights.ts';

/** Whom the asker knows besides the roll: what was said of somebody, with a number of her own. */
export interface Other {
  readonly personId: bigint;
  readonly subject: Subject;
}

/** A claim compared with its candidates. Reused from claim to claim: read it before the next. */
export interface Compared {
  readonly claim: ClaimedPerson;
  /** Rows of the index; those of `others` follow behind the first `rowCount`. */
  readonly rows: Uint32Array;
  readonly rowCount: number;
  readonly count: number;
  /** People of the very name who were not compared. */
  readonly namesakes: number;
  /** People of the roll in the building claimed, compared or not. */
  readonly neighbours: number;
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

export interface Comparing {
  /** Leaves out rows that the asker may not read, before anything of them is compared. */
  readonly mayRead?: (row: number) => boolean;
  readonly others?: readonly Other[];
}

export interface Scorer {
  compare(subject: Subject, comparing?: Comparing): Compared;
  weigh(subject: Subject, comparing?: Comparing): Weighed;
}

const mostOthers = 128;

/**
 * Compares records with the roll and weighs them. One thread, one claim at a time. A `reader` that
 * has read claims before knows their words already, whatever the weights were.
 */
export function scorer(
  index: OpenIndex, weights: Weights, reader = claimReader(index),
): Scorer {
  const { search } = searcher(index);
  const levels = new Uint8Array((mostCandidates + mostOthers) * slots);
  const rows = new Uint32Array(mostCandidates);
  const compareWith = (
    claim: ClaimedPerson, { mayRead, others = [] }: Comparing, reach: Reach,
  ): Compared => {
    const found = search(claim, reach);
    let count = 0;
    for (let place = 0; place < found.count; place++) {
      const row = found.rows[place]!;
      if (mayRead && !mayRead(row)) continue;
      compareRecord(index, claim, { row, levels, to: count * slots });
      rows[count++] = row;
    }
    const rowCount = count;
    for (const other of others.slice(0, mostOthers)) {
      compareSubject(index, claim, { known: other.subject, levels, to: count++ * slots });
    }
    const { namesakes, neighbours } = found;
    return { claim, rows, rowCount, count, namesakes, neighbours, levels };
  };
  const weighWith = (
    claim: ClaimedPerson, comparing: Comparing, reach: Reach,
  ): Weighed => {
    const compared = compareWith(claim, comparing, reach);
    const { count, namesakes, neighbours } = compared;
    const size = { rows: index.population, levels, count, namesakes, neighbours };
    const factors = factorsOf(claim, weights, size);
    const posterior = weighAll(factors, weights, size);
    const best = bestOf(posterior.same);
    const probability = best < 0 ? 0 : tempered(posterior.same[best]!);
    return { ...compared, factors, posterior, best, probability };
  };
  return {
    compare: (subject, comparing = {}) => compareWith(reader.read(subject), comparing, 'wide'),
    weigh: (subject, comparing = {}) => {
      const claim = reader.read(subject);
      // Near, rivals of one name are found by the ZIP code: without it one looks further at once.
      const isPlaced = claim.places.some(({ home }) => home.zip !== '');
      if (isPlaced && (comparing.others ?? []).length === 0) {
        const near = weighWith(claim, comparing, 'near');
        if (near.probability >= foundFrom.near) return near;
      }
      const usual = weighWith(claim, comparing, 'usual');
      return usual.probability >= foundFrom.usual ? usual : weighWith(claim, comparing, 'wide');
    },
  };
}

/** Where nobody was found this surely, one looks once more and further. */
const foundFrom = { near: 0.85, usual: 0.3 } as const;

function bestOf(same: Float64Array): number {
  let best = same.length > 0 ? 0 : -1;
  for (let place = 1; place < same.length; place++) if (same[place]! > same[best]!) best = place;
  return best;
}
