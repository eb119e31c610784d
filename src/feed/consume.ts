import { followChanges, type Database, type Follower, type Log } from '../platform/index.ts';
import { withContacts, type HydratedChange } from './hydrate.ts';

export interface ConsumeOptions {
  /** For the log. */
  readonly name: string;
  readonly log: Log;
  /** The last place that the consumer has dealt with; it keeps that itself, with its effect. */
  readonly fromPlace: bigint;
  readonly onBatch: (changes: readonly HydratedChange[]) => Promise<void>;
  /** Least time between two batches under load. */
  readonly gapMs?: number;
}

/**
 * Hands a consumer of the house (the column store, the pulse) everything that happened after a
 * place, of all sources: whoever uses it must ask agreements before anything is shown. In order, at
 * least once: a batch that fails is handed again, perhaps with more behind it. A contact is as it
 * is now: one that was taken back since says so already.
 */
export function consumeChanges(db: Database, options: ConsumeOptions): Follower {
  const { name, log, fromPlace, onBatch, gapMs = 200 } = options;
  return followChanges(db, {
    log: log.with({ task: name }),
    afterPlace: fromPlace,
    gapMs,
    onBatch: async (changes) => onBatch(await withContacts(db, changes)),
  });
}
