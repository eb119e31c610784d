import type { Instant } from '../kernel/index.ts';

/** The only source of the present: everything else is told the time. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands until it is moved; for tests of whatever waits or expires. */
export interface SteeredClock extends Clock {
  advance(ms: number): void;
}

/** A steered clock that begins at the given instant, e.g. `2026-11-02T12:00:00Z`. */
export function steeredClock(start: string): SteeredClock {
  let atMs = Date.parse(start);
  return {
    now: () => new Date(atMs),
    advance: (ms) => {
      atMs += ms;
    },
  };
}
