import { registerAccounts, type Organisation, type Scope } from '../src/accounts/index.ts';
import { exchangeRoutes } from '../src/exchange/index.ts';
import { identityRoutes } from '../src/identity/index.ts';
import {
  buildApp, createLog, openDatabase, readConfig, steeredClock, type App, type Database,
  type SteeredClock,
} from '../src/platform/index.ts';
import { anAuthorization, theOrganisation } from './accounts.ts';
import { createTestDatabase } from './postgres.ts';
import { arrangeState, testSlugs, type TestSlug, type TestState } from './state.ts';

/** The exchange as its users meet it: over HTTP on a port of its own, with a key for each. */
export interface TestExchange {
  readonly db: Database;
  readonly clock: SteeredClock;
  readonly state: TestState;
  readonly organisations: Readonly<Record<TestSlug, Organisation>>;
  ask(slug: TestSlug, path: string, given?: Asking): Promise<TestReply>;
  close(): Promise<void>;
}

export interface Asking {
  readonly method?: string;
  readonly body?: unknown;
  /** A body that is no JSON of ours, sent as it is. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestReply {
  readonly status: number;
  readonly type: string;
  readonly body: unknown;
}

const scopes: readonly Scope[] = ['contacts:write', 'persons:read', 'persons:write'];

export async function openExchange(port: number): Promise<TestExchange> {
  const test = await createTestDatabase();
  const clock = steeredClock('2026-10-20T16:00:00Z');
  const db = await openDatabase({ ...test, clock, poolSize: 24 });
  const state = await arrangeState(db);
  const config = readConfig({ PORT: String(port), RATE_LIMIT_PER_MINUTE: '1000000' });
  const log = createLog({ level: 'error' });
  const app = await buildApp({ db, config, log });
  registerAccounts(app, { db, config, log });
  identityRoutes(app, { db, config, log });
  exchangeRoutes(app, { db, config, log });
  await app.listen({ port, host: '127.0.0.1' });
  const organisations = {} as Record<TestSlug, Organisation>;
  const keys = {} as Record<TestSlug, string>;
  for (const slug of testSlugs) {
    organisations[slug] = await theOrganisation(db, slug);
    keys[slug] = await anAuthorization(db, organisations[slug], scopes);
  }
  return {
    db, clock, state, organisations,
    ask: (slug, path, given = {}) =>
      fetchReply(`http://127.0.0.1:${port}${path}`,
        { authorization: keys[slug], ...given.headers }, given),
    close: () => closeAll(app, db, test),
  };
}

async function fetchReply(
  url: string, headers: Readonly<Record<string, string>>, given: Asking,
): Promise<TestReply> {
  const text = given.text ?? (given.body === undefined ? undefined : JSON.stringify(given.body));
  const response = await fetch(url, {
    method: given.method ?? (text === undefined ? 'GET' : 'POST'),
    headers: {
      'commonroll-purpose': 'gotv', ...headers,
      ...(text !== undefined && { 'content-type': 'application/json' }),
    },
    ...(text !== undefined && { body: text }),
  });
  const answer = await response.text();
  return {
    status: response.status, type: response.headers.get('content-type') ?? '',
    body: answer === '' ? undefined : JSON.parse(answer) as unknown,
  };
}

async function closeAll(
  app: App, db: Database, test: { drop(): Promise<void> },
): Promise<void> {
  await app.close();
  await db.close();
  await test.drop();
}
