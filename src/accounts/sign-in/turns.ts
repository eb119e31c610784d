import { refuse } from '../../kernel/index.ts';

export type Turns = <Result>(act: () => Promise<Result>) => Promise<Result>;

/** So many at once; the next ones wait in order, up to a bound. */
export interface Room {
  readonly atOnce: number;
  readonly mostWaiting: number;
}

/**
 * Passwords are hashed slowly on purpose, each hashing holds a thread and a connection, and a flood
 * of tries must not take them from contacts. Refuses accounts/crowded (unavailable) past the bound.
 */
export function createTurns({ atOnce, mostWaiting }: Room): Turns {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (act) => {
    if (running >= atOnce) {
      if (waiting.length >= mostWaiting) refuseForNow();
      // Whoever leaves hands on the place, so `running` stays as it is.
      await new Promise<void>((enter) => waiting.push(enter));
    } else {
      running += 1;
    }
    try {
      return await act();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

function refuseForNow(): never {
  return refuse({
    kind: 'unavailable', code: 'accounts/crowded',
    detail: 'Very many people sign in at this moment. Try again shortly.',
    extras: { retryAfterMs: 3_000 },
  });
}
