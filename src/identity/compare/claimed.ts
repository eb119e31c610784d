import { hashText } from '../index/hash.ts';
import { phoneWord } from '../index/layout.ts';
import type { OpenIndex } from '../index/open.ts';
import type { Subject } from '../record/subject.ts';
import { birth as B, levels } from './levels.ts';
import { claimFirst, claimLast, type ClaimedWord } from './names.ts';
import { isTurned, mendNames } from './mend.ts';
import { claimPlace, type ClaimedPlace } from './places.ts';
import { isOneSlip } from './text.ts';

/** All that is worked out once for a claim, before any record is looked at. */
export interface ClaimedPerson {
  readonly subject: Subject;
  readonly last: ClaimedWord | undefined;
  readonly first: ClaimedWord | undefined;
  /** First name read as a last one and the other way round, where that is likelier. */
  readonly swap: { readonly last: ClaimedWord; readonly first: ClaimedWord } | undefined;
  readonly middle: { readonly id: number; readonly share: number; readonly letter: number };
  readonly birth: { readonly masses: Float64Array; readonly units: Float64Array } | undefined;
  readonly yearShare: number;
  readonly places: readonly ClaimedPlace[];
  readonly phones: readonly number[];
}

/** Keeps what many claims of one list ask again and again. */
export interface ClaimReader {
  read(subject: Subject): ClaimedPerson;
}

const mostKept = 200_000;

export function claimReader(index: OpenIndex): ClaimReader {
  const lasts = new Map<string, ClaimedWord>();
  const firsts = new Map<string, ClaimedWord>();
  const zips = new Map<string, Uint8Array>();
  const births = new Map<string, Pick<ClaimedPerson, 'birth' | 'yearShare'>>();
  const keep = <Value>(map: Map<string, Value>, key: string, make: () => Value): Value => {
    const known = map.get(key);
    if (known !== undefined) return known;
    if (map.size >= mostKept) map.clear();
    const made = make();
    map.set(key, made);
    return made;
  };
  return {
    read: (told) => {
      const subject = mendNames(index, told);
      const { last, lastParts, first } = subject;
      const birth = keep(births, subject.years.join(), () => claimBirth(index, subject.years));
      return {
        subject,
        last: last === '' ? undefined
          : keep(lasts, `${last}|${lastParts.join()}`, () => claimLast(index, last, lastParts)),
        first: first === '' ? undefined : keep(firsts, first, () => claimFirst(index, first)),
        swap: isTurned(index, subject) ? {
          last: keep(lasts, `${first}|`, () => claimLast(index, first, [])),
          first: keep(firsts, last, () => claimFirst(index, last)),
        } : undefined,
        middle: claimMiddle(index, subject.middle),
        ...birth,
        places: subject.homes.map((home) => claimPlace(index, home, zips)),
        phones: subject.phones.map((phone) => phoneWord(phone, hashText)),
      };
    },
  };
}

function claimMiddle(
  { words, middleLetters, middles }: OpenIndex, middle: string,
): ClaimedPerson['middle'] {
  if (middle === '') return { id: 0, share: 0, letter: 0 };
  const id = words.middle.find(middle);
  const letter = middleLetters[middle.charCodeAt(0) - 65] ?? 0.04;
  const share = Math.max(id === 0 ? 0 : words.middle.counts[id]!, 1) / Math.max(1, middles);
  return { id, share: middle.length === 1 ? letter : share, letter };
}

function claimBirth(
  { stored, population: rows }: OpenIndex, years: readonly number[],
): Pick<ClaimedPerson, 'birth' | 'yearShare'> {
  if (years.length === 0) return { birth: undefined, yearShare: 0 };
  const share = years.reduce((sum, year) => sum + stored.years[year]! + 0.5, 0) / rows;
  const units = Float64Array.of(1, 0.5, 0.05, share);
  const masses = new Float64Array(levels.birth.length);
  for (let year = 1895; year < 2_020; year++) {
    const count = stored.years[year]!;
    if (count === 0) continue;
    const level = birthLevel(years, year);
    if (level !== B.other) masses[level]! += (count / rows) * units[level]!;
  }
  masses[B.same] = Math.max(masses[B.same]!, 0.5 / rows);
  masses[B.other] = share;
  return { birth: { masses, units }, yearShare: share };
}

const digitSlips = new Map<number, boolean>();

export function birthLevel(years: readonly number[], year: number): number {
  let level: number = B.other;
  for (const claimed of years) {
    if (claimed === year) return B.same;
    if (Math.abs(claimed - year) === 1) level = B.next;
    else if (level === B.other && isDigitSlip(claimed, year)) level = B.digit;
  }
  return level;
}

function isDigitSlip(one: number, other: number): boolean {
  const key = one * 4096 + other;
  let known = digitSlips.get(key);
  if (known === undefined) {
    known = isOneSlip(String(one), String(other)) || Math.abs(one - other) === 10;
    digitSlips.set(key, known);
  }
  return known;
}
