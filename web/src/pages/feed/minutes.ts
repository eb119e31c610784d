import type { PulseReply } from '../../api/feed.ts';

export const channels = [
  'door', 'phone', 'text', 'mail', 'email', 'event', 'friend', 'online',
] as const;

export interface MinuteBin {
  readonly minute: Date;
  readonly channel: string;
  readonly contacts: number;
}

export interface PulseView {
  readonly bins: readonly MinuteBin[];
  readonly from: Date;
  readonly until: Date;
  readonly perMinute: number;
  readonly perMinuteLastFive: number;
}

const minuteMs = 60_000;

/** What the chart and the figures need of a counted window. */
export function viewOf(reply: PulseReply, minutes: number): PulseView {
  const until = Date.parse(reply.asOf);
  const bins = reply.minutes.map((bin) => ({ ...bin, minute: new Date(bin.minute) }));
  const lastFive = bins.filter(({ minute }) => minute.getTime() >= until - 5 * minuteMs);
  return {
    bins,
    from: new Date(until - minutes * minuteMs),
    // Up to the end of the running minute, so that its bar has its room.
    until: new Date(Math.ceil(until / minuteMs) * minuteMs),
    perMinute: reply.total / minutes,
    perMinuteLastFive: lastFive.reduce((total, { contacts }) => total + contacts, 0) / 5,
  };
}

/**
 * Where bars are cut: a single rush (a list uploaded, a night's backlog) must not flatten the rest.
 * Cut bars bear their number.
 */
export function capOf(bins: readonly MinuteBin[]): number {
  const counts = bins.map(({ contacts }) => contacts).sort((one, other) => one - other);
  const most = counts.at(-1) ?? 1;
  const usual = counts[Math.floor(counts.length * 0.9)] ?? most;
  return most > usual * 4 ? usual * 2 : most;
}
