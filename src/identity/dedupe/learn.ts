import type { Pairs } from './candidates.ts';
import { levelOf, rarityOf, type Field } from './field.ts';
import type { Records } from './records.ts';

/** What each level of each field weighs: bits = base + slope x rarity. */
export interface Weights {
  readonly base: readonly Float64Array[];
  readonly slopes: readonly (readonly number[])[];
  /** Log2 of the odds that two records picked at random are one person. */
  readonly prior: number;
}

/** Levels of many pairs: for each field an array of packed levels, one for each pair. */
type Compared = readonly Uint16Array[];

function compareAll(fields: readonly Field[], { left, right }: Pairs): Compared {
  return fields.map((field) => {
    const packed = new Uint16Array(left.length);
    for (let at = 0; at < left.length; at++) packed[at] = field.compare(left[at]!, right[at]!);
    return packed;
  });
}

/** How often each level was seen, in pairs; `none` is left out. */
function countLevels(
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

const mostBits = 24;

/** A level seen this seldom, by matches and strangers together, weighs half of what it seems. */
const halfTrust = 3;
const leastSeen = 0.5;

/** Weights of one field from its levels among matches and among strangers. */
function weigh(field: Field, { packed, weightOf, strangers }: {
  readonly packed: Uint16Array; readonly weightOf: (pair: number) => number;
  readonly strangers: Float64Array;
}): Float64Array {
  const matches = countLevels(field, packed, weightOf);
  const means = meanRarity(field, packed, weightOf);
  const sumOf = (counts: Float64Array): number =>
    counts.reduce((sum, count) => sum + count + leastSeen, -leastSeen);
  const [all, allStrangers] = [sumOf(matches), sumOf(strangers)];
  return matches.map((count, level) => {
    if (level === 0) return 0;
    const other = strangers[level]!;
    const odds = ((count + leastSeen) / all) / ((other + leastSeen) / allStrangers);
    const trust = (count + other) / (count + other + halfTrust);
    const bits = trust * (Math.log2(odds) + Math.log2(means[level]!));
    return Math.max(-mostBits, Math.min(mostBits, bits));
  });
}

/** Bits of one pair over the given fields, prior left out. */
export function bitsOf(compared: Compared, weights: Weights, pair: number): number {
  let bits = 0;
  for (let field = 0; field < compared.length; field++) {
    const packed = compared[field]![pair]!;
    const level = levelOf(packed);
    if (level === 0) continue;
    bits += weights.base[field]![level]! + weights.slopes[field]![level]! * rarityOf(packed);
  }
  return bits;
}

export const chanceOf = (bits: number): number => 1 / (1 + 2 ** -bits);

/** Pairs picked at random, always the same for the same number of records. */
function randomPairs(records: number, count: number): Pairs {
  const left = new Int32Array(count);
  const right = new Int32Array(count);
  let state = 0x2545f491;
  const below = (limit: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
  for (let at = 0; at < count; at++) {
    const one = below(records);
    const other = (one + 1 + below(records - 1)) % records;
    left[at] = Math.min(one, other);
    right[at] = Math.max(one, other);
  }
  return { left, right };
}

/** Fields that one pass of learning holds equal, and that it therefore learns nothing about. */
interface Pass {
  readonly held: readonly string[];
  readonly pairs: Pairs;
}

const passPairs = 60_000;
const leastPassPairs = 30;
const rounds = 12;

/** Blocks of records that agree wholly in what selects; each gives pairs of which many match. */
function passesOf(records: Records): readonly Pass[] {
  const { values, names } = records;
  const passes: Pass[] = [];
  const both = jointIds(names.given.ids, names.surname.ids);
  passes.push({ held: ['given', 'surname', 'rest', 'ordinal'], pairs: agreeing(both) });
  for (const [name, found] of values) {
    if (name === 'given' || name === 'surname' || found.clash > 0.002) continue;
    passes.push({ held: [name], pairs: agreeing(found.ids) });
  }
  const given = values.get('given');
  const birth = values.get('birth');
  const zip = values.get('zip');
  const surname = values.get('surname');
  if (given && birth) {
    passes.push({ held: ['given', 'birth'], pairs: agreeing(jointIds(given.ids, birth.ids)) });
  }
  if (surname && zip) {
    passes.push({ held: ['surname', 'zip'], pairs: agreeing(jointIds(surname.ids, zip.ids)) });
  }
  return passes.filter((pass) => pass.pairs.left.length >= leastPassPairs);
}

function jointIds(one: Int32Array, other: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return one.map((id, record) => {
    if (id < 0 || other[record]! < 0) return -1;
    const key = id * 2 ** 26 + other[record]!;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  });
}

const mostOfBlock = 30;

/** Pairs of records with one id; thinned evenly where there are very many. */
function agreeing(ids: Int32Array): Pairs {
  const blocks = new Map<number, number[]>();
  ids.forEach((id, record) => {
    if (id < 0) return;
    const block = blocks.get(id);
    if (!block) blocks.set(id, [record]);
    else if (block.length <= mostOfBlock) block.push(record);
  });
  const left: number[] = [];
  const right: number[] = [];
  for (const block of blocks.values()) {
    if (block.length > mostOfBlock) continue;
    block.forEach((one, at) => {
      for (const other of block.slice(at + 1)) {
        left.push(one);
        right.push(other);
      }
    });
  }
  const step = Math.max(1, Math.ceil(left.length / passPairs));
  const thin = (all: readonly number[]): Int32Array =>
    Int32Array.from(all.filter((_, at) => at % step === 0));
  return { left: thin(left), right: thin(right) };
}

interface LearnedPass {
  readonly base: readonly Float64Array[];
  /** How many matches it saw, told by field: 0 for what it held equal. */
  readonly seen: readonly number[];
}

/** Expectation-maximisation on one pass; `strangers` stays fixed, as learned from random pairs. */
function learnPass(
  pass: Pass, fields: readonly Field[], strangers: readonly Float64Array[],
): LearnedPass {
  const isHeld = fields.map((field) => pass.held.includes(field.name));
  const open = compareAll(fields, pass.pairs).map((packed, at) =>
    (isHeld[at] ? new Uint16Array(packed.length) : packed));
  const slopes = fields.map((field) => field.slopes);
  const count = pass.pairs.left.length;
  const chances = Float64Array.from(pass.pairs.left, (_, pair) => firstGuess(open, pair));
  let base: readonly Float64Array[] = [];
  let share = 0;
  for (let round = 0; round < rounds; round++) {
    share = chances.reduce((sum, chance) => sum + chance, 0) / count;
    share = Math.min(0.999, Math.max(0.001, share));
    base = fields.map((field, at) => weigh(field, {
      packed: open[at]!, weightOf: (pair) => chances[pair]!, strangers: strangers[at]!,
    }));
    const weights = { base, slopes, prior: Math.log2(share / (1 - share)) };
    for (let pair = 0; pair < count; pair++) {
      chances[pair] = chanceOf(weights.prior + bitsOf(open, weights, pair));
    }
  }
  return { base, seen: isHeld.map((held) => (held ? 0 : share * count)) };
}

/** Likely a match where most of what both tell is equal. */
function firstGuess(compared: Compared, pair: number): number {
  let told = 0;
  let equal = 0;
  for (const packed of compared) {
    const level = levelOf(packed[pair]!);
    if (level > 0) told += 1;
    if (level === 1) equal += 1;
  }
  return equal * 2 > told ? 0.9 : 0.1;
}

const strangerPairs = 300_000;

/** Weights of all fields, learned from the file itself without knowing any answer. */
export function learnWeights(records: Records): Weights {
  const { fields } = records;
  const pairs = randomPairs(records.ids.length, strangerPairs);
  const strangers = compareAll(fields, pairs).map((packed, at) =>
    countLevels(fields[at]!, packed, () => 1));
  const learned = passesOf(records).map((pass) => learnPass(pass, fields, strangers));
  const base = fields.map((field, at) => combine(field, learned.map((pass) =>
    ({ base: pass.base[at]!, seen: pass.seen[at]! }))));
  return {
    base, slopes: fields.map((field) => field.slopes), prior: -Math.log2(records.ids.length),
  };
}

/** Mean over passes, each by the matches it saw; a field that no pass saw weighs nothing. */
function combine(
  field: Field, passes: readonly { readonly base: Float64Array; readonly seen: number }[],
): Float64Array {
  const seen = passes.reduce((sum, pass) => sum + pass.seen, 0);
  return Float64Array.from(field.levels, (_, level) => (seen < 1 ? 0
    : passes.reduce((sum, pass) => sum + pass.base[level]! * pass.seen, 0) / seen));
}
