import type { Claim } from './claim.ts';
import {
  first as F, home as H, last as L, middle as M, notTold, zip as Z,
} from './compare/levels.ts';
import { slot, slots } from './compare/record.ts';
import type { MatchOutcome, MatchTier } from './contract.ts';
import { attachFrom, reviewFrom } from './weights/cuts.ts';
import type { Weighed } from './weights/scorer.ts';
import { doubtOf, reasonOf, waterfallOf, type Step } from './weights/waterfall.ts';

/** What matching found: for `matched` the person, for `review` whom it might be, and why. */
export interface Decision {
  readonly outcome: MatchOutcome;
  readonly tier: MatchTier;
  readonly reason: string;
  readonly personId: bigint | undefined;
  /** That the likeliest person is meant; 1 for whom an id names. */
  readonly probability: number;
  /** What speaks for and against the likeliest, in bits. */
  readonly waterfall: readonly Step[];
  readonly candidates: readonly Candidate[];
}

export interface Candidate {
  readonly personId: bigint;
  readonly tier: MatchTier;
  readonly reason: string;
  readonly probability: number;
}

/** Somebody who may be meant, with all that was found of her. */
export interface Suspect {
  readonly personId: bigint;
  readonly probability: number;
  /** The place of her best record among the candidates. */
  readonly place: number;
}

/** Where a second one is this near to the first, neither is meant surely. */
const nearly = 0.4;
const mostCandidates = 10;

/** Decides on weighed suspects, the likeliest first; `sureFrom` is what the asker calls matched. */
export function decide(
  claim: Claim, { weighed, suspects, sureFrom }: {
    readonly weighed: Weighed; readonly suspects: readonly Suspect[]; readonly sureFrom: number;
  },
): Decision {
  const [best, second] = suspects;
  const waterfall = best === undefined ? [] : waterfallOf(weighed, best.place);
  const reason = reasonOf(waterfall);
  const probability = best?.probability ?? 0;
  const tier = best === undefined ? 'none' : tierOf(weighed, best.place);
  const base = { probability, waterfall, personId: undefined };
  const candidates = candidatesOf(weighed, suspects);
  const isSure = probability >= sureFrom;
  if (best !== undefined && isSure && (sureFrom < attachFrom || saysMore(weighed, best.place))) {
    return { ...base, outcome: 'matched', tier, reason, personId: best.personId, candidates: [] };
  }
  if (best !== undefined && probability >= reviewFrom) {
    const isTied = second !== undefined && second.probability >= nearly * probability;
    return isTied
      ? { ...base, outcome: 'review', tier: 'ambiguous', candidates,
        reason: `Several people fit, none of them surely. ${reason}` }
      : { ...base, outcome: 'review', tier: 'probable', reason, candidates };
  }
  if (!tellsWhom(claim)) {
    return { ...base, outcome: 'review', tier: 'none', candidates,
      reason: 'A full name and birth, address, telephone or e-mail are needed.' };
  }
  const lives = weighed.posterior.housemate > 0.3;
  return {
    ...base, outcome: 'new', tier: lives ? 'household' : 'none', candidates: [],
    reason: best === undefined ? 'Nobody that you may read fits.' : doubtOf(weighed),
  };
}

function candidatesOf(weighed: Weighed, suspects: readonly Suspect[]): readonly Candidate[] {
  return suspects.filter(({ probability }) => probability >= 0.02).slice(0, mostCandidates)
    .map(({ personId, probability, place }) => ({
      personId, probability, tier: tierOf(weighed, place),
      reason: reasonOf(waterfallOf(weighed, place)),
    }));
}

/** What the evidence rests on, in the words of the fixed tiers that lists are spoken of in. */
function tierOf({ levels, factors }: Weighed, place: number): MatchTier {
  const at = (field: number): number => levels[place * slots + field]!;
  const isNamed = at(slot.swapped) > 0
    || (at(slot.last) <= L.part && at(slot.first) <= F.initial);
  if (!isNamed) return 'probable';
  if (at(slot.day) === 0 && at(slot.birth) === 0) return 'strong';
  if (factors.hasStreet && at(slot.place) <= H.street) return 'strong-address';
  return at(slot.phone) === 0 || at(slot.email) === 0 ? 'contact' : 'probable';
}

/** Nothing is recorded of somebody for a bare name, however rare: something else must agree. */
function saysMore({ levels, factors }: Weighed, place: number): boolean {
  const at = (field: number): number => levels[place * slots + field]!;
  const near = factors.hasStreet ? H.town : Z.town;
  return at(slot.birth) <= 1 || (at(slot.place) !== notTold && at(slot.place) <= near)
    || at(slot.phone) === 0 || at(slot.email) === 0 || at(slot.middle) <= M.initial;
}

/** A whole name and one thing more: enough to open a new person for. */
function tellsWhom({ name, birth, address, phone, email }: Claim): boolean {
  const more = birth.years.length > 0 || address?.addressId !== undefined
    || phone !== undefined || email !== undefined;
  return name.lastKey.length > 1 && name.firstKey.length > 1 && more;
}
