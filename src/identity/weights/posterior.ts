import { agreement, home as H, notTold } from '../compare/levels.ts';
import { gaps, slot, slots } from '../compare/record.ts';
import { elsewhere, factorAt, type Factors, type FoundForClaim } from './factors.ts';
import type { Weights } from './weights.ts';

/**
 * Who is meant: each candidate, or somebody who is not on the roll. The candidates compete with one
 * another and with four kinds of people who are not registered: the housemate of a candidate (her
 * address and telephone, mostly her surname, but a first name and birth of his own), a parent or
 * child of her name, a namesake elsewhere, and a stranger. Each hypothesis is weighed by Bayes'
 * rule, so that what a household shares is evidence for all who live there and for no one alone.
 */
export interface Posterior {
  /** Probability of each candidate. */
  readonly same: Float64Array;
  /** Probability that nobody on the roll is meant, and of what kind she is then. */
  readonly housemate: number;
  readonly relative: number;
  readonly namesake: number;
  readonly stranger: number;
}

/** How often a housemate bears the surname, and tells the telephone of the home. */
const sharedSurname = 0.65;
const sharedPhone = 0.5;
/** What people of one name in one home tell of their suffix, over people at large. */
const suffixOfRelatives = [1, 0.6, 0.6, 16, 16];
/** How much likelier than any two people a parent and child are of one age; or far apart. */
const gapOfRelatives = [1, 1, 0.05, 0.05];

export function weighAll(
  factors: Factors, weights: Weights,
  { rows, levels, count, namesakes }: FoundForClaim,
): Posterior {
  const { registered, housemate, relative, namesake } = weights.shares;
  const each = registered / rows;
  const outside = (1 - registered) / rows;
  const same = new Float64Array(count);
  let total = namesakes * each * factors.straight * factors.last[0]! * factors.first[0]!
    * factors.place.at(factors.hasStreet ? H.elsewhere : zipElsewhere)!
    * (factors.isBorn ? factors.birth.at(-1)! : 1);
  let [mates, relatives, sakes] = [0, 0, 0];
  for (let place = 0; place < count; place++) {
    const to = place * slots;
    const names = namesFactor(factors, levels, to);
    const home = factorAt(factors.place, levels[to + slot.place]!);
    const phone = factorAt(factors.phone, levels[to + slot.phone]!);
    const own = factorAt(factors.middle, levels[to + slot.middle]!)
      * factorAt(factors.birth, levels[to + slot.birth]!)
      * factorAt(factors.day, levels[to + slot.day]!)
      * factorAt(factors.emailYear, levels[to + slot.emailYear]!)
      * factorAt(factors.email, levels[to + slot.email]!)
      * factors.suffix[levels[to + slot.suffix]!]!;
    same[place] = each * names * home * phone * own;
    total += same[place]!;
    const isShared = isSharedHome(factors, levels, to);
    if (isShared) {
      const isCalled = levels[to + slot.phone] === agreement.same;
      const home2 = home * (isCalled ? sharedPhone * phone + 1 - sharedPhone : 1);
      const last = factorAt(factors.last, levels[to + slot.last]!);
      mates += outside * housemate * home2 * (sharedSurname * last + 1 - sharedSurname);
      relatives += outside * relative * home2 * names * gapFactor(factors, levels[to + slot.gap]!)
        * suffixOfRelatives[levels[to + slot.suffix]!]!;
    }
    sakes += outside * namesake * names
      * (isNear(factors, levels[to + slot.place]!) ? factors.nearby : elsewhere);
  }
  const strangers = (1 - registered) * Math.max(0, 1 - housemate - relative - namesake);
  const all = total + mates + relatives + sakes + strangers;
  for (let place = 0; place < count; place++) same[place]! /= all;
  return {
    same, housemate: mates / all, relative: relatives / all, namesake: sakes / all,
    stranger: strangers / all,
  };
}

export function namesFactor(factors: Factors, levels: Uint8Array, to: number): number {
  const straight = factors.straight * factorAt(factors.last, levels[to + slot.last]!)
    * factorAt(factors.first, levels[to + slot.first]!);
  return straight + factors.swapped[levels[to + slot.swapped]!]!;
}

const zipElsewhere = 3;

/** Whether claim and candidate share a home: the dwelling or building, or without one the phone. */
function isSharedHome({ hasStreet }: Factors, levels: Uint8Array, to: number): boolean {
  const place = levels[to + slot.place]!;
  if (hasStreet && place !== notTold && place <= H.building) return true;
  return levels[to + slot.phone] === agreement.same;
}

function gapFactor({ generation }: Factors, gap: number): number {
  return gap === gaps.generation ? generation : gapOfRelatives[gap]!;
}

function isNear({ hasStreet }: Factors, place: number): boolean {
  if (place === notTold) return false;
  return hasStreet ? place <= H.zip : place === 0;
}


/**
 * Fields are not quite independent: who errs in one errs in another, and who shares one by chance
 * shares another. So the odds are drawn in by a power below one, as is usual for naive Bayes, and
 * nothing is surer than what namesakes and relatives in one home leave open.
 */
export const drawnIn = 0.85;
export const surest = 0.993;

export function tempered(probability: number): number {
  const odds = (probability / Math.max(1e-12, 1 - probability)) ** drawnIn;
  return surest * odds / (1 + odds);
}
