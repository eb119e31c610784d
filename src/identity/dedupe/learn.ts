import type { Field } from './field.ts';
import { passesOf, randomPairs, type Pass } from './passes.ts';
import type { Records } from './records.ts';
import {
  bitsOf, chanceOf, compareAll, countLevels, weigh, weighUnseen, type Compared, type Weighed,
  type Weights,
} from './weigh.ts';

const strangerPairs = 300_000;
/** What is assumed counts for as many matches as this. */
const assumedMatches = 10;

/** Weights of all fields, learned from the file itself without knowing any answer. */
export function learnWeights(records: Records): Weights {
  const { fields, ids } = records;
  const compared = compareAll(fields, randomPairs(ids.length, strangerPairs));
  const isStranger = Uint8Array.from(compared[0]!, (_, pair) =>
    (mostlyEqual(compared, pair, 3) ? 0 : 1));
  const strangers = fields.map((field, at) =>
    countLevels(field, compared[at]!, (pair) => isStranger[pair]!));
  const learned = passesOf(records).map((pass) => learnPass(pass, fields, strangers));
  const weighed = fields.map((field, at) => mean([
    { ...weighUnseen(field, compared[at]!, strangers[at]!), seen: assumedMatches },
    ...learned.map((pass) => pass[at]!),
  ]));
  return {
    base: weighed.map(({ base }) => base), slopes: fields.map((field) => field.slopes),
    matches: weighed.map(({ matches }) => matches), prior: -Math.log2(ids.length),
    kin: -Math.log2(ids.length),
  };
}

/** How many matches taught it: none where the pass held the field equal. */
type Learned = Weighed & { readonly seen: number };

/** By the matches that each saw. */
function mean(parts: readonly Learned[]): Weighed {
  const seen = parts.reduce((sum, part) => sum + part.seen, 0);
  const meanOf = (of: (part: Learned) => Float64Array): Float64Array =>
    of(parts[0]!).map((_, level) =>
      parts.reduce((sum, part) => sum + of(part)[level]! * part.seen, 0) / seen);
  return { base: meanOf((part) => part.base), matches: meanOf((part) => part.matches) };
}

const rounds = 12;

/** Expectation-maximisation on one pass; `strangers` stays fixed, as learned from random pairs. */
function learnPass(
  pass: Pass, fields: readonly Field[], strangers: readonly Float64Array[],
): readonly Learned[] {
  const isHeld = fields.map((field) => pass.held.includes(field.name));
  const open = compareAll(fields, pass.pairs).map((packed, at) =>
    (isHeld[at] ? new Uint16Array(packed.length) : packed));
  const slopes = fields.map((field) => field.slopes);
  const count = pass.pairs.left.length;
  const chances = Float64Array.from(pass.pairs.left, (_, pair) =>
    (mostlyEqual(open, pair, 1) ? 0.9 : 0.1));
  let weighed: readonly Weighed[] = [];
  let share = 0;
  for (let round = 0; round < rounds; round++) {
    share = chances.reduce((sum, chance) => sum + chance, 0) / count;
    share = Math.min(0.999, Math.max(0.001, share));
    weighed = fields.map((field, at) => weigh(field, {
      packed: open[at]!, weightOf: (pair) => chances[pair]!, strangers: strangers[at]!,
    }));
    const weights = { base: weighed.map(({ base }) => base), slopes };
    const prior = Math.log2(share / (1 - share));
    for (let pair = 0; pair < count; pair++) {
      chances[pair] = chanceOf(prior + bitsOf(open, weights, pair));
    }
  }
  return weighed.map((part, at) => ({ ...part, seen: isHeld[at] ? 0 : share * count }));
}

/** Whether most of what both tell is equal: a first guess at a match. */
function mostlyEqual(compared: Compared, pair: number, least: number): boolean {
  let told = 0;
  let equal = 0;
  for (const packed of compared) {
    const level = packed[pair]! & 15;
    if (level > 0) told += 1;
    if (level === 1) equal += 1;
  }
  return told >= least && equal * 2 > told;
}
