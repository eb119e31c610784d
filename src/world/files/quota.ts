import type { Geography, Precinct } from '../land/geography.ts';
import type { Random } from '../random.ts';

/** How many of `total` fall to a precinct, so that all precincts together make the total. */
export function quotaOf(total: number, precinct: Precinct, geography: Geography): number {
  const upTo = (voters: number): number => Math.floor((total * voters) / geography.voters);
  return upTo(precinct.firstVoter + precinct.voters) - upTo(precinct.firstVoter);
}

/** Shuffles in place (Fisher and Yates) and returns the same list. */
export function shuffle<Item>(random: Random, items: Item[]): readonly Item[] {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
  return items;
}
