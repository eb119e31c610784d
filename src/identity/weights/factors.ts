import type { ClaimedPerson } from '../compare/claimed.ts';
import { home as H, levels as allLevels, notTold, zip as Z } from '../compare/levels.ts';
import type { ClaimedWord } from '../compare/names.ts';
import type { ClaimedPlace } from '../compare/places.ts';
import { slot, slots } from '../compare/record.ts';
import type { Weights } from './weights.ts';

/**
 * For one claim the Bayes factor of every level of every field: how much likelier it is told so
 * of the person it means than of a stranger.
 */
export interface Factors {
  readonly last: readonly number[];
  readonly first: readonly number[];
  /** First and last name told the wrong way round, by the level of the first plus one. */
  readonly swapped: readonly number[];
  readonly straight: number;
  readonly middle: readonly number[];
  readonly suffix: readonly number[];
  readonly birth: readonly number[];
  readonly day: readonly number[];
  /** Of `home`, or of `zip` where no street is told. */
  readonly place: readonly number[];
  readonly hasStreet: boolean;
  /** Whether the claim tells a birth. */
  readonly isBorn: boolean;
  readonly phone: readonly number[];
  readonly email: readonly number[];
  readonly emailYear: readonly number[];
  /** That a parent and a child are as far apart as this, over any two people. */
  readonly generation: number;
  /** That somebody of the name lives in the same ZIP code, over anybody. */
  readonly nearby: number;
}

/** Of people at large: those who tell each suffix level, given what the roll has. */
const suffixOfStrangers = [0.025, 0.96, 0.96, 0.025, 0.025];
/** People on the roll expected at a house number one slip away, and at a street so misspelt. */
const atNumberSlip = 20;
const atStreetSlip = 4;
const generations = 33;
/** How many namesakes live in another place than the one whose name they bear. */
export const elsewhere = 0.65;

/** What a search found for a claim, and how it compares. */
export interface FoundForClaim {
  /** People whom shares are counted of. */
  readonly rows: number;
  readonly levels: Uint8Array;
  readonly count: number;
  /** People of the very name, elsewhere and of another age, who were not compared. */
  readonly namesakes: number;
  /** People in the building claimed, compared or not. */
  readonly neighbours: number;
}

export function factorsOf(
  claim: ClaimedPerson, weights: Weights, found: FoundForClaim,
): Factors {
  const { rows, levels, count } = found;
  const { fields, shares } = weights;
  const [lastShare, last] = wordFactors(claim.last, fields.last);
  const [firstShare, first] = wordFactors(claim.first, fields.first);
  const both = lastShare * firstShare;
  const [turnedLast, turnedLasts] = wordFactors(claim.swap?.last, fields.last);
  const [turnedFirst, turnedFirsts] = wordFactors(claim.swap?.first, fields.first);
  const turned = claim.swap === undefined ? 0 : turnedLast * turnedFirst;
  const told = (1 - shares.swapped) * both + shares.swapped * turned;
  const { middle, subject, places: [place] } = claim;
  const [, , otherM = 0] = fields.middle;
  return {
    last, first,
    swapped: claim.swap === undefined || told === 0 ? never : [0, ...turnedFirsts.map((first) =>
      shares.swapped * (turned / told) * turnedLasts[0]! * first)],
    straight: told === 0 ? 1 : (1 - shares.swapped) * both / told,
    middle: subject.middle === '' ? ones : [
      (1 - otherM) / Math.max(middle.share, 2e-4), (1 - otherM) / Math.max(middle.letter, 0.004),
      otherM],
    suffix: fields.suffix.map((m, level) => m / suffixOfStrangers[level]!),
    birth: birthFactors(claim, fields.birth),
    day: [fields.day[0]! * 365, fields.day[1]! * 365, fields.day[2]!],
    place: placeFactors(claim, weights, found),
    hasStreet: place?.hasStreet ?? false,
    isBorn: claim.birth !== undefined,
    phone: [
      fields.phone[0]! * rows / Math.max(1, countAt(levels, count, { at: slot.phone, upTo: 0 })),
      fields.phone[1]!],
    email: [
      fields.email[0]! * rows / Math.max(1, countAt(levels, count, { at: slot.email, upTo: 0 })),
      fields.email[1]!],
    emailYear: [fields.emailYear[0]! * 70, fields.emailYear[1]!],
    generation: claim.birth === undefined ? 1
      : Math.min(3, subject.years.length / generations / Math.max(claim.yearShare, 1e-3)),
    nearby: place === undefined ? 1 : elsewhere + (1 - elsewhere) / nearShare(place),
  };
}

/** Share of the roll in the ZIP code claimed; where it is not told, in the town. */
function nearShare({ home, shares }: ClaimedPlace): number {
  if (home.zip === '' && home.city === '') return 1;
  return Math.max(shares[home.zip === '' ? Z.town : Z.same]!, 2e-3);
}

const ones: readonly number[] = allLevels.home.map(() => 1);
const never: readonly number[] = [0, 0, 0, 0, 0, 0, 0, 0];

/** How often a stranger tells this name, and the factor of each level. */
function wordFactors(
  word: ClaimedWord | undefined, m: readonly number[],
): readonly [number, readonly number[]] {
  if (word === undefined) return [1, ones];
  const share = m.reduce((sum, value, level) => sum + value * word.masses[level]!, 0);
  return [share, m.map((value, level) => value * word.units[level]! / share)];
}

function birthFactors({ birth }: ClaimedPerson, m: readonly number[]): readonly number[] {
  if (birth === undefined) return ones;
  const share = m.reduce((sum, value, level) => sum + value * birth.masses[level]!, 0);
  return m.map((value, level) => value * birth.units[level]! / share);
}

function placeFactors(
  claim: ClaimedPerson, { fields }: Weights,
  { rows, levels, count, neighbours }: FoundForClaim,
): readonly number[] {
  const [place] = claim.places;
  if (place === undefined) return ones;
  const zips = place.shares;
  if (!place.hasStreet) return fields.zip.map((m, level) => m / zips[level]!);
  const inDwelling = Math.max(1, countAt(levels, count, { at: slot.place, upTo: H.dwelling }));
  const inBuilding = Math.max(neighbours,
    1, countAt(levels, count, { at: slot.place, upTo: H.unit }));
  const strangers = [
    inDwelling / rows, inBuilding / rows, inBuilding / rows, atNumberSlip / rows,
    atStreetSlip / rows, place.alongShare, zips[Z.same]!, zips[Z.town]!, zips[Z.area]!, 1,
  ];
  return fields.home.map((m, level) => m / Math.min(1, strangers[level]!));
}

function countAt(
  levels: Uint8Array, count: number, what: { readonly at: number; readonly upTo: number },
): number {
  let found = 0;
  for (let place = what.at; place < count * slots; place += slots) {
    if (levels[place]! <= what.upTo) found++;
  }
  return found;
}

/** The factor of a level; 1 where the field is not told. */
export function factorAt(table: readonly number[], level: number): number {
  return level === notTold ? 1 : table[level]!;
}
