import type { Civics } from '../../civics/index.ts';
import { assert, dayOf, refuse, type Day } from '../../kernel/index.ts';
import type { Claim, Match, WaitingCandidate } from '../../identity/index.ts';
import {
  dateContact, type Answers, type Arrival, type Dating, type Shaped,
} from '../contact.ts';
import { results } from '../result.ts';

/** Why a contact waits for a decision (closed list; stored with it). */
export const waitingCodes = [
  'unknown-voter-id', 'voter-id-disagrees', 'ambiguous', 'probable', 'unidentified', 'future-time',
] as const;
export type WaitingCode = (typeof waitingCodes)[number];

/** What becomes of a contact: it goes to a person, to someone new, or waits. */
export type Fate =
  | { readonly kind: 'matched'; readonly personId: bigint }
  /** `newAs` is the slot of the arrival that first meant the same new person. */
  | { readonly kind: 'new'; readonly newAs: number }
  | {
    readonly kind: 'review'; readonly code: WaitingCode; readonly candidates: readonly bigint[];
    /** Those among whom people may decide, the likeliest first. */
    readonly likely?: readonly WaitingCandidate[];
  };

/** A contact with all that was looked up for it; writing it asks nothing more. */
export interface Plan {
  readonly shaped: Arrival;
  readonly claim: Claim;
  readonly answers: Answers;
  readonly dating: Dating;
  readonly fate: Fate;
  /** Why, in words, as the contributor is told. */
  readonly reason: string;
  /** Where she is registered now, else the contributor's state. */
  readonly divisionId: number;
  readonly localDay: Day;
  /** The number that was tried, E.164. */
  readonly phone: string | undefined;
}

/** The contributor's own state: where a contact belongs that no registration places. */
export interface Home {
  readonly divisionId: number;
  readonly timeZone: string;
}

export function homeOf(civics: Civics, state: string): Home {
  const division = civics.divisionByOcd(`ocd-division/country:us/state:${state}`);
  const setting = civics.stateByCode(state);
  if (division && setting) {
    return { divisionId: division.divisionId, timeZone: setting.timeZone };
  }
  return refuse({
    kind: 'unavailable', code: 'exchange/unknown-state',
    detail: 'Your state has no divisions here yet; contacts can be placed once it has.',
  });
}

export interface Lookup {
  readonly shaped: Arrival;
  readonly claim: Claim;
  readonly answers: Answers;
  readonly phone: string | undefined;
}

/** Puts together what was looked up. Pure; `now` is the time of receipt. */
export function planContact(
  found: Lookup, match: Match,
  { civics, home, now }: { readonly civics: Civics; readonly home: Home; readonly now: Date },
): Plan {
  const { shaped, claim, answers } = found;
  const dating = dateContact(shaped.occurredAt, now);
  const divisionId = match.divisionId ?? home.divisionId;
  const state = civics.divisionById(divisionId)?.state;
  const timeZone = (state && civics.stateByCode(state)?.timeZone) ?? home.timeZone;
  const { fate, reason } = fateOf(claim, match, dating);
  const triedNumber = shaped.channel === 'phone' || shaped.channel === 'text';
  const phone = found.phone ?? (triedNumber ? claim.phone : undefined);
  return {
    shaped, answers, dating, fate, reason, divisionId, phone,
    claim: withoutDeadPhone(claim, { shaped, phone }),
    localDay: dayOf(dating.occurredAt, timeZone),
  };
}

function fateOf(
  claim: Claim, match: Match, dating: Dating,
): { readonly fate: Fate; readonly reason: string } {
  const candidates = match.personId === undefined
    ? match.candidates.map(({ personId }) => personId) : [match.personId];
  if (dating.isBeyond) {
    const reason = 'The time lies more than a day ahead.';
    return { fate: { kind: 'review', code: 'future-time', candidates }, reason };
  }
  const { outcome, reason } = match;
  if (outcome === 'review') {
    const likely = likelyOf(match);
    const code = waitingCodeOf(claim, match);
    return { fate: { kind: 'review', code, candidates, likely }, reason };
  }
  if (outcome === 'new') {
    assert(match.newAs !== undefined, 'a new person is new as some claim of the list');
    return { fate: { kind: 'new', newAs: match.newAs }, reason };
  }
  assert(match.personId !== undefined, 'a match names a person');
  return { fate: { kind: 'matched', personId: match.personId }, reason };
}

const mostLikely = 3;

function likelyOf({ candidates, waterfall }: Match): readonly WaitingCandidate[] {
  return candidates.slice(0, mostLikely).map(({ personId, probability }, place) =>
    ({ personId, probability, waterfall: place === 0 ? waterfall : [] }));
}

function waitingCodeOf(claim: Claim, { tier }: Match): WaitingCode {
  if (claim.voterKey) return tier === 'none' ? 'unknown-voter-id' : 'voter-id-disagrees';
  if (tier === 'ambiguous') return 'ambiguous';
  return tier === 'none' ? 'unidentified' : 'probable';
}

/** A number that turned out wrong or dead is no statement of how she can be reached. */
function withoutDeadPhone(
  claim: Claim, tried: { readonly shaped: Shaped; readonly phone: string | undefined },
): Claim {
  const isDead = results[tried.shaped.result].marksPhone && claim.phone === tried.phone;
  return isDead && claim.phone !== undefined ? { ...claim, phone: undefined } : claim;
}
