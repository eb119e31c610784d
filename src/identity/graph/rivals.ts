import type { Tx } from '../../platform/index.ts';
import type { Candidate, Decision } from '../decision.ts';
import { drawnIn, surest, tempered } from '../weights/posterior.ts';
import { piecesOf } from './pieces.ts';

/**
 * The same matches, where several candidates are one person by now: they are no rivals, and what
 * speaks for either speaks for her. Two lines of a roll that were joined leave one to be meant.
 */
export async function withoutOwnRivals<Found extends Decision>(
  tx: Tx, matches: readonly Found[], sureFrom: number,
): Promise<readonly Found[]> {
  const torn = matches.filter(({ outcome, candidates }) =>
    outcome === 'review' && candidates.length > 1);
  if (torn.length === 0) return matches;
  const pieces = await piecesOf(tx,
    torn.flatMap(({ candidates }) => candidates.map(({ personId }) => personId)));
  return matches.map((match) => {
    if (!torn.includes(match)) return match;
    const groups = Map.groupBy(match.candidates, ({ personId }) => pieces.canonicalOf(personId));
    if (groups.size === match.candidates.length) return match;
    return decidedAgain(match, [...groups.values()].map(together), sureFrom);
  });
}

/** The best of a person's candidates, with the probability of all of them. */
function together(own: readonly Candidate[]): Candidate {
  const best = own.reduce((one, other) => (other.probability > one.probability ? other : one));
  if (own.length === 1) return best;
  const share = own.reduce((sum, { probability }) => sum + shareOf(probability), 0);
  return { ...best, probability: tempered(Math.min(1, share)) };
}

/** What `tempered` was given. */
function shareOf(probability: number): number {
  const odds = (probability / Math.max(1e-12, surest - probability)) ** (1 / drawnIn);
  return odds / (1 + odds);
}

function decidedAgain<Found extends Decision>(
  match: Found, people: readonly Candidate[], sureFrom: number,
): Found {
  const candidates = people.toSorted((one, other) => other.probability - one.probability);
  const best = candidates[0]!;
  const { personId, probability, tier, reason } = best;
  // What is only probable rests on too little, however few fit.
  if (probability < sureFrom || tier === 'probable') return { ...match, candidates, probability };
  return { ...match, outcome: 'matched', personId, probability, tier, reason, candidates: [] };
}
