import { useMemo } from 'react';
import { useSpeech } from '../text/index.tsx';

export interface Format {
  number(value: number): string;
  percent(share: number): string;
  /** 12:04:31 */
  clock(at: string | number | Date): string;
  /** 12:04 */
  minute(at: string | number | Date): string;
  /** 4 Nov 2026; a bare `YYYY-MM-DD` is a local day, not an instant. */
  day(at: string | number | Date): string;
  /** 4 Nov 2026, 12:04 */
  moment(at: string | number | Date): string;
  /** "in 3 minutes", "2 days ago" */
  ago(at: string | number | Date, now?: number): string;
}

/** Numbers and times as the reader's language writes them. */
export function useFormat(): Format {
  const { language } = useSpeech();
  return useMemo(() => formatFor(language === 'es' ? 'es-US' : 'en-GB'), [language]);
}

export function formatFor(locale: string): Format {
  const numbers = new Intl.NumberFormat(locale === 'en-GB' ? 'en-US' : locale);
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const date = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const clocks = new Intl.DateTimeFormat(locale, { ...time, second: '2-digit' });
  const minutes = new Intl.DateTimeFormat(locale, time);
  const days = new Intl.DateTimeFormat(locale, date);
  const moments = new Intl.DateTimeFormat(locale, { ...date, ...time });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return {
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    clock: (at) => clocks.format(instant(at)),
    minute: (at) => minutes.format(instant(at)),
    day: (at) => days.format(instant(at)),
    moment: (at) => moments.format(instant(at)),
    ago: (at, now = Date.now()) => {
      const [amount, unit] = apart(instant(at).getTime() - now);
      return relative.format(amount, unit);
    },
  };
}

const bareDay = /^\d{4}-\d{2}-\d{2}$/;

function instant(at: string | number | Date): Date {
  return typeof at === 'string' && bareDay.test(at) ? new Date(`${at}T12:00:00`) : new Date(at);
}

const steps = [
  ['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000],
] as const;

/** The largest unit that the distance fills, and how many of it. */
export function apart(milliseconds: number): [number, 'second' | 'minute' | 'hour' | 'day'] {
  for (const [unit, size] of steps) {
    if (Math.abs(milliseconds) >= size) return [Math.round(milliseconds / size), unit];
  }
  return [Math.round(milliseconds / 1000), 'second'];
}
