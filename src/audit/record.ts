import { assert } from '../kernel/index.ts';
import type { Tx } from '../platform/index.ts';
import type { NewEntry } from './journal.ts';
import { insertEntries } from './store.ts';

const kindPattern = /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/;

/**
 * Writes one entry in the transaction of the act it tells of: both stand or neither.
 * Any room may call it; in a transaction of role app only for the organisation of that transaction.
 */
export async function record(tx: Tx, entry: NewEntry): Promise<void> {
  await recordMany(tx, [entry]);
}

/** The same for several acts of one transaction, in their order. */
export async function recordMany(tx: Tx, entries: readonly NewEntry[]): Promise<void> {
  for (const { kind } of entries) assert(kindPattern.test(kind), 'a kind reads noun.past-tense');
  await insertEntries(tx, entries);
}
