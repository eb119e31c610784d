import { at } from '../index/layout.ts';
import type { OpenIndex } from '../index/open.ts';
import { birthLevel, type ClaimedPerson } from './claimed.ts';
import {
  agreement, day as D, first as F, home as H, last as L, middle as M, notTold, suffix as S,
} from './levels.ts';
import { isSimilar } from './names.ts';
import { placeLevel } from './places.ts';
import { isOneSlip } from './text.ts';

/** Where the levels of one candidate stand in the array of all. */
export const slot = {
  last: 0, first: 1, swapped: 2, middle: 3, suffix: 4, birth: 5, day: 6, place: 7, phone: 8,
  emailYear: 9, gap: 10, email: 11,
} as const;
export const slots = 12;

/** How far apart the births are: 0 not known, 1 a parent and a child, 2 two of one age, 3 else. */
export const gaps = { unknown: 0, generation: 1, peers: 2, else: 3 } as const;

/** Writes the levels of one record against the claim, `slots` bytes from `to` on. */
export function compareRecord(
  index: OpenIndex, claim: ClaimedPerson,
  { row, levels, to }: { readonly row: number; readonly levels: Uint8Array; readonly to: number },
): void {
  const words = index.stored.records;
  const from = row * 16;
  const { subject } = claim;
  const lastId = words[from + at.last]!;
  const firstId = words[from + at.first]!;
  const middleId = words[from + at.middle]!;
  const birthWord = words[from + at.birth]!;
  const dayWord = words[from + at.day]! & 0xffff;
  const year = birthWord >>> 4;
  levels[to + slot.swapped] = swapLevel(index, claim, { lastId, firstId, middleId });
  levels[to + slot.birth] = year === 0 || subject.years.length === 0 ? notTold
    : birthLevel(subject.years, year);
  levels[to + slot.day] = dayLevel(subject.monthDay, dayWord);
  levels[to + slot.gap] = gapOf(subject.years, year);
  levels[to + slot.suffix] = suffixLevel(subject.suffix, birthWord & 15);
  levels[to + slot.place] = bestPlace(index, claim, from);
  levels[to + slot.phone] = phoneLevel(claim.phones, words[from + at.phone]!);
  levels[to + slot.emailYear] = subject.emailYear === 0 || subject.years.length > 0 || year === 0
    ? notTold : subject.emailYear === year ? agreement.same : agreement.other;
  levels[to + slot.email] = notTold;
  const level = { last: lastLevel(index, claim, { id: lastId, middleId }), first: 0 };
  level.first = firstLevel(index, claim, { id: firstId, middleId });
  levels[to + slot.last] = level.last;
  levels[to + slot.first] = level.first;
  soften(index, claim, { lastId, firstId, levels, to });
  levels[to + slot.middle] = levels[to + slot.first] === F.middle
    || levels[to + slot.last] === L.middle ? notTold : middleAgreement(
      subject.middle, middleId === 0 ? '' : index.words.middle.texts[middleId]!);
}

interface NameIds {
  readonly id: number;
  readonly middleId: number;
}

function lastLevel(
  index: OpenIndex, { last }: ClaimedPerson, { id, middleId }: NameIds,
): number {
  if (last === undefined || id === 0) return notTold;
  const known = last.known.get(id);
  if (known !== undefined) return known;
  if (last.id !== 0 && index.partsOf.get(id)?.includes(last.id)) return L.part;
  if (middleId !== 0 && index.words.middle.texts[middleId] === last.text) return L.middle;
  return L.other;
}

function firstLevel(
  index: OpenIndex, { first }: ClaimedPerson, { id, middleId }: NameIds,
): number {
  if (first === undefined || id === 0) return notTold;
  const known = first.known.get(id);
  if (known !== undefined) return known;
  const text = index.words.first.texts[id]!;
  if ((text.length === 1 || first.text.length === 1) && text[0] === first.text[0]) return F.initial;
  const isMiddle = middleId !== 0 && first.text.length > 1
    && index.words.middle.texts[middleId] === first.text;
  return isMiddle ? F.middle : F.other;
}

