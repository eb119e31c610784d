import { join } from 'node:path';
import type { Organisation } from '../../accounts/index.ts';
import { civicsOf } from '../../civics/index.ts';
import { receiveContacts, type ContactGiven } from '../../exchange/index.ts';
import { assert } from '../../kernel/index.ts';
import { steeredClock, type Database } from '../../platform/index.ts';
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
 * Hands weeks of contacts over for each organisation, as its own tool would. Their keys make it
 * safe to be done again after a crash. Returns how many were handed over.
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
  // Weeks of the invented state pass in seconds: what was done then was received then.
  const clock = steeredClock('2026-01-01T00:00:00Z');
  const then = { ...db, clock };
  let batch: ContactGiven[] = [];
  let count = 0;
  let place = 0;
  const hand = async (): Promise<void> => {
    clock.advance(Date.parse(batch.at(-1)!.occurredAt) - clock.now().getTime());
    const receipts = await receiveContacts(then, sender, batch);
    assert(receipts.length === batch.length, 'every contact has its receipt');
    count += batch.length;
    batch = [];
  };
  const path = join(folder, 'contacts', `${organisation.slug}.ndjson`);
  for await (const contact of readWorldContacts(path)) {
    if (!takes(place++)) continue;
    batch.push(contactGiven(contact, civics, contact.occurredAt ?? ''));
    if (batch.length === batchSize) await hand();
  }
  if (batch.length > 0) await hand();
  return count;
}
