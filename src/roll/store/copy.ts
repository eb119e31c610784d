import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Database } from '../../platform/index.ts';
import { copyColumns, type CopiedTable } from './export-stage.ts';

/** Writes what a query finds into a file, as CSV without header; an empty cell is null. */
export function copyOut(db: Database, query: string, path: string): Promise<void> {
  return withClient(db, async (client) => {
    // Right after a first import there are no statistics, and the planner would loop over millions.
    await client.query('begin; set local enable_nestloop = off');
    const source = client.query(copyTo(`copy (${query}) to stdout (format csv)`));
    await pipeline(source, createWriteStream(path));
    await client.query('commit');
  });
}

/**
 * Takes statistics, without which the planner knows nothing of a bulk load. A server older than 17
 * skips what the role does not own; there autovacuum comes within a minute.
 */
export function takeStatistics(db: Database, tables: readonly CopiedTable[]): Promise<void> {
  return withClient(db, async (client) => {
    for (const table of tables) await client.query(`analyze ${table}`);
  });
}

/** A transaction lasts about as long as this many bytes take: some tenths of a second. */
const portionBytes = 4 << 20;
/** Two at once keep two cores of the server busy. */
const lanes = 2;

export interface CopyIn {
  readonly table: CopiedTable;
  readonly path: string;
  /** Rows that are there already stay as they are; else they are a fault. */
  readonly keepsExisting?: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onRows?: (rows: number) => void;
}

/** PostgreSQL refuses COPY into tables with row-level security: these take a step in between. */
const governed: ReadonlySet<CopiedTable> = new Set(['registration', 'vote']);

/**
 * Copies a file of rows into a table in short transactions: a long one would hold back the feed.
 * Nothing waits for the disk; the switch of the version does, and what came before it comes along.
 */
export async function copyIn(db: Database, copy: CopyIn): Promise<number> {
  const portions = portionsOf(copy.path);
  const isStaged = copy.keepsExisting === true || governed.has(copy.table);
  let rows = 0;
  const work = (client: pg.PoolClient) => async (): Promise<void> => {
    for (;;) {
      copy.signal?.throwIfAborted();
      const next = await portions.next();
      if (next.done === true) return;
      const written = await writePortion(client, { copy, isStaged }, next.value);
      rows += written;
      copy.onRows?.(written);
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: lanes }, () =>
    withClient(db, (client) => (isStaged ? withStaging(client, copy.table, work(client))
      : work(client)()))));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
  return rows;
}

async function withClient(
  db: Database, act: (client: pg.PoolClient) => Promise<void>,
): Promise<void> {
  const client = await db.systemPool.connect();
  try {
    await act(client);
    client.release();
  } catch (fault) {
    client.release(true);
    throw fault;
  }
}

async function withStaging(
  client: pg.PoolClient, table: CopiedTable, act: () => Promise<void>,
): Promise<void> {
  await client.query(`create temp table incoming on commit delete rows
    as select ${copyColumns[table].join(', ')} from ${table} limit 0`);
  await act();
  await client.query('drop table incoming');
}

interface Way {
  readonly copy: CopyIn;
  readonly isStaged: boolean;
}

async function writePortion(
  client: pg.PoolClient, { copy, isStaged }: Way, rows: readonly Buffer[],
): Promise<number> {
  const { table, keepsExisting } = copy;
  const columns = copyColumns[table].join(', ');
  await client.query('begin; set local synchronous_commit = off');
  const sink = client.query(copyFrom(
    `copy ${isStaged ? 'incoming' : table} (${columns}) from stdin (format csv)`));
  await pipeline(async function* () {
    yield* rows;
  }, sink);
  let written = sink.rowCount;
  if (isStaged) {
    const result = await client.query(`insert into ${table} (${columns})
      select ${columns} from incoming ${keepsExisting ? 'on conflict do nothing' : ''}`);
    written = result.rowCount ?? 0;
  }
  await client.query('commit');
  return written;
}

/** Whole lines of a file, a few megabytes at a time. Values hold no line ends. */
async function* portionsOf(path: string): AsyncGenerator<readonly Buffer[], void> {
  let portion: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const buffer = chunk as Buffer;
    const cut = buffer.lastIndexOf(10) + 1;
    if (bytes + buffer.length < portionBytes || cut === 0) {
      portion.push(buffer);
      bytes += buffer.length;
      continue;
    }
    portion.push(buffer.subarray(0, cut));
    yield portion;
    portion = [buffer.subarray(cut)];
    bytes = buffer.length - cut;
  }
  if (bytes > 0) yield portion;
}
