import { claimReader, type ClaimReader } from '../compare/claimed.ts';
import type { StoredIndex } from '../index/build.ts';
import { keyWidth } from '../index/build.ts';
import { openIndex, type OpenIndex } from '../index/open.ts';
import { standardise } from '../record/standardise.ts';
import type { Told } from '../told.ts';
import { matchedFrom, reviewFrom } from '../weights/cuts.ts';
import { surest } from '../weights/posterior.ts';
import { scorer, type Weighed } from '../weights/scorer.ts';
import { doubtOf, reasonOf, waterfallOf } from '../weights/waterfall.ts';
import type { Weights } from '../weights/weights.ts';

export type LinkOutcome = 'matched' | 'review' | 'new';

export interface LinkAnswer {
  /** The likeliest candidate's voter id; empty where there is none. */
  readonly voterId: string;
  readonly probability: number;
  readonly outcome: LinkOutcome;
  readonly reason: string;
}

export interface Linker {
  link(told: Told): LinkAnswer;
}

/** A roll as one thread links to it; what it learned of words serves every list. */
export interface Linkable {
  readonly index: OpenIndex;
  readonly reader: ClaimReader;
}

export function linkable(stored: StoredIndex): Linkable {
  const index = openIndex(stored);
  return { index, reader: claimReader(index) };
}

/** Links records to one roll with one set of weights. One thread. */
export function linker(
  { index, reader }: Linkable, weights: Weights, thisYear: number,
): Linker {
  const { stored } = index;
  const { weigh } = scorer(index, weights, reader);
  return {
    link: (told) => {
      const subject = standardise(told, thisYear);
      const isNamed = subject.last !== '' || subject.first !== '';
      if (!isNamed && subject.phones.length === 0) return nobody;
      const weighed = weigh(subject);
      if (weighed.best < 0) return nobody;
      const { voterId, probability } = bestVoter(stored, weighed);
      const outcome = outcomeOf(probability);
      const reason = reasonOf(waterfallOf(weighed, weighed.best));
      return {
        voterId, probability, outcome,
        reason: outcome === 'matched' ? reason : `${doubtOf(weighed)} ${reason}`,
      };
    },
  };
}

const nobody: LinkAnswer = {
  voterId: '', probability: 0, outcome: 'new', reason: 'Nobody on the roll is like this.',
};

export function outcomeOf(probability: number): LinkOutcome {
  if (probability >= matchedFrom) return 'matched';
  return probability >= reviewFrom ? 'review' : 'new';
}

/** Several lines of one voter id are one person: what each of them gathers is hers. */
function bestVoter(
  stored: StoredIndex, { rows, count, posterior, probability, best }: Weighed,
): { readonly voterId: string; readonly probability: number } {
  const voterId = keyAt(stored, rows[best]!);
  let more = 0;
  for (let place = 0; place < count; place++) {
    if (place === best || posterior.same[place]! < 0.02) continue;
    if (keyAt(stored, rows[place]!) === voterId) more += posterior.same[place]!;
  }
  return { voterId, probability: Math.min(surest, probability + more) };
}

export function keyAt({ keys }: StoredIndex, row: number): string {
  let key = '';
  for (let place = row * keyWidth; place < (row + 1) * keyWidth; place++) {
    if (keys[place]! !== 32) key += String.fromCharCode(keys[place]!);
  }
  return key;
}
