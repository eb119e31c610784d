import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { assert, expandKey, openId, refuse, sealId } from '../kernel/index.ts';
import type { CipherKey, Instant, SealedKind } from '../kernel/index.ts';
import type { Change } from './change.ts';
import { keepingPlans } from './kept-plans.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Tables } from './tables.ts';

/** The connections of one process, and what goes with them. */
export interface Database {
  /** Role commonroll_app: row-level security decides with the transaction's settings. */
  readonly app: Kysely<Tables>;
  /** Role commonroll_system: feed, imports, column store, jobs, sign-in. Never a viewer's read. */
  readonly system: Kysely<Tables>;
  readonly appPool: pg.Pool;
  readonly systemPool: pg.Pool;
  readonly appUrl: string;
  readonly systemUrl: string;
  readonly idKey: CipherKey;
  readonly clock: Clock;
  /** Called after each commit that appended changes; the sequencer listens. */
  readonly changed: Signal<void>;
  /** Tells what this process's sequencer placed, after each step; readers listen. */
  readonly placed: Signal<readonly Change[]>;
  close(): Promise<void>;
}

export interface Signal<Told> {
  fire(told: Told): void;
  /** Registers a listener; returns the way to take it off. */
  listen(listener: (told: Told) => void): () => void;
}

/** One transaction and its one time. */
export interface Tx {
  readonly sql: Transaction<Tables>;
  readonly db: Database;
  readonly now: Instant;
  readonly idKey: CipherKey;
  /** Set by appendChanges; tells the wrapper to wake the sequencer after the commit. */
  readonly marks: { changed: boolean };
}

export interface DatabaseOptions {
  readonly appUrl: string;
  readonly systemUrl: string;
  readonly clock?: Clock;
  /** Most connections of each of the two pools. */
  readonly poolSize?: number;
}

// bigint stays exact, days stay days: PostgreSQL's own defaults in JavaScript lose both.
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, BigInt);
types.setTypeParser(pg.types.builtins.DATE, (text) => text);
const bigintArray = 1016 as number;
types.setTypeParser(bigintArray, (text) =>
  text === '{}' ? [] : text.slice(1, -1).split(',').map(BigInt));

/** Connects both roles. Throws what the driver throws when the server is not there. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const max = options.poolSize ?? 16;
  const appPool = openPool(options.appUrl, 'commonroll app', max);
  const systemPool = openPool(options.systemUrl, 'commonroll system', max);
  const app = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: keepingPlans(appPool) }) });
  const system = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: keepingPlans(systemPool) }),
  });
  const row = await system.selectFrom('instance').select('value')
    .where('name', '=', 'id_key').executeTakeFirstOrThrow();
  return {
    app, system, appPool, systemPool,
    appUrl: options.appUrl,
    systemUrl: options.systemUrl,
    idKey: keyFromHex(row.value),
    clock: options.clock ?? systemClock,
    changed: makeSignal(),
    placed: makeSignal(),
    close: async () => {
      await app.destroy();
      await system.destroy();
    },
  };
}

function openPool(connectionString: string, name: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString, max, types, application_name: name, idleTimeoutMillis: 60_000,
    // Acknowledged means on disk, whatever somebody's own server defaults to.
    options: '-c synchronous_commit=on',
  });
  // Without a listener a server that stops takes this process with it (57P01): idle connections
  // tell the pool, those that are lent out tell only themselves.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}

function keyFromHex(hex: string): CipherKey {
  const word = (place: number): number => Number.parseInt(hex.slice(place * 8, place * 8 + 8), 16);
  assert(/^[0-9a-f]{32}$/.test(hex), 'instance.id_key holds 128 bits in hex');
  return expandKey([word(0), word(1), word(2), word(3)]);
}

function makeSignal<Told>(): Signal<Told> {
  const listeners = new Set<(told: Told) => void>();
  return {
    fire: (told) => listeners.forEach((listener) => listener(told)),
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Whose rows a transaction of role app may see: its own organisation's, and these sources'. */
export interface AppContext {
  readonly organisationId: number;
  readonly sources: readonly number[];
}

/**
 * One transaction as commonroll_app. Row-level security shows governed rows of `sources` and
 * private rows of `organisationId`, and lets only the organisation's own rows in. SET LOCAL, so
 * that nothing stays on the connection; a transaction opened any other way sees no governed row.
 */
export async function withApp<Result>(
  db: Database, context: AppContext, act: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const ids = [context.organisationId, ...context.sources];
  assert(ids.every((id) => Number.isSafeInteger(id)), 'sources are organisation numbers');
  const settings = sql.raw(
    `set local app.organisation = '${context.organisationId}'; `
    + `set local app.sources = '{${context.sources.join(',')}}'`,
  );
  return inTransaction(db, db.app, async (tx) => {
    await settings.execute(tx.sql);
    return act(tx);
  });
}

/** One transaction as commonroll_system, which sees every governed row. */
export function withSystem<Result>(
  db: Database, act: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return inTransaction(db, db.system, act);
}

async function inTransaction<Result>(
  db: Database, kysely: Kysely<Tables>, act: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const marks = { changed: false };
  const result = await kysely.transaction().execute((transaction) =>
    act({ sql: transaction, db, now: db.clock.now(), idKey: db.idKey, marks }));
  if (marks.changed) db.changed.fire();
  return result;
}

interface HasKey {
  readonly idKey: CipherKey;
}

/** The outside form of an inner id. */
export function seal(keeper: HasKey, kind: SealedKind, id: bigint): string {
  return sealId(keeper.idKey, kind, id);
}

/** The inner id; refuses text that is no id of this kind as not-found. */
export function unseal(keeper: HasKey, kind: SealedKind, text: string): bigint {
  const id = openId(keeper.idKey, kind, text);
  if (id === undefined || id < 0n) {
    refuse({ kind: 'not-found', code: 'platform/unknown-id', detail: `There is no such ${kind}.` });
  }
  return id;
}
