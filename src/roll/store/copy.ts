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
const portionBytes = 1 << 20;
/** Two at once keep two cores of the server busy. */
const lanes = 2;

export interface CopyIn {
  readonly table: CopiedTable;
  readonly files: readonly CopyFile[];
  /** Rows that are there already stay as they are; else they are a fault. */
  readonly keepsExisting?: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onRows?: (rows: number) => void;
}

export interface CopyFile {
  readonly path: string;
  /** The table itself, or the partition to which all of its rows belong. */
  readonly target: string;
}

/**
 * Copies files of rows into a table in short transactions: a long one would hold back the feed.
 * Nothing waits for the disk; the switch of the version does, and what came before it comes along.
 */
export async function copyIn(db: Database, copy: CopyIn): Promise<number> {
  const portions = portionsOf(copy.files);
  let rows = 0;
  let isBroken = false;
  const work = (client: pg.PoolClient) => async (): Promise<void> => {
    while (!isBroken) {
      copy.signal?.throwIfAborted();
      const next = await portions.next();
      if (next.done === true) return;
      const written = await writePortion(client, copy, next.value);
      rows += written;
      copy.onRows?.(written);
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: lanes }, () =>
    withClient(db, (client) => (copy.keepsExisting === true
      ? withStaging(client, copy.table, work(client)) : work(client)())).catch((fault: unknown) => {
      isBroken = true;
      throw fault;
    })));
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

interface Portion {
  readonly target: string;
  readonly rows: readonly Buffer[];
}

async function writePortion(
  client: pg.PoolClient, { table, keepsExisting }: CopyIn, { target, rows }: Portion,
): Promise<number> {
  const columns = copyColumns[table].join(', ');
  await client.query('begin; set local synchronous_commit = off');
  const sink = client.query(copyFrom(
    `copy ${keepsExisting === true ? 'incoming' : target} (${columns}) from stdin (format csv)`));
  await pipeline(async function* () {
    yield* rows;
  }, sink);
  let written = sink.rowCount;
  if (keepsExisting === true) {
    const result = await client.query(`insert into ${target} (${columns})
      select ${columns} from incoming on conflict do nothing`);
    written = result.rowCount ?? 0;
  }
  await client.query('commit');
  return written;
}

/** Portions of all files, taken in turns from each, so that lanes write to different partitions. */
async function* portionsOf(files: readonly CopyFile[]): AsyncGenerator<Portion, void> {
  let open = files.map(({ path, target }) => ({ target, pieces: piecesOf(path) }));
  while (open.length > 0) {
    for (const file of open) {
      const next = await file.pieces.next();
      if (next.done === true) open = open.filter((other) => other !== file);
      else yield { target: file.target, rows: next.value };
    }
  }
}

/** Whole lines of a file, a portion at a time. Values hold no line ends. */
async function* piecesOf(path: string): AsyncGenerator<readonly Buffer[], void> {
  let portion: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
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
