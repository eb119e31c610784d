/** Lets a loop sleep until it is rung, for a time at most. Rings while it is awake are kept. */
export interface Bell {
  readonly ring: () => void;
  /** Resolves at once if it rang since the last hearing, else at the next ring or after `ms`. */
  heard(ms: number): Promise<void>;
  /** Resolves after `ms`, whatever rings; at once when closed. */
  slept(ms: number): Promise<void>;
  /** Wakes whoever sleeps, now and from now on. */
  close(): void;
}

export function makeBell(): Bell {
  const waiting = new Set<() => void>();
  const hearing = new Set<() => void>();
  let rung = false;
  let closed = false;
  const wait = (ms: number, ears: Set<() => void>): Promise<void> => {
    if (closed) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        waiting.delete(wake);
        ears.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      waiting.add(wake);
      ears.add(wake);
    });
  };
  return {
    ring: () => {
      rung = true;
      for (const wake of [...hearing]) wake();
    },
    heard: async (ms) => {
      if (!rung) await wait(ms, hearing);
      rung = false;
    },
    slept: (ms) => wait(ms, new Set()),
    close: () => {
      closed = true;
      for (const wake of [...waiting]) wake();
    },
  };
}
