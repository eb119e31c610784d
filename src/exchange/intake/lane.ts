import type { Database } from '../../platform/index.ts';

/** Work that is done together with what else waits, one transaction for all of it. */
export interface Lane<Part, Result> {
  /** Resolves with the part's own result once that is committed; `size` is how much it weighs. */
  submit(part: Part, size: number): Promise<Result>;
}

export interface LaneOptions<Part, Result> {
  /** Parts of one name may be done together. */
  readonly name: string;
  /** Does all of the parts or none; the results stand in their order. */
  act(parts: readonly Part[]): Promise<readonly Result[]>;
  /** Whether a part alone would fail in the same way, so that trying it alone is of no use. */
  isAgain(error: unknown): boolean;
}

interface Waiting<Part, Result> {
  readonly part: Part;
  readonly size: number;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/** What one transaction bears: the numbers of one step of contact_number. */
const mostAtOnce = 1_000;
/** Some are computed here while others are written there; more than three only take turns. */
const mostRunning = 3;

const lanes = new WeakMap<Database, Map<string, Lane<never, unknown>>>();

/**
 * The lane of that name. Whatever arrives while its transactions run waits for the next one, so
 * that under load many small requests cost little more than one large, and alone each goes at once.
 */
export function laneFor<Part, Result>(
  db: Database, options: LaneOptions<Part, Result>,
): Lane<Part, Result> {
  let named = lanes.get(db);
  if (!named) {
    named = new Map();
    lanes.set(db, named);
  }
  let lane = named.get(options.name);
  if (!lane) {
    lane = openLane(options);
    named.set(options.name, lane);
  }
  return lane as Lane<Part, Result>;
}

function openLane<Part, Result>(options: LaneOptions<Part, Result>): Lane<Part, Result> {
  const queue: Waiting<Part, Result>[] = [];
  let running = 0;
  const start = (): void => {
    if (running >= mostRunning || queue.length === 0) return;
    const group = takeGroup(queue);
    running += 1;
    void run(options, group).finally(() => {
      running -= 1;
      start();
    });
  };
  return {
    submit: (part, size) => new Promise((resolve, reject) => {
      queue.push({ part, size, resolve, reject });
      start();
    }),
  };
}

function takeGroup<Part, Result>(queue: Waiting<Part, Result>[]): Waiting<Part, Result>[] {
  let size = 0;
  let count = 0;
  for (const one of queue) {
    size += one.size;
    if (count > 0 && size > mostAtOnce) break;
    count += 1;
  }
  return queue.splice(0, count);
}

/** Together; where that fails each by itself, so that nobody fails for another. Never throws. */
async function run<Part, Result>(
  options: LaneOptions<Part, Result>, group: readonly Waiting<Part, Result>[],
): Promise<void> {
  try {
    const results = await options.act(group.map(({ part }) => part));
    group.forEach((one, at) => one.resolve(results[at]!));
  } catch (error) {
    const isLast = group.length === 1 || options.isAgain(error);
    if (isLast) group.forEach((one) => one.reject(error));
    else for (const one of group) await run(options, [one]);
  }
}
