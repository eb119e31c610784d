import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import { appendChanges } from './changelog.ts';
import { listChanges } from './changes.ts';
import { createLog } from './log.ts';
import { openDatabase, withSystem, type Database } from './postgres.ts';
import { startSequencer, type Sequencer } from './sequencer.ts';

const log = createLog({ level: 'silent' });
let database: TestDatabase;
let db: Database;
let admin: pg.Client;
const running = new Set<Sequencer>();

beforeAll(async () => {
  database = await createTestDatabase();
  db = await openDatabase(database);
  admin = new pg.Client(database.adminUrl);
  await admin.connect();
});

afterEach(async () => {
  await Promise.all([...running].map((sequencer) => sequencer.stop()));
  running.clear();
});

afterAll(async () => {
  await admin.end();
  await db.close();
  await database.drop();
});

function sequence(on: Database = db): Sequencer {
  const sequencer = startSequencer(on, log);
  running.add(sequencer);
  return sequencer;
}

/** Another session of the product, in whose transaction a change is appended. */
async function openSession(): Promise<pg.Client> {
  const client = new pg.Client(database.systemUrl);
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

const insert = `insert into change (at, kind, source_id, object_id)
  values (now(), 'test.made', 1, $1) returning change_id::text, xid::text`;

async function insertChange(client: pg.Client, objectId: number): Promise<[bigint, bigint]> {
  const { rows } = await client.query<{ change_id: string; xid: string }>(insert, [objectId]);
  return [BigInt(rows[0]!.change_id), BigInt(rows[0]!.xid)];
}

/** The objects of all placed changes after a place, in order; checks that places have no gap. */
async function placedObjects(afterPlace = 0n): Promise<number[]> {
  const changes = await listChanges(db.system, { afterPlace, limit: 1_000_000 });
  expect(changes.map((change) => change.place))
    .toEqual(changes.map((_, index) => afterPlace + BigInt(index) + 1n));
  return changes.map((change) => Number(change.objectId));
}

async function lastPlace(): Promise<bigint> {
  const row = await db.system.selectFrom('sequencer').select('place').executeTakeFirstOrThrow();
  return row.place;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const endMs = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > endMs) throw new Error('waited ten seconds in vain');
    await new Promise((again) => setTimeout(again, 5));
  }
}

describe('the order of changes', () => {
  it('late committer: loses nothing that takes its number early and commits late', async () => {
    sequence();
    const before = await lastPlace();
    const early = await openSession();
    const late = await openSession();
    await early.query('begin');
    const [earlyId] = await insertChange(early, 101);
    const [laterId] = await insertChange(late, 102);
    expect(earlyId).toBeLessThan(laterId);
    // The later number is committed and seen by all; a naive cursor would now stand behind it.
    await new Promise((pass) => setTimeout(pass, 150));
    expect(await placedObjects(before)).toEqual([]);
    await early.query('commit');
    await until(async () => (await lastPlace()) === before + 2n);
    expect(await placedObjects(before)).toEqual([101, 102]);
    await Promise.all([early.end(), late.end()]);
  });

  it('late committer, inverted: an older transaction may bear the newer number', async () => {
    sequence();
    const before = await lastPlace();
    const old = await openSession();
    const young = await openSession();
    await old.query('begin');
    await old.query('select pg_current_xact_id()');
    await young.query('begin');
    const [youngId, youngXid] = await insertChange(young, 201);
    const [oldId, oldXid] = await insertChange(old, 202);
    expect(oldId).toBeGreaterThan(youngId);
    expect(oldXid).toBeLessThan(youngXid);
    await old.query('commit');
    await until(async () => (await lastPlace()) === before + 1n);
    expect(await placedObjects(before)).toEqual([202]);
    await young.query('commit');
    await until(async () => (await lastPlace()) === before + 2n);
    expect(await placedObjects(before)).toEqual([202, 201]);
    await Promise.all([old.end(), young.end()]);
  });

  it('loses nothing in a storm of eight writers, and its places have no gap', async () => {
    sequence();
    const before = await lastPlace();
    const writers = await Promise.all(Array.from({ length: 8 }, openSession));
    const commits = 400;
    await Promise.all(writers.map(async (writer, which) => {
      for (let turn = 0; turn < commits; turn++) {
        const objectId = 10_000 + which * commits + turn;
        const isAborted = turn % 13 === 0;
        await writer.query('begin');
        await insertChange(writer, objectId);
        if (turn % 7 === 0) await writer.query('select pg_sleep(0.002)');
        await writer.query(isAborted ? 'rollback' : 'commit');
      }
    }));
    const expected = writers.flatMap((_, which) => Array.from({ length: commits }, (_x, turn) =>
      turn % 13 === 0 ? [] : [10_000 + which * commits + turn]).flat());
    await until(async () => (await lastPlace()) >= before + BigInt(expected.length));
    const placed = await placedObjects(before);
    expect(placed.toSorted((a, b) => a - b)).toEqual(expected);
    await Promise.all(writers.map((writer) => writer.end()));
  });

  it('waits for a long write transaction, tells how long, and then loses nothing', async () => {
    const sequencer = sequence();
    const before = await lastPlace();
    const long = await openSession();
    await long.query('begin');
    await insertChange(long, 301);
    await withSystem(db, (tx) => appendChanges(tx, [
      { kind: 'test.made', sourceId: 1, objectId: 302n },
      { kind: 'test.made', sourceId: 1, objectId: 303n },
    ]));
    await until(async () => sequencer.state().waitingMs > 200);
    expect(await placedObjects(before)).toEqual([]);
    await long.query('commit');
    await until(async () => (await lastPlace()) === before + 3n);
    expect(await placedObjects(before)).toEqual([301, 302, 303]);
    await until(async () => sequencer.state().waitingMs === 0);
    await long.end();
  });

  it('does not wait for a long transaction that only reads', async () => {
    sequence();
    const before = await lastPlace();
    const reader = await openSession();
    await reader.query('begin isolation level repeatable read');
    await reader.query('select count(*) from change');
    await withSystem(db, (tx) => appendChanges(tx, [{ kind: 'test.made', sourceId: 1 }]));
    await until(async () => (await lastPlace()) === before + 1n);
    await reader.query('commit');
    await reader.end();
  });
});

