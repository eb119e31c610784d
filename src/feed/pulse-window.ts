/** Contacts that came in one stretch of time, alike in all that the pulse asks about. */
export interface Tally {
  readonly sourceId: number;
  readonly divisionId: number;
  readonly channel: number;
  count: number;
}

export type TallyKey = Omit<Tally, 'count'>;
type Bucket = Map<string, Tally>;

export const minuteMs = 60_000;
export const hourMs = 3_600_000;
/** How far back single minutes and single hours are told apart. */
export const minutesKept = 181;
export const hoursKept = 26;

/** The last hours' contacts, counted: minutes for the chart, hours for the day. Of all sources. */
export interface PulseWindow {
  /** Adds (or, below zero, takes away) contacts that came at that time. */
  add(receivedAt: Date, key: TallyKey, count: number): void;
  /** Tallies by minute, the start of it in milliseconds, from a time on. */
  minutesSince(sinceMs: number): Iterable<readonly [number, Iterable<Tally>]>;
  hoursSince(sinceMs: number): Iterable<readonly [number, Iterable<Tally>]>;
  /** Lets go of what is too old to be asked for. */
  forget(nowMs: number): void;
}

export function makePulseWindow(): PulseWindow {
  const minutes = new Map<number, Bucket>();
  const hours = new Map<number, Bucket>();
  return {
    add: (receivedAt, key, count) => {
      addTo(minutes, floor(receivedAt, minuteMs), { ...key, count });
      addTo(hours, floor(receivedAt, hourMs), { ...key, count });
    },
    minutesSince: (sinceMs) => since(minutes, sinceMs),
    hoursSince: (sinceMs) => since(hours, sinceMs),
    forget: (nowMs) => {
      for (const start of minutes.keys()) {
        if (start < nowMs - minutesKept * minuteMs) minutes.delete(start);
      }
      for (const start of hours.keys()) {
        if (start < nowMs - hoursKept * hourMs) hours.delete(start);
      }
    },
  };
}

function addTo(buckets: Map<number, Bucket>, start: number, added: Tally): void {
  const bucket = buckets.get(start) ?? new Map<string, Tally>();
  buckets.set(start, bucket);
  const key = `${added.sourceId}/${added.divisionId}/${added.channel}`;
  const known = bucket.get(key);
  if (known) known.count += added.count;
  else bucket.set(key, { ...added });
}

function* since(
  buckets: ReadonlyMap<number, Bucket>, sinceMs: number,
): Iterable<readonly [number, Iterable<Tally>]> {
  for (const [start, bucket] of buckets) {
    if (start >= sinceMs) yield [start, bucket.values()];
  }
}

function floor(instant: Date, ms: number): number {
  return Math.floor(instant.getTime() / ms) * ms;
}
