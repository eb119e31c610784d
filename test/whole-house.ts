import { sql } from 'kysely';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Organisation, type Scope } from '../src/accounts/index.ts';
import { joinRooms } from '../src/app/http.ts';
import {
  createLog, migrateJobs, openDatabase, problemSchema, readConfig, startSequencer, steeredClock,
  type Database, type Deps, type Problem, type SteeredClock,
} from '../src/platform/index.ts';
import { anAuthorization, theOrganisation } from './accounts.ts';
import { createTestDatabase } from './postgres.ts';
import {
  addVoters, arrangeState, testSlugs, type TestSlug, type TestState, type TestVoter,
} from './state.ts';

/** All rooms joined as in the product, on a port of its own, with a key for each organisation. */
export interface WholeHouse {
  readonly db: Database;
  readonly deps: Deps;
  readonly clock: SteeredClock;
  readonly state: TestState;
  readonly organisations: Readonly<Record<TestSlug, Organisation>>;
  readonly keys: Readonly<Record<TestSlug, string>>;
  ask(path: string, given?: Asked): Promise<Answer>;
  /** Rows of every table that holds what somebody contributed or decided, and of the journal. */
  rows(): Promise<Readonly<Record<string, number>>>;
  close(): Promise<void>;
}

export interface Asked {
  readonly as?: TestSlug;
  readonly method?: string;
  readonly json?: unknown;
  /** Sent as it is. */
  readonly body?: string | Uint8Array<ArrayBuffer> | FormData;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body, where it is JSON. */
  readonly json: unknown;
  /** The body, where it is problem details and nothing else. */
  problem(): Problem;
}

const scopes: readonly Scope[] = [
  'contacts:write', 'persons:read', 'persons:write', 'universes:read', 'feed:read',
];

const counted = [
  'answer', 'contact', 'contact_key', 'pending_contact', 'private_answer', 'retraction',
  'person', 'registration', 'statement', 'voter_key', 'change', 'question_mapping', 'upload',
  'upload_refusal', 'journal_entry', 'idempotent_reply',
] as const;

export async function openWholeHouse(
  port: number, voters: readonly TestVoter[] = [],
): Promise<WholeHouse> {
  const test = await createTestDatabase();
  await migrateJobs(test.adminUrl);
  const folder = mkdtempSync(join(tmpdir(), 'commonroll-house-'));
  const clock = steeredClock('2026-10-20T16:00:00Z');
  const db = await openDatabase({ ...test, clock });
  const state = await arrangeState(db);
  await addVoters(db, state, voters);
  const deps: Deps = {
    db, log: createLog({ level: 'silent' }),
    config: readConfig({ PORT: String(port), COMMONROLL_DATA: folder }),
  };
  const sequencer = startSequencer(db, deps.log);
  const rooms = await joinRooms(deps);
  await rooms.app.listen({ port, host: '127.0.0.1' });
  const organisations = {} as Record<TestSlug, Organisation>;
  const keys = {} as Record<TestSlug, string>;
  for (const slug of testSlugs) {
    organisations[slug] = await theOrganisation(db, slug);
    keys[slug] = await anAuthorization(db, organisations[slug], scopes);
  }
  return {
    db, deps, clock, state, organisations, keys,
    ask: (path, given = {}) =>
      send(`http://127.0.0.1:${port}${path}`, keys[given.as ?? 'lopez'], given),
    rows: () => countRows(db),
    close: async () => {
      await rooms.stop();
      await sequencer.stop();
      await db.close();
      await test.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

async function send(url: string, authorization: string, given: Asked): Promise<Answer> {
  const body = given.json === undefined ? given.body : JSON.stringify(given.json);
  const isForm = body instanceof FormData;
  const response = await fetch(url, {
    method: given.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      authorization, 'commonroll-purpose': 'gotv',
      ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
      ...given.headers,
    },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status, headers: response.headers, text,
    json: isJson ? JSON.parse(text) as unknown : undefined,
    problem: () => {
      const type = response.headers.get('content-type');
      if (type !== 'application/problem+json') throw new Error(`no problem: ${type} ${text}`);
      return problemSchema.parse(JSON.parse(text));
    },
  };
}

async function countRows(db: Database): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const table of counted) {
    const { rows } = await sql<{ n: bigint }>`select count(*) as n from ${sql.table(table)}`
      .execute(db.system);
    counts[table] = Number(rows[0]!.n);
  }
  return counts;
}
