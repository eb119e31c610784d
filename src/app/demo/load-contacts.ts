import { join } from 'node:path';
import type { Organisation } from '../../accounts/index.ts';
import { civicsOf } from '../../civics/index.ts';
import { receiveContacts, type ContactGiven } from '../../exchange/index.ts';
import { assert } from '../../kernel/index.ts';
import type { Database } from '../../platform/index.ts';
import { contactGiven, readWorldContacts } from './contacts.ts';

const batchSize = 1_000;
/** Two contributors at a time keep the server's and PostgreSQL's core busy. */
const atOnce = 3;

/** Hands weeks of contacts over for each organisation, as its own tool would. Returns how many. */
export async function loadDemoContacts(
  db: Database, folder: string, found: readonly Organisation[],
): Promise<number> {
  const waiting = found.filter((one) => one.side !== null);
  const counts: number[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const path = join(folder, 'contacts', `${next.slug}.ndjson`);
      counts.push(await loadOne(db, path, next));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function loadOne(
  db: Database, path: string, organisation: Organisation,
): Promise<number> {
  const civics = await civicsOf(db);
  const sender = { organisation, userId: 'demo', requestId: null };
  let batch: ContactGiven[] = [];
  let count = 0;
  const hand = async (): Promise<void> => {
    const receipts = await receiveContacts(db, sender, batch);
    assert(receipts.length === batch.length, 'every contact has its receipt');
    count += batch.length;
    batch = [];
  };
  for await (const contact of readWorldContacts(path)) {
    batch.push(contactGiven(contact, civics, contact.occurredAt ?? ''));
    if (batch.length === batchSize) await hand();
  }
  if (batch.length > 0) await hand();
  return count;
}
