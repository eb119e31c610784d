import { findSpellings } from '../index/spelling.ts';
import type { OpenIndex } from '../index/open.ts';
import { nicknamesOf } from '../nickname.ts';
import { first as F, last as L, levels } from './levels.ts';
import { editDistance, jaroWinkler } from './text.ts';

/**
 * A name as claimed, against all names of the roll: which of them it may stand for, and how likely
 * a stranger would tell it. `masses[level]` is the share of the roll's people whose name would be
 * told as this one at that level, times the share of that level's ways that lead to it.
 */
export interface ClaimedWord {
  readonly text: string;
  /** Number in the dictionary; 0 where the roll has no such name. */
  readonly id: number;
  /** Level by number, for those that are found without comparing texts. */
  readonly known: ReadonlyMap<number, number>;
  readonly masses: Float64Array;
  /** The share of one level's ways that lead to this text. */
  readonly units: Float64Array;
  /** Similar or not, by number, as far as it was asked. */
  readonly asked: Map<number, boolean>;
}

/** One slip turns a name into about so many others that people really write. */
const slips = 40;
/** A name has about so many short forms. */
const shortForms = 3;
const similarShare = 0.004;
const similarWays = 2_000;
/** Of a name that the roll does not have, this many bearers are assumed. */
const unseen = 0.4;
const mostSpellings = 12;

export function claimLast(index: OpenIndex, text: string, parts: readonly string[]): ClaimedWord {
  const { words, stored, partCounts } = index;
  const { texts, counts, find } = words.last;
  const rows = index.population;
  const id = find(text);
  const masses = new Float64Array(levels.last.length);
  const units = Float64Array.of(1, 1 / slips, 0.5, 1 / similarWays, 0.5, 0);
  const known = new Map<number, number>();
  const note = (number: number, level: number): void => {
    if (number === 0 || known.has(number)) return;
    known.set(number, level);
    masses[level]! += (counts[number]! / rows) * units[level]!;
  };
  note(id, L.same);
  for (const part of parts) note(find(part), L.part);
  for (const number of commonest(findSpellings(stored.spellings.last, texts, text), counts)) {
    note(number, L.misspelt);
  }
  masses[L.part]! += ((partCounts.get(id) ?? 0) / rows) * units[L.part]!;
  finishMasses({ masses, units, rows, count: counts[id]! * (id === 0 ? 0 : 1), other: L.other });
  masses[L.similar] = similarShare * units[L.similar]!;
  masses[L.middle] = units[L.other]! * units[L.middle]!;
  units[L.middle] = 0.5;
  return { text, id, known, masses, units, asked: new Map() };
}

export function claimFirst(index: OpenIndex, text: string): ClaimedWord {
  const { words, stored, firstLetters } = index;
  const { texts, counts, find } = words.first;
  const rows = index.population;
  const id = find(text);
  const masses = new Float64Array(levels.first.length);
  const units = Float64Array.of(1, 1 / shortForms, 1 / slips, 1, 1 / similarWays, 1, 0);
  const known = new Map<number, number>();
  const note = (number: number, level: number): void => {
    if (number === 0 || known.has(number)) return;
    known.set(number, level);
    masses[level]! += (counts[number]! / rows) * units[level]!;
  };
  note(id, F.same);
  for (const other of nicknamesOf(text)) note(find(other), F.nickname);
  for (const number of commonest(findSpellings(stored.spellings.first, texts, text), counts)) {
    note(number, F.misspelt);
  }
  finishMasses({ masses, units, rows, count: counts[id]! * (id === 0 ? 0 : 1), other: F.other });
  const share = firstLetters[text.charCodeAt(0) - 65] ?? 0.04;
  // An initial stands for every name of its letter; a full name told for one is one of them.
  units[F.initial] = text.length === 1 ? 1 : units[F.other]! / share;
  masses[F.initial] = text.length === 1 ? share : 0;
  masses[F.similar] = similarShare * units[F.similar]!;
  const asMiddle = words.middle.find(text);
  masses[F.middle] = (asMiddle === 0 ? 0 : words.middle.counts[asMiddle]!) / rows;
  return { text, id, known, masses, units, asked: new Map() };
}

function finishMasses(
  { masses, units, rows, count, other }: {
    readonly masses: Float64Array; readonly units: Float64Array; readonly rows: number;
    readonly count: number; readonly other: number;
  },
): void {
  const share = Math.max(count, unseen) / rows;
  masses[0] = share;
  units[other] = share;
  masses[other] = share;
}

function commonest(numbers: readonly number[], counts: Uint32Array): readonly number[] {
  if (numbers.length <= mostSpellings) return numbers;
  return [...numbers].sort((one, two) => counts[two]! - counts[one]!).slice(0, mostSpellings);
}

/** Whether two names are alike beyond one slip; asked only where all else speaks for the person. */
export function isSimilar(word: ClaimedWord, number: number, text: string): boolean {
  const asked = word.asked.get(number);
  if (asked !== undefined) return asked;
  const found = areSimilar(word.text, text);
  word.asked.set(number, found);
  return found;
}

export function areSimilar(one: string, other: string): boolean {
  if (one.length < 3 || other.length < 3) return false;
  if (one.startsWith(other) || other.startsWith(one)) return true;
  if (jaroWinkler(one, other) >= 0.87) return true;
  return one.length >= 6 && editDistance(one, other, 2) <= 2;
}
