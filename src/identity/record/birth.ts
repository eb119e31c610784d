import type { Told } from '../told.ts';
import type { Subject } from './subject.ts';

type Birth = Pick<Subject, 'years' | 'monthDay'>;
const unknown: Birth = { years: [], monthDay: 0 };
const earliest = 1895;

/**
 * Reads a birth from a date, a year or an age, whichever is told first of these. 1 January stands
 * in many lists where only the year is known, 1900 where nothing is. What cannot be is not told.
 */
export function readBirth(told: Told, thisYear: number): Birth {
  const date = readDate(told.birthDate.slice(0, 40).trim(), thisYear);
  if (date) return date;
  const year = yearIn(told.birthYear) ?? yearIn(told.birthDate);
  if (year !== undefined) {
    return isPossible(year, thisYear) ? { years: [year], monthDay: 0 } : unknown;
  }
  const age = Number(/^\s*(\d{1,3})(?:\.0)?\s*$/.exec(told.age)?.[1] ?? Number.NaN);
  if (!(age >= 14 && age <= 120)) return unknown;
  return { years: [thisYear - age, thisYear - age - 1], monthDay: 0 };
}

function yearIn(text: string): number | undefined {
  const year = /^\s*(\d{4})(?:\.0)?\s*$/.exec(text)?.[1];
  return year === undefined ? undefined : Number(year);
}

function isPossible(year: number, thisYear: number): boolean {
  return year > earliest && year !== 1900 && year <= thisYear - 10;
}

const isoForm = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?$/;
const usForm = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?: .*)?$/;

function readDate(text: string, thisYear: number): Birth | undefined {
  const iso = isoForm.exec(text);
  if (iso) return dateOf({ year: iso[1]!, month: iso[2]!, day: iso[3]! }, thisYear);
  const us = usForm.exec(text);
  if (us) return dateOf({ year: us[3]!, month: us[1]!, day: us[2]! }, thisYear);
  const worded = /^([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4}|\d{2})$/.exec(text)
    ?? /^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*\.?[- ](\d{4}|\d{2})$/.exec(text);
  if (!worded) return undefined;
  const [, one, two, year] = worded;
  const [name, day] = /\d/.test(one!) ? [two!, one!] : [one!, two!];
  const month = months.indexOf(name.toUpperCase()) + 1;
  return dateOf({ year: year!, month: String(month), day }, thisYear);
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

function dateOf(
  told: { readonly year: string; readonly month: string; readonly day: string }, thisYear: number,
): Birth {
  const short = Number(told.year);
  const year = told.year.length === 4 ? short : short + (short > thisYear % 100 - 14 ? 1900 : 2000);
  if (!isPossible(year, thisYear)) return unknown;
  let [month, day] = [Number(told.month), Number(told.day)];
  // 25/12 can only be day and month.
  if (month > 12 && day <= 12) [month, day] = [day, month];
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  const isFiller = month === 1 && day === 1;
  return { years: [year], monthDay: isDay && !isFiller ? month * 100 + day : 0 };
}
