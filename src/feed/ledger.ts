import { recordMany, type NewEntry } from '../audit/index.ts';
import { withSystem, seal, type Database, type Log } from '../platform/index.ts';
import type { Subscription } from './subscription.ts';

/** Who is at the far end of a stream, for the journal. */
export interface Recipient {
  readonly subscription: Subscription;
  /** The signed-in user, or `key:<id>` for a program; of the subscription's organisation. */
  readonly userId: string;
  readonly requestId: string;
}

export interface Delivered {
  readonly first: bigint;
  readonly last: bigint;
  readonly version: number;
}

/** What streams delivered, journalled once a second for each stream. */
export interface Ledger {
  note(recipient: Recipient, delivered: Delivered): void;
  /** Writes what is open and stops. */
  stop(): Promise<void>;
}

const EVERY_MS = 1_000;

export function openLedger(db: Database, log: Log): Ledger {
  let open = new Map<Recipient, Delivered[]>();
  let writing: Promise<void> = Promise.resolve();

  const flush = async (): Promise<void> => {
    if (open.size === 0) return;
    const taken = open;
    open = new Map();
    try {
      await withSystem(db, (tx) => recordMany(tx, [...taken].flatMap(
        ([recipient, runs]) => runs.map((run) => entryOf(db, recipient, run)))));
    } catch (fault) {
      // What could not be written is written with the next second's.
      for (const [recipient, runs] of taken) runs.forEach((run) => note(recipient, run));
      log.error('feed.journal-interrupted', { fault });
    }
  };
  const note = (recipient: Recipient, delivered: Delivered): void => {
    const runs = open.get(recipient) ?? [];
    open.set(recipient, runs);
    const run = runs.find((one) => one.version === delivered.version);
    if (!run) {
      runs.push(delivered);
      return;
    }
    runs[runs.indexOf(run)] = {
      version: run.version,
      first: run.first < delivered.first ? run.first : delivered.first,
      last: run.last > delivered.last ? run.last : delivered.last,
    };
  };
  const timer = setInterval(() => {
    writing = writing.then(flush);
  }, EVERY_MS);
  timer.unref();

  return {
    note,
    stop: async () => {
      clearInterval(timer);
      await writing;
      await flush();
    },
  };
}

/** The journal's line for numbers delivered; they tell which events, under which version. */
export function entryOf(
  db: Database, { subscription, userId, requestId }: Recipient, run: Delivered,
): NewEntry {
  return {
    kind: 'feed.streamed',
    organisationId: subscription.organisationId,
    userId,
    requestId,
    purpose: subscription.purpose,
    agreementVersion: run.version,
    detail: {
      subscription: seal(db, 'subscription', subscription.subscriptionId),
      first: Number(run.first),
      last: Number(run.last),
    },
  };
}
