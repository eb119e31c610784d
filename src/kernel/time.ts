declare const dayBrand: unique symbol;

/** A calendar day, `YYYY-MM-DD`, in a state's local time. */
export type Day = string & { readonly [dayBrand]: true };

/** A point in time. Instants are UTC everywhere inside; only the web formats them. */
export type Instant = Date;

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day, or undefined when the text is not a real calendar day (`2025-02-30` is not). */
export function parseDay(text: string): Day | undefined {
  const match = dayPattern.exec(text);
  if (!match) return undefined;
  const [, year, month, day] = match.map(Number);
  const probe = new Date(Date.UTC(year!, month! - 1, day));
  const real = probe.getUTCMonth() === month! - 1 && probe.getUTCDate() === day!;
  return real ? (text as Day) : undefined;
}

/** The local day of an instant in an IANA time zone, e.g. `America/New_York`. */
export function dayOf(instant: Instant, timeZone: string): Day {
  const quarter = `${timeZone}/${Math.floor(instant.getTime() / quarterMs)}`;
  const known = knownDays.get(quarter);
  if (known !== undefined) return known;
  const day = formatDay(instant, timeZone);
  if (knownDays.size >= mostKnownDays) knownDays.clear();
  knownDays.set(quarter, day);
  return day;
}

/** Days begin on a quarter of an hour in every zone, so that one answer holds for the quarter. */
const quarterMs = 900_000;
const mostKnownDays = 20_000;
const knownDays = new Map<string, Day>();

function formatDay(instant: Instant, timeZone: string): Day {
  let format = dayFormats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone, year: 'numeric', month: '2-digit', day: '2-digit',
    });
    dayFormats.set(timeZone, format);
  }
  return format.format(instant) as Day;
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** Days since 1970-01-01; the column store keeps days in this form. */
export function dayNumber(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

/** The day that lies `days` after (or, negative, before) `day`. */
export function addDays(day: Day, days: number): Day {
  const at = new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000);
  return at.toISOString().slice(0, 10) as Day;
}