describe('the sequencer', () => {
  it('is one for a database, and another takes over when its session dies', async () => {
    const first = sequence();
    await until(async () => first.state().leads);
    const second = sequence();
    await new Promise((pass) => setTimeout(pass, 400));
    expect(second.state().leads).toBe(false);
    const before = await lastPlace();
    await admin.query(`select pg_terminate_backend(pid) from pg_locks
      where locktype = 'advisory' and granted and objid = 7130050
        and database = (select oid from pg_database where datname = current_database())`);
    await withSystem(db, (tx) => appendChanges(tx, [{ kind: 'test.made', sourceId: 1 }]));
    await until(async () => (await lastPlace()) === before + 1n);
    expect([first, second].filter((sequencer) => sequencer.state().leads)).toHaveLength(1);
  });

  it('writes nothing while nothing happens', async () => {
    const sequencer = sequence();
    await until(async () => sequencer.state().leads);
    await until(async () => sequencer.state().steps > 0);
    const touched = async () => (await admin.query(
      'select xmin::text, xmax::text from sequencer')).rows[0] as unknown;
    const before = await touched();
    const steps = sequencer.state().steps;
    await until(async () => sequencer.state().steps > steps + 5);
    expect(await touched()).toEqual(before);
  });

  it('places within milliseconds what this process commits', async () => {
    sequence();
    const delays: number[] = [];
    for (let turn = 0; turn < 20; turn++) {
      await new Promise((pass) => setTimeout(pass, 60));
      const placed = new Promise<number>((heard) => {
        const unlisten = db.placed.listen(() => (unlisten(), heard(performance.now())));
      });
      await withSystem(db, (tx) => appendChanges(tx, [{ kind: 'test.made', sourceId: 1 }]));
      const committedMs = performance.now();
      delays.push((await placed) - committedMs);
    }
    expect(delays.toSorted((a, b) => a - b)[10]).toBeLessThan(20);
  });
});

describe('after a restore into another cluster', () => {
  it('places old and new changes, each once, though transaction numbers began anew', async () => {
    const before = await lastPlace();
    await admin.query(`update sequencer set xid = '900000000000', cluster = 'another'`);
    await admin.query(`insert into change (xid, at, kind, source_id, object_id) values
      ('900000000002', now(), 'test.made', 1, 402), ('900000000001', now(), 'test.made', 1, 401)`);
    await withSystem(db, (tx) => appendChanges(tx, [
      { kind: 'test.made', sourceId: 1, objectId: 403n }]));
    sequence();
    await until(async () => (await lastPlace()) === before + 3n);
    await withSystem(db, (tx) => appendChanges(tx, [
      { kind: 'test.made', sourceId: 1, objectId: 404n }]));
    await until(async () => (await lastPlace()) === before + 4n);
    expect(await placedObjects(before)).toEqual([401, 402, 403, 404]);
    expect(await placedObjects()).toHaveLength(Number(before) + 4);
  });

  it('notices a cursor that lies in the future even while it works', async () => {
    const sequencer = sequence();
    await until(async () => sequencer.state().leads);
    const before = await lastPlace();
    await admin.query(`update sequencer set xid = '900000000000'`);
    await withSystem(db, (tx) => appendChanges(tx, [{ kind: 'test.made', sourceId: 1 }]));
    await until(async () => (await lastPlace()) === before + 1n);
    expect(await placedObjects()).toHaveLength(Number(before) + 1);
  });
});
