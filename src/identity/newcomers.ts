import type { Claim } from './claim.ts';
import type { Other } from './weights/scorer.ts';

/** People who are new in a list, for the claims behind them in it. */
export interface Newcomers {
  /** Those who have a name, telephone or e-mail in common with the claim. */
  like(claim: Claim): readonly Other[];
  add(claim: Claim, place: number): void;
}

/** They have no number yet: in the list they go by their claim's place, below zero. */
export function newcomers(): Newcomers {
  const known = new Map<string, Other[]>();
  return {
    like: (claim) => [...new Set(keysOf(claim).flatMap((key) => known.get(key) ?? []))],
    add: (claim, place) => {
      const other = { personId: -1n - BigInt(place), subject: claim.subject };
      for (const key of keysOf(claim)) {
        const those = known.get(key);
        if (those) those.push(other);
        else known.set(key, [other]);
      }
    },
  };
}

function keysOf({ subject: { last, first, phones, email } }: Claim): readonly string[] {
  const keys = phones.map((phone) => `p${phone}`);
  if (email !== '') keys.push(`e${email}`);
  if (last !== '' && first !== '') keys.push(`n${last}|${first[0]!}`, `f${first}|${last[0]!}`);
  return keys;
}
