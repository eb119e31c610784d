import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registerAccounts, type Scope } from '../src/accounts/index.ts';
import { exchangeRoutes } from '../src/exchange/index.ts';
import { identityRoutes } from '../src/identity/index.ts';
import {
  buildApp, createLog, openDatabase, readConfig, startSequencer, type App, type Database,
} from '../src/platform/index.ts';
import type { CountReply } from '../src/universes/contract.ts';
import { openColumnStore, universeRoutes, type ColumnStore } from '../src/universes/index.ts';
import { anAuthorization, theOrganisation } from './accounts.ts';
import { createTestDatabase } from './postgres.ts';
import { arrangeState, testSlugs, type TestSlug, type TestState } from './state.ts';

const scopes: readonly Scope[] = [
  'contacts:write', 'persons:read', 'persons:write', 'universes:read',
];

/** Exchange and universes of one process, with a key for each organisation. */
export interface UniverseStage {
  readonly db: Database;
  readonly state: TestState;
  /** The data folder, where the column store keeps its file. */
  readonly folder: string;
  store(): ColumnStore;
  /** Ends the column store and opens it again on the same folder, as a later start does. */
  reopen(): Promise<void>;
  ask(slug: TestSlug, path: string, given?: StageAsking): Promise<StageReply>;
  count(slug: TestSlug, body: object, purpose?: string): Promise<CountReply>;
  close(): Promise<void>;
}

export interface StageReply {
  readonly status: number;
  readonly body: unknown;
}

export interface StageAsking {
  readonly body?: object;
  readonly purpose?: string;
}

/** `arrange` runs before the column store is built. */
export async function aUniverseStage(
  arrange: (db: Database, state: TestState) => Promise<void>,
): Promise<UniverseStage> {
  const test = await createTestDatabase();
  const db = await openDatabase({ ...test, poolSize: 8 });
  const folder = mkdtempSync(join(tmpdir(), 'commonroll-store-'));
  const config = readConfig({ COMMONROLL_DATA: folder, RATE_LIMIT_PER_MINUTE: '1000000' });
  const log = createLog({ level: 'error' });
  const deps = { db, config, log };
  const sequencer = startSequencer(db, log);
  const state = await arrangeState(db);
  await arrange(db, state);
  let store = await openColumnStore(deps);
  const app = await buildApp(deps);
  registerAccounts(app, deps);
  identityRoutes(app, deps);
  exchangeRoutes(app, deps);
  const current: ColumnStore = {
    use: (act) => store.use(act), ready: () => store.ready(), rebuild: () => store.rebuild(),
    close: () => store.close(),
  };
  universeRoutes(app, { ...deps, store: current });
  await store.ready();
  const keys = new Map<TestSlug, string>();
  for (const slug of testSlugs) {
    keys.set(slug, await anAuthorization(db, await theOrganisation(db, slug), scopes));
  }
  const ask: UniverseStage['ask'] = (slug, path, given = {}) =>
    request(app, path, { ...given, authorization: keys.get(slug)! });
  return {
    db, state, folder, ask,
    store: () => store,
    reopen: async () => {
      await store.close();
      store = await openColumnStore(deps);
      await store.ready();
    },
    count: async (slug, body, purpose = 'gotv') => {
      const reply = await ask(slug, '/v1/universes/count', { body, purpose });
      if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
      return reply.body as CountReply;
    },
    close: async () => {
      await store.close();
      await app.close();
      await sequencer.stop();
      await db.close();
      await test.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function request(
  app: App, path: string, given: StageAsking & { readonly authorization: string },
): Promise<StageReply> {
  const reply = await app.inject({
    url: path, method: given.body === undefined ? 'GET' : 'POST',
    headers: {
      'authorization': given.authorization, 'commonroll-purpose': given.purpose ?? 'gotv',
    },
    ...(given.body !== undefined && { payload: given.body }),
  });
  return { status: reply.statusCode, body: reply.json<unknown>() };
}
