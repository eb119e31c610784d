import { levelOf, rarityOf, type Field } from './field.ts';
import { oddsOf, type Weights } from './weigh.ts';

/** How well two groups of records fit as one person, in log2 odds. */
export type Fit = (one: readonly number[], other: readonly number[]) => number;

/** No member's doubt or certainty counts for more; larger groups are asked through a sample. */
const mostBits = 12;
const mostAsked = 24;
/** Two values that each stand this often in their group contradict each other. */
const leastRepeats = 2;
const mostRepeats = 7;
/** A second value may be the person's own: a birth that two books tell differently. */
const repetitionWeight = 0.5;

/**
 * A group is the several ways in which one person was written. A record fits it, field by field,
 * as the mean of the odds (not of their logarithms) against its members: one member who shares
 * the second postcode counts, whatever the others have. The smaller group is asked against the
 * larger. What contradicts it is agreement within each and not between: a birth date that stands
 * five times here and another that stands six times there are two people.
 */
export function fitOf(fields: readonly Field[], weights: Weights): Fit {
  const contradicts = contradictionOf(fields, weights);
  const joins = (one: readonly number[], other: readonly number[]): number => {
    const members = sampleOf(other);
    const asked = sampleOf(one);
    let sum = 0;
    for (const record of asked) sum += bounded(joinBits(record, members, { fields, weights }));
    return sum / asked.length;
  };
  return (one, other) => {
    const against = contradicts(one, other);
    if (against < -2 * mostBits) return against;
    if (one.length < other.length) return against + joins(one, other);
    if (one.length > other.length) return against + joins(other, one);
    return against + (joins(one, other) + joins(other, one)) / 2;
  };
}

const bounded = (bits: number): number => Math.max(-mostBits, Math.min(mostBits, bits));

function sampleOf(records: readonly number[]): readonly number[] {
  if (records.length <= mostAsked) return records;
  const step = Math.ceil(records.length / mostAsked);
  return records.filter((_, at) => at % step === 0);
}

function joinBits(record: number, members: readonly number[], { fields, weights }: {
  readonly fields: readonly Field[]; readonly weights: Weights;
}): number {
  let own = 0;
  let shared = 0;
  for (let at = 0; at < fields.length; at++) {
    const [base, slopes] = [weights.base[at]!, weights.slopes[at]!];
    let odds = 0;
    let told = 0;
    for (const member of members) {
      const packed = fields[at]!.compare(record, member);
      const level = levelOf(packed);
      if (level === 0) continue;
      odds += 2 ** (base[level]! + slopes[level]! * rarityOf(packed));
      told += 1;
    }
    const bits = told === 0 ? 0 : Math.max(-mostBits, Math.log2(odds / told));
    if (fields[at]!.isShared) shared += bits;
    else own += bits;
  }
  return oddsOf({ own, shared }, weights);
}

/**
 * Bits against, at most 0. One odd value is paid for by the mean already; each repetition costs
 * what it is less usual, among records of one person, than to repeat the main value.
 */
function contradictionOf(fields: readonly Field[], weights: Weights): Fit {
  const costs = weights.matches.map((shares) =>
    shares.map((share, level) => (level === 0 ? 0 : Math.min(0, Math.log2(share / shares[1]!)))));
  return (one, other) => {
    if (one.length < leastRepeats || other.length < leastRepeats) return 0;
    let bits = 0;
    fields.forEach((field, at) => {
      if (field.ids === undefined) return;
      const [left, right] = [mainValue(one, field.ids), mainValue(other, field.ids)];
      if (left.record < 0 || right.record < 0 || left.value === right.value) return;
      const repeats = Math.min(left.times - timesOf(left.value, other, field.ids),
        right.times - timesOf(right.value, one, field.ids), mostRepeats);
      if (repeats < leastRepeats) return;
      const level = levelOf(field.compare(left.record, right.record));
      bits += repetitionWeight * (repeats - 1) * costs[at]![level]!;
    });
    return bits;
  };
}

interface MainValue {
  readonly value: number;
  readonly times: number;
  /** One of those that have it; -1 where nobody tells any. */
  readonly record: number;
}

function mainValue(records: readonly number[], ids: Int32Array): MainValue {
  const times = new Map<number, number>();
  let best: MainValue = { value: -1, times: 0, record: -1 };
  for (const record of records) {
    const value = ids[record]!;
    if (value < 0) continue;
    const count = (times.get(value) ?? 0) + 1;
    times.set(value, count);
    if (count > best.times) best = { value, times: count, record };
  }
  return best;
}

function timesOf(value: number, records: readonly number[], ids: Int32Array): number {
  let times = 0;
  for (const record of records) if (ids[record] === value) times += 1;
  return times;
}
