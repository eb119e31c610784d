import type { ClaimedPerson } from '../compare/claimed.ts';
import { levels as allLevels, notTold, suffix as S, type Field } from '../compare/levels.ts';
import { slot, slots } from '../compare/record.ts';
import type { Subject } from '../record/subject.ts';
import { factorsOf } from './factors.ts';
import { namesFactor, weighAll } from './posterior.ts';
import type { Scorer } from './scorer.ts';
import { type Shares, type Weights } from './weights.ts';

/** What a sample of a list was compared with, kept for the rounds of learning. */
interface Sampled {
  readonly claim: ClaimedPerson;
  readonly levels: Uint8Array;
  readonly count: number;
  readonly namesakes: number;
  readonly neighbours: number;
}

export interface Learning {
  readonly from: Weights;
  /** Rows of the roll. */
  readonly rows: number;
  readonly version: string;
  readonly madeAt: string;
  readonly inputs: readonly string[];
}

const rounds = 15;
/** What is known before counts as so many records; a list of thousands outweighs it. */
const priorStrength = 60;
const least = 5e-4;
/**
 * A person who is told by quite another first name, or year of birth, is mostly another person, of
 * her household or her name; without labels the two cannot be told apart, so these stay rare.
 */
const mostOther: Readonly<Partial<Record<Field, number>>> = { first: 0.004, birth: 0.012 };

/**
 * Learns the weights from records without labels, by expectation-maximisation: who each record
 * means is guessed with the weights so far, the weights are counted from the guesses, and again
 * (Dempster, Laird and Rubin 1977; for linkage Winkler 1988). Starts from `from`, which also
 * steadies what few records say.
 */
export function learn(
  compare: Scorer['compare'], subjects: readonly Subject[], learning: Learning,
): Weights {
  const { from, version, madeAt, inputs } = learning;
  const sample = subjects.map((subject): Sampled => {
    const compared = compare(subject);
    return { ...compared, levels: compared.levels.slice(0, compared.count * slots) };
  });
  let weights = from;
  for (let round = 0; round < rounds; round++) weights = refine(sample, weights, learning);
  return { ...weights, version, madeAt, inputs };
}

const slotOf: Readonly<Partial<Record<Field, number>>> = {
  last: slot.last, first: slot.first, middle: slot.middle, suffix: slot.suffix, birth: slot.birth,
  day: slot.day, phone: slot.phone, email: slot.email, emailYear: slot.emailYear,
};

interface Counts {
  readonly fields: Record<Field, number[]>;
  readonly shares: { registered: number; housemate: number; relative: number; namesake: number;
    swapped: number; stranger: number };
}

function refine(
  sample: readonly Sampled[], weights: Weights,
  { from, rows }: Learning,
): Weights {
  const counts = emptyCounts();
  for (const { claim, levels, count, namesakes, neighbours } of sample) {
    const size = { rows, levels, count, namesakes, neighbours };
    const factors = factorsOf(claim, weights, size);
    const posterior = weighAll(factors, weights, size);
    counts.shares.housemate += posterior.housemate;
    counts.shares.relative += posterior.relative;
    counts.shares.namesake += posterior.namesake;
    counts.shares.stranger += posterior.stranger;
    for (let place = 0; place < count; place++) {
      const weight = posterior.same[place]!;
      if (weight < 1e-4) continue;
      const to = place * slots;
      counts.shares.registered += weight;
      const isSwapped = levels[to + slot.swapped] === 0 ? 0
        : factors.swapped[levels[to + slot.swapped]!]! / namesFactor(factors, levels, to);
      counts.shares.swapped += weight * isSwapped;
      countLevels(counts, { levels, to, weight, names: weight * (1 - isSwapped) });
      const told = levels[to + slot.place]!;
      if (told !== notTold) counts.fields[factors.hasStreet ? 'home' : 'zip'][told]! += weight;
    }
  }
  return weightsOf(counts, from);
}

function emptyCounts(): Counts {
  return {
    fields: Object.fromEntries(Object.entries(allLevels).map(([field, names]) =>
      [field, names.map(() => 0)])) as unknown as Counts['fields'],
    shares: { registered: 0, housemate: 0, relative: 0, namesake: 0, swapped: 0, stranger: 0 },
  };
}

function countLevels(
  { fields }: Counts,
  { levels, to, weight, names }: {
    readonly levels: Uint8Array; readonly to: number; readonly weight: number;
    readonly names: number;
  },
): void {
  for (const [field, place] of Object.entries(slotOf) as [Field, number][]) {
    const level = levels[to + place]!;
    if (level === notTold) continue;
    fields[field][level]! += field === 'last' || field === 'first' ? names : weight;
  }
}

function weightsOf({ fields, shares }: Counts, from: Weights): Weights {
  const learned = Object.fromEntries(Object.entries(fields).map(([field, counts]) =>
    [field, field === 'suffix' ? suffixShares(counts, from.fields.suffix)
      : rareOther(field as Field, normal(counts, from.fields[field as Field]))]),
  ) as unknown as Weights['fields'];
  const outside = shares.housemate + shares.relative + shares.namesake + shares.stranger;
  const part = (count: number, prior: number, all: number): number =>
    (count + prior * priorStrength) / (all + priorStrength);
  const all = shares.registered + outside;
  const next: Shares = {
    registered: part(shares.registered, from.shares.registered, all),
    housemate: part(shares.housemate, from.shares.housemate, outside),
    relative: part(shares.relative, from.shares.relative, outside),
    namesake: part(shares.namesake, from.shares.namesake, outside),
    swapped: part(shares.swapped, from.shares.swapped, shares.registered),
  };
  return { ...from, fields: learned, shares: next };
}

function normal(counts: readonly number[], prior: readonly number[]): readonly number[] {
  const all = counts.reduce((sum, count) => sum + count, priorStrength);
  return counts.map((count, level) =>
    Math.max(least, (count + priorStrength * prior[level]!) / all));
}

function rareOther(field: Field, shares: readonly number[]): readonly number[] {
  const most = mostOther[field];
  const other = shares.at(-1)!;
  if (most === undefined || other <= most) return shares;
  const rest = (1 - most) / (1 - other);
  return shares.map((share, level) => level === shares.length - 1 ? most : share * rest);
}

/** Two distributions in one row: of those with a suffix on the roll, and of those without. */
function suffixShares(counts: readonly number[], prior: readonly number[]): readonly number[] {
  const shares = [...prior];
  for (const group of [[S.same, S.dropped, S.other], [S.none, S.added]]) {
    const all = group.reduce((sum, level) => sum + counts[level]!, priorStrength);
    for (const level of group) {
      shares[level] = Math.max(least, (counts[level]! + priorStrength * prior[level]!) / all);
    }
  }
  return shares;
}

