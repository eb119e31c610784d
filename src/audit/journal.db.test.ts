import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  buildApp, createLog, openDatabase, readConfig, withApp, withSystem, type App, type Database,
} from '../platform/index.ts';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import { auditRoutes, record, recordMany } from './index.ts';

let cloned: TestDatabase;
let db: Database;
let app: App;
let reader = 1;

beforeAll(async () => {
  cloned = await createTestDatabase();
  db = await openDatabase(cloned);
  const deps = { db, config: readConfig({}), log: createLog({ level: 'silent' }) };
  app = await buildApp(deps);
  auditRoutes(app, { ...deps, organisationOf: () => reader });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await db.close();
  await cloned.drop();
});

async function fails(url: string, statement: string): Promise<string> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
    return 'it went through';
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.end();
  }
}

interface Page {
  readonly items: readonly { id: string; kind: string; detail: unknown }[];
  readonly next: string | null;
}
const read = async (query: string): Promise<Page> =>
  (await app.inject(`/v1/journal?${query}`)).json<Page>();

describe('the journal', () => {
  it('can be neither changed nor emptied by a role of the running product', async () => {
    await withSystem(db, (tx) => record(tx, { kind: 'key.made', organisationId: 1 }));
    const statements = [
      "update journal_entry set kind = 'key.revoked'",
      'delete from journal_entry',
      'truncate journal_entry',
      'alter table journal_entry disable row level security',
      'drop table journal_entry',
    ];
    for (const url of [cloned.appUrl, cloned.systemUrl]) {
      for (const statement of statements) expect(await fails(url, statement)).toBe('42501');
    }
  });

  it('keeps an entry only when the act is kept', async () => {
    const act = withSystem(db, async (tx) => {
      await record(tx, { kind: 'act.undone', organisationId: 1 });
      throw new Error('the act fails');
    });
    await expect(act).rejects.toThrow('the act fails');
    expect((await read('kind=act.undone')).items).toEqual([]);
  });

  it('takes no entry in the name of another organisation', async () => {
    const act = withApp(db, { organisationId: 1, sources: [2] }, (tx) =>
      record(tx, { kind: 'act.forged', organisationId: 2 }));
    await expect(act).rejects.toMatchObject({ code: '42501' });
  });

  it('takes an entry of an organisation from its own transaction, with its time', async () => {
    const now = await withApp(db, { organisationId: 3, sources: [] }, async (tx) => {
      await record(tx, {
        kind: 'universe.counted', organisationId: 3, userId: 'key:abc', purpose: 'gotv',
        agreementVersion: 7, requestId: 'r1', detail: { tree: { all: [] }, count: 5 },
      });
      return tx.now;
    });
    reader = 3;
    expect((await read('')).items).toEqual([{
      id: expect.stringMatching(/^e_/) as string, at: now.toISOString(),
      kind: 'universe.counted', userId: 'key:abc', purpose: 'gotv', agreementVersion: 7,
      requestId: 'r1', detail: { tree: { all: [] }, count: 5 },
    }]);
  });

  it('refuses a kind that does not read noun.past-tense, as a bug', async () => {
    const act = withSystem(db, (tx) => record(tx, { kind: 'Key made', organisationId: 1 }));
    await expect(act).rejects.toThrow('noun.past-tense');
  });

  it('shows an organisation its own entries, once, newest first, for any page size', async () => {
    reader = 4;
    await withSystem(db, (tx) => recordMany(tx, Array.from({ length: 30 }, (_, place) => ({
      kind: 'act.done', organisationId: place % 2 === 0 ? 4 : 5, detail: { place },
    }))));
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 20 }), async (limit) => {
      const seen: unknown[] = [];
      for (let cursor = ''; ;) {
        const page = await read(`limit=${limit}${cursor}`);
        seen.push(...page.items.map((item) => item.detail));
        if (page.next === null) break;
        cursor = `&cursor=${page.next}`;
      }
      expect(seen).toEqual(Array.from({ length: 15 }, (_, step) => ({ place: 28 - 2 * step })));
    }), { numRuns: 8 });
  });

  it('refuses a cursor that was not made here', async () => {
    for (const cursor of ['zzz', Buffer.from('"e_0"').toString('base64url')]) {
      const reply = await app.inject(`/v1/journal?cursor=${cursor}`);
      expect(reply.statusCode).toBeGreaterThanOrEqual(400);
      expect(reply.statusCode).toBeLessThan(500);
    }
  });

  it('shows nothing where the organisation is missing', async () => {
    const rows = await db.app.selectFrom('journal_entry').select('entry_id').execute();
    expect(rows).toEqual([]);
  });
});
