import { layOutGeography } from './land/geography.ts';
import { everyVoter } from './people/voters.ts';
import type { Voter } from './people/voter.ts';

/** The voters of the state that a seed and a number give, in the roll's order. */
export function voters(seed: number, count: number): Generator<Voter, void> {
  return everyVoter(layOutGeography(seed, count));
}