/** Level of the first name, told for the last, plus one; 0 where they are the right way round. */
function swapLevel(
  index: OpenIndex, { swap }: ClaimedPerson,
  { lastId, firstId, middleId }: {
    readonly lastId: number; readonly firstId: number; readonly middleId: number;
  },
): number {
  const last = swap?.last.known.get(lastId);
  if (swap === undefined || last === undefined || last > L.misspelt) return 0;
  const first = swap.first.known.get(firstId);
  if (first !== undefined) return last === L.same || first === F.same ? first + 1 : 0;
  return middleId !== 0 && index.words.middle.texts[middleId] === swap.first.text
    ? F.middle + 1 : 0;
}

/** Names that differ are compared as texts only where much else speaks for the person. */
function soften(
  index: OpenIndex, claim: ClaimedPerson,
  { lastId, firstId, levels, to }: {
    readonly lastId: number; readonly firstId: number; readonly levels: Uint8Array;
    readonly to: number;
  },
): void {
  const [last, first] = [levels[to + slot.last]!, levels[to + slot.first]!];
  if (last !== L.other && first !== F.other) return;
  const isPlaced = levels[to + slot.place]! <= H.street || levels[to + slot.phone] === 0;
  const isBorn = levels[to + slot.birth] === 0;
  if (!isPlaced && !isBorn) return;
  if (last === L.other && claim.last && (first <= F.initial || (isPlaced && isBorn))) {
    const text = index.words.last.texts[lastId]!;
    if (isSimilar(claim.last, lastId, text)) levels[to + slot.last] = L.similar;
  }
  if (first === F.other && claim.first && levels[to + slot.last]! <= L.similar) {
    const text = index.words.first.texts[firstId]!;
    if (isSimilar(claim.first, firstId, text)) levels[to + slot.first] = F.similar;
  }
}

/** Middle names, or their initials: whichever both sides tell. */
export function middleAgreement(claimed: string, known: string): number {
  if (claimed === '' || known === '') return notTold;
  if (claimed === known) return claimed.length === 1 ? M.initial : M.same;
  const isInitial = known.length === 1 || claimed.length === 1;
  if (isInitial) return known[0] === claimed[0] ? M.initial : M.other;
  return isOneSlip(claimed, known) ? M.same : M.other;
}

export function suffixLevel(claimed: number, known: number): number {
  if (claimed === known) return claimed === 0 ? S.none : S.same;
  if (claimed === 0) return S.dropped;
  return known === 0 ? S.added : S.other;
}

export function dayLevel(claimed: number, known: number): number {
  if (claimed === 0 || known === 0) return notTold;
  if (claimed === known) return D.same;
  return claimed === (known % 100) * 100 + Math.floor(known / 100) ? D.swapped : D.other;
}

export function gapOf(years: readonly number[], year: number): number {
  if (year === 0 || years.length === 0) return gaps.unknown;
  const apart = Math.abs(years[0]! - year);
  if (apart >= 16 && apart <= 48) return gaps.generation;
  return apart <= 12 ? gaps.peers : gaps.else;
}

function bestPlace(index: OpenIndex, claim: ClaimedPerson, from: number): number {
  const { places } = claim;
  if (places.length === 0) return notTold;
  let best = placeLevel(places[0]!, index, from);
  for (let other = 1; other < places.length; other++) {
    if (places[other]!.hasStreet !== places[0]!.hasStreet) continue;
    best = Math.min(best, placeLevel(places[other]!, index, from));
  }
  return best;
}

function phoneLevel(claimed: readonly number[], known: number): number {
  if (known === 0 || claimed.length === 0) return notTold;
  return claimed.includes(known) ? agreement.same : agreement.other;
}

/** Whether the place is one that a household shares. */
export function isHome(level: number, hasStreet: boolean): boolean {
  return hasStreet && level <= H.street;
}

