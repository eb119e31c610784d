/** Days as whole numbers since 1970-01-01; the world never asks the clock what day it is. */
export type DayNumber = number;

/** The day of a Gregorian date (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
    + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function calendarDay(number: DayNumber): CalendarDay {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460)
    + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra
    - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const part = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * part + 2) / 5) + 1;
  const month = part < 10 ? part + 3 : part - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** `2026-11-03` */
export function isoDay(number: DayNumber): string {
  const { year, month, day } = calendarDay(number);
  return `${year}-${two(month)}-${two(day)}`;
}

/** `11/03/2026`, as the roll writes it. */
export function slashDay(number: DayNumber): string {
  const { year, month, day } = calendarDay(number);
  return `${two(month)}/${two(day)}/${year}`;
}

/** A day from `2026-11-03`. */
export function dayOfIso(text: string): DayNumber {
  const [year = 0, month = 1, day = 1] = text.slice(0, 10).split('-').map(Number);
  return dayNumber(year, month, day);
}

/** `2026-10-03T18:20:05Z` from seconds since 1970. */
export function isoInstant(seconds: number): string {
  const day = Math.floor(seconds / 86400);
  const rest = seconds - day * 86400;
  const hour = Math.floor(rest / 3600);
  const minute = Math.floor((rest % 3600) / 60);
  return `${isoDay(day)}T${two(hour)}:${two(minute)}:${two(rest % 60)}Z`;
}

/** The day for which the roll was drawn: a Saturday, as rolls are refreshed weekly. */
export const rollDay = dayNumber(2026, 10, 24);
