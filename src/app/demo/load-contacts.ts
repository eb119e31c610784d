import { join } from 'node:path';
import type { Organisation } from '../../accounts/index.ts';
import { civicsOf } from '../../civics/index.ts';
import { receiveContacts, type ContactGiven } from '../../exchange/index.ts';
import { assert } from '../../kernel/index.ts';
import type { Database } from '../../platform/index.ts';
import { contactGiven, readWorldContacts } from './contacts.ts';

/** Which of the contacts: every one whose place in its file, from 0, this lets through. */
export interface ContactLoad {
  readonly folder: string;
  readonly organisations: readonly Organisation[];
  /** How many organisations hand over at the same time. */
  readonly atOnce: number;
  takes(place: number): boolean;
}

const batchSize = 1_000;

/**
 * Hands weeks of contacts over for each organisation, as its own tool would. Their keys make it safe
 * to be done again after a crash. Returns how many were handed over.
 */
export async function loadDemoContacts(db: Database, load: ContactLoad): Promise<number> {
  const waiting = load.organisations.filter((one) => one.side !== null);
  const counts: number[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      counts.push(await loadOne(db, load, next));
    }
  };
  await Promise.all(Array.from({ length: load.atOnce }, work));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function loadOne(
  db: Database, { folder, takes }: ContactLoad, organisation: Organisation,
): Promise<number> {
  const civics = await civicsOf(db);
  const sender = { organisation, userId: 'demo', requestId: null };
  let batch: ContactGiven[] = [];
  let count = 0;
  let place = 0;
  const hand = async (): Promise<void> => {
    const receipts = await receiveContacts(db, sender, batch);
    assert(receipts.length === batch.length, 'every contact has its receipt');
    count += batch.length;
    batch = [];
  };
  for await (const contact of readWorldContacts(join(folder, 'contacts', `${organisation.slug}.ndjson`))) {
    if (!takes(place++)) continue;
    batch.push(contactGiven(contact, civics, contact.occurredAt ?? ''));
    if (batch.length === batchSize) await hand();
  }
  if (batch.length > 0) await hand();
  return count;
}
