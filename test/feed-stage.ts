import { sql } from 'kysely';
import { randomInt } from 'node:crypto';
import pg from 'pg';
import { registerAccounts } from '../src/accounts/index.ts';
import { feedRoutes, startFeed, type Feed } from '../src/feed/index.ts';
import {
  appendChanges, buildApp, createLog, openDatabase, readConfig, startSequencer, withSystem,
  type App, type Database, type Sequencer,
} from '../src/platform/index.ts';
import { anAuthorization, theOrganisation } from './accounts.ts';
import { createTestDatabase } from './postgres.ts';
import { arrangeState, type TestSlug, type TestState } from './state.ts';

/** The feed of one process, over real HTTP. */
export interface Stage {
  readonly db: Database;
  readonly state: TestState;
  readonly url: string;
  readonly feed: Feed;
  readonly app: App;
  /** Headers of a program of that organisation. */
  headersOf(slug: TestSlug, purpose?: string): Promise<Record<string, string>>;
  /** As when the database server restarts. */
  dropConnections(): Promise<void>;
  /** Another process on the same database, without a sequencer. */
  another(): Promise<Process>;
  close(): Promise<void>;
}

export interface Process {
  readonly db: Database;
  readonly feed: Feed;
  readonly app: App;
  readonly url: string;
  close(): Promise<void>;
}

const log = createLog({ level: 'silent' });

export async function aStage(): Promise<Stage> {
  const database = await createTestDatabase();
  const main = await start(database);
  const sequencer: Sequencer = startSequencer(main.db, log);
  const state = await arrangeState(main.db);
  const others: Process[] = [];
  return {
    ...main,
    state,
    headersOf: async (slug, purpose = 'gotv') => ({
      authorization: await anAuthorization(
        main.db, await theOrganisation(main.db, slug), ['feed:read']),
      'commonroll-purpose': purpose,
    }),
    dropConnections: () => onAdmin(database.adminUrl, `select pg_terminate_backend(pid)
      from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`),
    another: async () => {
      const other = await start(database);
      others.push(other);
      return other;
    },
    close: async () => {
      await Promise.all(others.map((other) => other.close()));
      await sequencer.stop();
      await main.close();
      await database.drop();
    },
  };
}

async function onAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function start(urls: { appUrl: string; systemUrl: string }): Promise<Process> {
  const db = await openDatabase({ ...urls, poolSize: 8 });
  const deps = { db, log, config: readConfig({ RATE_LIMIT_PER_MINUTE: '1000000' }) };
  const app = await buildApp(deps);
  registerAccounts(app, deps);
  const feed = await startFeed(deps);
  feedRoutes(app, { ...deps, feed });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    db, feed, app, url,
    close: async () => {
      await feed.stop();
      await app.close();
      await db.close();
    },
  };
}

export interface TestContact {
  readonly by?: TestSlug;
  readonly answers?: Readonly<Record<string, number>>;
  readonly precinct?: number;
  /** Seconds that the transaction stays open after its changes were appended. */
  readonly openSeconds?: number;
}

/** Records contacts as the exchange does: contacts, answers and changes in one transaction. */
export async function contribute(
  { db, state }: Pick<Stage, 'db' | 'state'>, contacts: readonly TestContact[],
): Promise<readonly bigint[]> {
  return withSystem(db, async (tx) => {
    const { rows } = await sql<{ id: bigint }>`select nextval('contact_number') as id
      from generate_series(1, ${contacts.length}::integer)`.execute(tx.sql);
    const made = contacts.map((given, place) => ({
      contactId: rows[place]!.id,
      personId: BigInt(randomInt(1, 1_000_000)),
      sourceId: state.organisations[given.by ?? 'lopez'],
      divisionId: given.precinct ?? state.precincts.harbor,
      answers: Object.entries(given.answers ?? {}),
    }));
    await tx.sql.insertInto('contact').values(made.map((one) => ({
      person_id: one.personId, contact_id: one.contactId, source_id: one.sourceId, channel: 1,
      result: 1, occurred_at: tx.now, received_at: tx.now, division_id: one.divisionId,
      local_day: tx.now.toISOString().slice(0, 10), by_whom: 'walker 7',
    }))).execute();
    const answers = made.flatMap((one) => one.answers.map(([slug, option]) =>
      ({ ...one, slug, option })));
    await sql`insert into answer (person_id, contact_id, question_id, option, source_id,
        occurred_at, received_at, division_id)
      select given.person_id, given.contact_id, question.question_id, given.option,
        given.source_id, ${tx.now}, ${tx.now}, given.division_id
      from unnest(
        ${answers.map((one) => one.personId)}::bigint[],
        ${answers.map((one) => one.contactId)}::bigint[],
        ${answers.map((one) => one.slug)}::text[], ${answers.map((one) => one.option)}::smallint[],
        ${answers.map((one) => one.sourceId)}::integer[],
        ${answers.map((one) => one.divisionId)}::integer[]
      ) as given (person_id, contact_id, slug, option, source_id, division_id)
      join question on question.slug = given.slug`.execute(tx.sql);
    await appendChanges(tx, made.map(({ sourceId, personId, contactId }) => (
      { kind: 'contact.recorded', sourceId, personId, objectId: contactId })));
    const seconds = Math.max(...contacts.map(({ openSeconds = 0 }) => openSeconds));
    if (seconds > 0) await sql`select pg_sleep(${seconds})`.execute(tx.sql);
    return made.map(({ contactId }) => contactId);
  });
}

/** Takes a contact back, as its contributor does. */
export async function retract({ db }: Pick<Stage, 'db'>, contactId: bigint): Promise<void> {
  await withSystem(db, async (tx) => {
    const row = await tx.sql.selectFrom('contact').select(['person_id', 'source_id'])
      .where('contact_id', '=', contactId).executeTakeFirstOrThrow();
    await tx.sql.insertInto('retraction').values({
      person_id: row.person_id, contact_id: contactId, source_id: row.source_id, user_id: 'u',
      reason: 'wrong person', at: tx.now,
    }).execute();
    await appendChanges(tx, [{
      kind: 'contact.retracted', sourceId: row.source_id, personId: row.person_id,
      objectId: contactId,
    }]);
  });
}

/** Waits until what is committed has its place. */
export async function untilPlaced(db: Database): Promise<void> {
  await until(async () => {
    const { rows } = await sql<{ open: boolean }>`select exists (
      select from change where not exists (
        select from change_place where change_place.change_id = change.change_id)) as open`
      .execute(db.system);
    return !rows[0]!.open;
  });
}

export async function until(holds: () => boolean | Promise<boolean>, ms = 10_000): Promise<void> {
  const endMs = Date.now() + ms;
  while (!await holds()) {
    if (Date.now() > endMs) throw new Error('waited in vain');
    await new Promise((again) => setTimeout(again, 5));
  }
}
