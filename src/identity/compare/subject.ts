import type { OpenIndex } from '../index/open.ts';
import type { Home, Subject } from '../record/subject.ts';
import { birthLevel, type ClaimedPerson } from './claimed.ts';
import {
  agreement, first as F, home as H, last as L, notTold, zip as Z,
} from './levels.ts';
import { areSimilar, type ClaimedWord } from './names.ts';
import { dayLevel, gapOf, middleAgreement, slot, suffixLevel } from './record.ts';
import { isOneSlip } from './text.ts';
import { nicknamesOf } from '../nickname.ts';

/**
 * The levels of a claim against what somebody said, as `compareRecord` gives them against a row of
 * the roll. Names that the roll does not have are compared as texts.
 */
export function compareSubject(
  index: OpenIndex, claim: ClaimedPerson,
  { known, levels, to }: {
    readonly known: Subject; readonly levels: Uint8Array; readonly to: number;
  },
): void {
  const { subject } = claim;
  const [year = 0] = known.years;
  const isBorn = known.years.length > 0 && subject.years.length > 0;
  levels[to + slot.swapped] = subject.last !== '' && subject.last === known.first
    && subject.first === known.last && claim.swap !== undefined ? 1 : 0;
  levels[to + slot.last] = lastLevel(index, claim.last, known);
  levels[to + slot.first] = firstLevel(index, claim.first, known);
  levels[to + slot.middle] = levels[to + slot.first] === F.middle
    ? notTold : middleAgreement(subject.middle, known.middle);
  levels[to + slot.suffix] = suffixLevel(subject.suffix, known.suffix);
  levels[to + slot.birth] = isBorn
    ? Math.min(...known.years.map((one) => birthLevel(subject.years, one))) : notTold;
  levels[to + slot.day] = dayLevel(subject.monthDay, known.monthDay);
  levels[to + slot.gap] = gapOf(subject.years, year);
  levels[to + slot.place] = bestPlace(claim, known.homes);
  levels[to + slot.phone] = agreementOf(subject.phones, known.phones);
  levels[to + slot.email] = agreementOf(
    subject.email === '' ? [] : [subject.email], known.email === '' ? [] : [known.email]);
  levels[to + slot.emailYear] = notTold;
}

function lastLevel(index: OpenIndex, word: ClaimedWord | undefined, known: Subject): number {
  const text = known.last;
  if (word === undefined || text === '') return notTold;
  if (word.text === text) return L.same;
  const level = word.known.get(index.words.last.find(text));
  if (level !== undefined) return level;
  if (isOneSlip(word.text, text)) return L.misspelt;
  if (known.lastParts.includes(word.text)) return L.part;
  if (known.middle === word.text) return L.middle;
  return areSimilar(word.text, text) ? L.similar : L.other;
}

function firstLevel(index: OpenIndex, word: ClaimedWord | undefined, known: Subject): number {
  const text = known.first;
  if (word === undefined || text === '') return notTold;
  if (word.text === text) return F.same;
  const level = word.known.get(index.words.first.find(text));
  if (level !== undefined) return level;
  if ((text.length === 1 || word.text.length === 1) && text[0] === word.text[0]) return F.initial;
  if (nicknamesOf(text).includes(word.text)) return F.nickname;
  if (text.length >= 3 && isOneSlip(word.text, text)) return F.misspelt;
  return known.middle === word.text && word.text.length > 1 ? F.middle : F.other;
}

function agreementOf(claimed: readonly string[], known: readonly string[]): number {
  if (claimed.length === 0 || known.length === 0) return notTold;
  return known.some((one) => claimed.includes(one)) ? agreement.same : agreement.other;
}

function bestPlace({ places: [place] }: ClaimedPerson, homes: readonly Home[]): number {
  if (place === undefined || homes.length === 0) return notTold;
  return Math.min(...homes.map((known) => {
    const { home, hasStreet } = place;
    const isZip = home.zip !== '' && known.zip === home.zip;
    const isTown = home.city !== '' && known.city === home.city;
    const near = isZip ? Z.same : isTown ? Z.town
      : home.zip !== '' && known.zip.slice(0, 3) === home.zip.slice(0, 3) ? Z.area : Z.elsewhere;
    if (!hasStreet) return near;
    const isNear = isZip || isTown || (home.zip === '' && home.city === '');
    if (known.streetName !== home.streetName || !isNear) return H.zip + near;
    if (known.number !== home.number) {
      return isOneSlip(known.number, home.number) ? H.number : H.along;
    }
    if (known.unit === home.unit) return H.dwelling;
    return known.unit === '' || home.unit === '' ? H.building : H.unit;
  }));
}
