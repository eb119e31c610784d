import type { Pairs } from './candidates.ts';
import { levelOf, rarityOf, type Field } from './field.ts';

/** What each level of each field weighs: bits = base + slope x rarity. */
export interface Weights {
  readonly base: readonly Float64Array[];
  readonly slopes: readonly (readonly number[])[];
  /** Shares of the levels among pairs of one person, as far as they are told. */
  readonly matches: readonly Float64Array[];
  /** Log2 of the odds that two records picked at random are one person. */
  readonly prior: number;
  /** The same, that they are two people of one home or family. */
  readonly kin: number;
}

/** Levels of many pairs: for each field an array of packed levels, one for each pair. */
export type Compared = readonly Uint16Array[];

export function compareAll(fields: readonly Field[], { left, right }: Pairs): Compared {
  return fields.map((field) => {
    const packed = new Uint16Array(left.length);
    for (let at = 0; at < left.length; at++) packed[at] = field.compare(left[at]!, right[at]!);
    return packed;
  });
}

/** How often each level was seen, in pairs; `none` is left out. */
export function countLevels(
  field: Field, packed: Uint16Array, weightOf: (pair: number) => number,
): Float64Array {
  const counts = new Float64Array(field.levels.length);
  for (let at = 0; at < packed.length; at++) {
    const level = levelOf(packed[at]!);
    if (level > 0) counts[level]! += weightOf(at);
  }
  return counts;
}

/** For each level the mean of 2^-(slope x rarity) among matches: what rarity is measured from. */
function meanRarity(
  field: Field, packed: Uint16Array, weightOf: (pair: number) => number,
): Float64Array {
  const sums = new Float64Array(field.levels.length);
  const counts = new Float64Array(field.levels.length);
  for (let at = 0; at < packed.length; at++) {
    const level = levelOf(packed[at]!);
    const weight = weightOf(at);
    sums[level]! += weight * 2 ** (-field.slopes[level]! * rarityOf(packed[at]!));
    counts[level]! += weight;
  }
  return sums.map((sum, level) => (counts[level]! > 0.01 ? sum / counts[level]! : 1));
}

/** A level seen this seldom, by matches and strangers together, weighs half of what it seems. */
const halfTrust = 3;
const leastSeen = 0.5;
const mostBits = 24;

/** One field's weights, and the shares of its levels among matches. */
export interface Weighed {
  readonly base: Float64Array;
  readonly matches: Float64Array;
}

/** Weights of one field from its levels among pairs that match by so much, and among strangers. */
export function weigh(field: Field, { packed, weightOf, strangers }: {
  readonly packed: Uint16Array; readonly weightOf: (pair: number) => number;
  readonly strangers: Float64Array;
}): Weighed {
  const counts = countLevels(field, packed, weightOf);
  const means = meanRarity(field, packed, weightOf);
  const matches = sharesOf(counts);
  const others = sharesOf(strangers);
  const base = matches.map((share, level) => {
    if (level === 0) return 0;
    const seen = counts[level]! + strangers[level]!;
    const bits = Math.log2(share / others[level]!) + Math.log2(means[level]!);
    return bounded(bits * seen / (seen + halfTrust));
  });
  return { base, matches };
}

const bounded = (bits: number): number => Math.max(-mostBits, Math.min(mostBits, bits));

function sharesOf(counts: Float64Array): Float64Array {
  const all = counts.reduce((sum, count) => sum + count + leastSeen, -leastSeen);
  return counts.map((count, level) => (level === 0 ? 0 : (count + leastSeen) / all));
}

/** Of pairs of one person: mostly equal, seldom quite other, all between as often as another. */
const usuallyEqual = 0.8;
const usuallyOther = 0.05;

/**
 * Weights before anything is learned of matches: how strangers compare is known, how the records
 * of one person do is assumed.
 */
export function weighUnseen(
  field: Field, packed: Uint16Array, strangers: Float64Array,
): Weighed {
  const others = sharesOf(strangers);
  const between = (1 - usuallyEqual - usuallyOther) / Math.max(1, field.levels.length - 3);
  const matches = others.map((_, level) => {
    if (level < 2) return level === 1 ? usuallyEqual : 0;
    return isOther(field, level) ? usuallyOther : between;
  });
  const means = meanRarity({ ...field, slopes: field.slopes.map((slope) => -slope) },
    packed, () => 1);
  const base = matches.map((share, level) => {
    if (level === 0) return 0;
    if (field.slopes[level] === 1) return Math.log2(share);
    return bounded(Math.log2(share / others[level]!) - Math.log2(means[level]!));
  });
  return { base, matches };
}

const otherLevels = new Set(['other', 'far', 'nothing']);
const isOther = (field: Field, level: number): boolean => otherLevels.has(field.levels[level]!);

/** Bits of one pair, prior left out. */
export function bitsOf(
  compared: Compared, { base, slopes }: Pick<Weights, 'base' | 'slopes'>, pair: number,
): number {
  let bits = 0;
  for (let field = 0; field < compared.length; field++) {
    const packed = compared[field]![pair]!;
    const level = levelOf(packed);
    if (level === 0) continue;
    bits += base[field]![level]! + slopes[field]![level]! * rarityOf(packed);
  }
  return bits;
}

/** What a pair's fields say, in bits: those of the person, and those that a home shares. */
export interface Evidence {
  readonly own: number;
  readonly shared: number;
}

/**
 * Log2 odds of one person against two, who may be strangers or of one home: what a home shares
 * speaks against strangers only, so that it never makes one person of two housemates.
 */
export function oddsOf({ own, shared }: Evidence, { prior, kin }: Weights): number {
  return prior + own + shared - Math.log2(1 + 2 ** (kin + shared));
}

export const chanceOf = (bits: number): number => 1 / (1 + 2 ** -bits);
