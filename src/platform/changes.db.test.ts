import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import { appendChanges } from './changelog.ts';
import type { Change } from './change.ts';
import { findLastPlace, followChanges, type Follower } from './changes.ts';
import { createLog } from './log.ts';
import { openDatabase, withSystem, type Database } from './postgres.ts';
import { startSequencer, type Sequencer } from './sequencer.ts';

const log = createLog({ level: 'silent' });
let database: TestDatabase;
let db: Database;
let sequencer: Sequencer;
const followers = new Set<Follower>();

beforeAll(async () => {
  database = await createTestDatabase();
  db = await openDatabase(database);
  sequencer = startSequencer(db, log);
});

afterEach(async () => {
  await Promise.all([...followers].map((follower) => follower.stop()));
  followers.clear();
});

afterAll(async () => {
  await sequencer.stop();
  await db.close();
  await database.drop();
});

function follow(on: Database, onBatch: (changes: readonly Change[]) => Promise<void>): void {
  followers.add(followChanges(on, { log, afterPlace: 0n, onBatch, limit: 3 }));
}

async function append(count: number): Promise<void> {
  await withSystem(db, (tx) => appendChanges(tx, Array.from({ length: count }, (_, index) => (
    { kind: 'test.made', sourceId: 1, objectId: BigInt(index) }))));
}

async function until(holds: () => boolean): Promise<void> {
  const endMs = Date.now() + 5_000;
  while (!holds()) {
    if (Date.now() > endMs) throw new Error('waited five seconds in vain');
    await new Promise((again) => setTimeout(again, 5));
  }
}

describe('a follower', () => {
  it('is handed every change in the order of places, in batches', async () => {
    const places: bigint[] = [];
    follow(db, async (changes) => void places.push(...changes.map((change) => change.place)));
    for (let turn = 0; turn < 5; turn++) await append(2);
    await until(() => places.length >= 10);
    expect(places).toEqual(places.map((_, index) => BigInt(index + 1)));
  });

  it('is handed a batch again after it failed, and nothing is left out', async () => {
    const last = Number(await findLastPlace(db.system));
    const places: bigint[] = [];
    let failures = 2;
    follow(db, async (changes) => {
      if (failures > 0) {
        failures -= 1;
        throw new Error('not now');
      }
      places.push(...changes.map((change) => change.place));
    });
    await until(() => places.length >= last);
    expect(places).toEqual(Array.from({ length: last }, (_, index) => BigInt(index + 1)));
  });

  it('finds by itself what another process placed', async () => {
    const other = await openDatabase(database);
    const places: bigint[] = [];
    follow(other, async (changes) => void places.push(...changes.map((change) => change.place)));
    const last = Number(await findLastPlace(db.system)) + 1;
    await append(1);
    await until(() => places.length >= last);
    for (const follower of followers) await follower.stop();
    await other.close();
  });
});
