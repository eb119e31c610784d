import { isOneSlip } from '../compare/text.ts';
import { pack, type Field } from './field.ts';
import { remember, type Values } from './values.ts';

/**
 * Days of birth as eight digits, year first, never checked: month 53 is a slip that still shows
 * which day was meant. A year alone is four digits. `dayFirst` reads 3/9/1971 as 3 September.
 */
export function readBirth(text: string, dayFirst: boolean): string {
  const iso = /^(\d{4})\D(\d{1,2})\D(\d{1,2})(?:\D.*)?$/.exec(text);
  if (iso) return iso[1]! + two(iso[2]!) + two(iso[3]!);
  const local = /^(\d{1,2})\D(\d{1,2})\D(\d{4})$/.exec(text);
  if (local) {
    const [first, second] = [two(local[1]!), two(local[2]!)];
    return local[3]! + (dayFirst ? second + first : first + second);
  }
  const digits = text.replace(/\D/g, '');
  if (digits === text && digits.length === 8) return digits;
  return /(?<!\d)(1[0-9]|20)\d\d(?!\d)/.exec(text)?.[0] ?? (digits.length >= 6 ? digits : '');
}

const two = (digits: string): string => digits.padStart(2, '0');

/** Whether days stand before months in `3/9/1971`: some first number is over twelve. */
export function isDayFirst(texts: readonly string[]): boolean {
  let first = 0;
  let second = 0;
  for (const text of texts) {
    const local = /^(\d{1,2})\D(\d{1,2})\D\d{4}$/.exec(text);
    if (!local) continue;
    if (Number(local[1]) > 12) first += 1;
    if (Number(local[2]) > 12) second += 1;
  }
  return first > second;
}

const levels = ['none', 'equal', 'equal-first-of-january', 'swapped', 'slip', 'year-only',
  'year-and-part', 'day-of-year', 'near-day', 'year', 'two-digits', 'near-year', 'generation',
  'far'];
const slopes = [0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0];

/** Lists and books write the first of January where they know the year alone. */
const unknownDay = /(0101|0000)$/;

export function birthField(values: Values): Field {
  const { ids, bits, texts } = values;
  const hasDay = texts.map((text) => text.length > 4 && !unknownDay.test(text));
  const yearBits = rarityOfYears(values);
  const level = remember((one, other) => levelOfBirths(
    { text: texts[one]!, hasDay: hasDay[one]! }, { text: texts[other]!, hasDay: hasDay[other]! }));
  const compare = (left: number, right: number): number => {
    const one = ids[left]!;
    const other = ids[right]!;
    if (one < 0 || other < 0) return 0;
    if (one === other) return pack(hasDay[one] ? 1 : 2, bits[one]);
    const found = level(one, other);
    return found === 5 ? pack(5, yearBits[one]) : found;
  };
  return { name: 'birth', isShared: false, levels, slopes, ids, compare };
}

function rarityOfYears({ ids, texts, told }: Values): readonly number[] {
  const counts = new Map<string, number>();
  for (const id of ids) {
    if (id < 0) continue;
    const year = texts[id]!.slice(0, 4);
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return texts.map((text) => Math.log2(told / counts.get(text.slice(0, 4))!));
}

interface Birth {
  readonly text: string;
  readonly hasDay: boolean;
}

function levelOfBirths(one: Birth, other: Birth): number {
  const [left, right] = [one.text, other.text];
  const isSameYear = left.slice(0, 4) === right.slice(0, 4);
  if (!one.hasDay || !other.hasDay) return isSameYear ? 5 : levelOfYears(left, right);
  const [month, day] = [left.slice(4, 6), left.slice(6)];
  const [otherMonth, otherDay] = [right.slice(4, 6), right.slice(6)];
  if (isSameYear && month === otherDay && day === otherMonth) return 3;
  if (isOneSlip(left, right)) return 4;
  if (isSameYear && (month === otherMonth || day === otherDay)) return 6;
  if (month === otherMonth && day === otherDay) return 7;
  if (Math.abs(dayNumber(left) - dayNumber(right)) <= 31) return 8;
  if (isSameYear) return 9;
  return wrongDigits(left, right) <= 2 ? 10 : levelOfYears(left, right);
}

function levelOfYears(left: string, right: string): number {
  const years = Math.abs(Number(left.slice(0, 4)) - Number(right.slice(0, 4)));
  if (years <= 2) return 11;
  return years <= 15 ? 12 : 13;
}

/** Good enough to tell whether two days are within a month. */
function dayNumber(text: string): number {
  return Number(text.slice(0, 4)) * 365.25 + Number(text.slice(4, 6)) * 30.4
    + Number(text.slice(6));
}

function wrongDigits(left: string, right: string): number {
  if (left.length !== right.length) return 9;
  let wrong = 0;
  for (let at = 0; at < left.length; at++) if (left[at] !== right[at]) wrong += 1;
  return wrong;
}
