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
    until: new Date(until),
    perMinute: reply.total / minutes,
    perMinuteLastFive: lastFive.reduce((total, { contacts }) => total + contacts, 0) / 5,
  };
}
