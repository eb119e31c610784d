import type { ListTarget } from './headers.ts';

/** What a value looks like by itself, whatever its header says. */
const kinds: readonly (readonly [ListTarget, RegExp])[] = [
  ['email', /^[^\s@;,]+@[^\s@;,]+\.[a-z]{2,}$/i],
  ['phone', /^(?:\+?1[\s.-]?)?(?:\([2-9]\d\d\)\s?|[2-9]\d\d[\s.-])\d{3}[\s.-]?\d{4}$/],
  ['phone', /^\+?1?[2-9]\d\d[2-9]\d{6}$/],
  ['cityZip', /^\p{L}[\p{L} .'-]+,?\s+(?:[A-Z]{2},?\s+)?\d{5}(?:-\d{4})?$/iu],
  ['zip', /^\d{5}(?:-\d{4})?$/],
  ['birthDate', /^(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d|(?:18|19|20)\d\d-\d\d-\d\d)$/],
  ['birthYear', /^19[2-9]\d$|^200\d$/],
  ['address', new RegExp('^[\\dlIOSB]*\\d[\\dlIOSB]*[A-Z]?\\s+(?:[NSEW]{1,2}\\.?\\s+)?'
    + "(?:\\d*\\p{L}[\\p{L}.'-]*\\s+)+\\p{L}{2,}\\b.*$", 'iu')],
  ['fullName', /^\p{L}[\p{L}'. -]+,\s*\p{L}[\p{L}'. -]{2,}$/u],
  ['sex', /^(?:m|f|male|female)$/i],
];

/** Scanners break lines of addresses more than anything else. */
const leastShare = (target: ListTarget): number => target === 'address' ? 0.55 : 0.85;
const leastValues = 5;
/** A column of days in which hardly anybody could vote yet tells of something else than births. */
const adultBefore = 2010;

/**
 * What nearly all values of a column look like, or undefined. Day columns count only where most
 * years could be an adult's birth; five digits that merely count up are a number of the list's own.
 */
export function kindOfValues(values: readonly string[]): ListTarget | undefined {
  const told = values.filter((value) => value !== '');
  if (told.length < leastValues) return undefined;
  const found = kinds.find(([target, form]) =>
    told.filter((value) => form.test(value)).length >= told.length * leastShare(target));
  const kind = found?.[0];
  if (kind === 'birthDate' && !areBirths(told)) return undefined;
  if ((kind === 'zip' || kind === 'phone') && countsUp(told)) return undefined;
  return kind;
}

function areBirths(days: readonly string[]): boolean {
  const years = days.map((day) => Number(/(?:18|19|20)\d\d/.exec(day)?.[0]));
  const grown = years.filter((year) => year < adultBefore).length;
  return grown >= days.length * 0.9 && new Set(years).size >= Math.min(5, days.length / 2);
}

function countsUp(values: readonly string[]): boolean {
  const numbers = values.map(Number);
  return numbers.every((number, at) => number > (numbers[at - 1] ?? 0));
}
