import {
  DuckDBInstance, listValue, type DuckDBConnection, type DuckDBPreparedStatement, type DuckDBValue,
} from '@duckdb/node-api';
import { assert } from '../kernel/index.ts';

/** What a statement may be given. Cast it in the statement (`$1::SMALLINT`): then it prunes. */
export type DuckParameter =
  string | number | bigint | boolean | null | readonly (string | number | bigint)[];

/** Values of a row to append: each must fit the type of its column. */
export type DuckCell = string | number | bigint | boolean | null;

/** One connection: temporary tables and transactions live here. */
export interface DuckSession {
  /** One or several statements without parameters, or one with. */
  run(sql: string, parameters?: readonly DuckParameter[]): Promise<void>;
  /** All rows at once; BIGINT comes as bigint, DATE and TIMESTAMP as Date. Kept prepared. */
  all<Row extends object>(sql: string, parameters?: readonly DuckParameter[]): Promise<Row[]>;
  /** The rows in the engine's own portions (2,048), so that memory holds one at a time. */
  batches<Row extends object>(
    sql: string, parameters?: readonly DuckParameter[],
  ): AsyncIterable<readonly Row[]>;
  /** Adds rows to a table, `[catalog.]table`, columns in its own order. */
  append(table: string, rows: readonly (readonly DuckCell[])[]): Promise<void>;
  /** All or nothing; a conflict with another writer throws. */
  transaction<Result>(act: () => Promise<Result>): Promise<Result>;
}

/** An open file (or memory). Single statements take any connection of a small pool. */
export interface DuckDb extends Omit<DuckSession, 'transaction'> {
  /** One connection for as long as `act` runs. */
  session<Result>(act: (session: DuckSession) => Promise<Result>): Promise<Result>;
  /** Waits for what runs, then writes the log back and closes. */
  close(): Promise<void>;
}

export interface DuckOptions {
  readonly threads: number;
  readonly memoryLimitMb: number;
  /** Connections; statements beyond them wait their turn. */
  readonly connections?: number;
  /** Where sorts and joins spill to; beside the file unless told. */
  readonly spillFolder?: string;
}

const preparedKept = 64;

/**
 * Opens a DuckDB file or `:memory:`. One process only: a second open of a file throws while the
 * first holds it. Never fetches an extension. Throws what the engine throws on a broken file.
 */
export async function openDuckDb(path: string, options: DuckOptions): Promise<DuckDb> {
  const instance = await DuckDBInstance.create(path, {
    threads: String(options.threads),
    memory_limit: `${options.memoryLimitMb}MB`,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    ...(options.spillFolder !== undefined && { temp_directory: options.spillFolder }),
  });
  const pool = poolOf(instance, options.connections ?? 4);
  return {
    session: pool.use,
    run: (sql, parameters) => pool.use((session) => session.run(sql, parameters)),
    all: (sql, parameters) => pool.use((session) => session.all(sql, parameters)),
    append: (table, rows) => pool.use((session) => session.append(table, rows)),
    batches: <Row extends object>(sql: string, parameters?: readonly DuckParameter[]) =>
      pool.stream((session) => session.batches<Row>(sql, parameters)),
    close: async () => {
      await pool.close();
      instance.closeSync();
    },
  };
}

interface Connected {
  readonly session: DuckSession;
  close(): void;
}

function poolOf(instance: DuckDBInstance, size: number) {
  const idle: Connected[] = [];
  const waiting: (() => void)[] = [];
  let busy = 0;
  let isClosed = false;
  const take = async (): Promise<Connected> => {
    while (busy >= size) await new Promise<void>((resolve) => waiting.push(resolve));
    assert(!isClosed, 'a closed DuckDB file is asked nothing more');
    busy++;
    return idle.pop() ?? connect(await instance.connect());
  };
  const give = (connected: Connected): void => {
    busy--;
    idle.push(connected);
    waiting.shift()?.();
  };
  return {
    use: async <Result>(act: (session: DuckSession) => Promise<Result>): Promise<Result> => {
      const connected = await take();
      try {
        return await act(connected.session);
      } finally {
        give(connected);
      }
    },
    stream: async function* <Row>(
      act: (session: DuckSession) => AsyncIterable<readonly Row[]>,
    ): AsyncGenerator<readonly Row[]> {
      const connected = await take();
      try {
        yield* act(connected.session);
      } finally {
        give(connected);
      }
    },
    close: async () => {
      isClosed = true;
      while (busy > 0) await new Promise<void>((resolve) => waiting.push(resolve));
      waiting.splice(0).forEach((wake) => wake());
      for (const connected of idle.splice(0)) connected.close();
    },
  };
}

function connect(connection: DuckDBConnection): Connected {
  const prepared = new Map<string, DuckDBPreparedStatement>();
  const prepare = async (sql: string): Promise<DuckDBPreparedStatement> => {
    const kept = prepared.get(sql);
    prepared.delete(sql);
    const statement = kept ?? await connection.prepare(sql);
    prepared.set(sql, statement);
    const [oldest] = prepared.keys();
    if (prepared.size > preparedKept && oldest !== undefined) {
      prepared.get(oldest)?.destroySync();
      prepared.delete(oldest);
    }
    return statement;
  };
  const session: DuckSession = {
    run: async (sql, parameters) => void await connection.run(sql, values(parameters)),
    all: async <Row extends object>(sql: string, parameters?: readonly DuckParameter[]) => {
      const statement = await prepare(sql);
      statement.bind(values(parameters) ?? []);
      return (await statement.runAndReadAll()).getRowObjectsJS() as unknown as Row[];
    },
    batches: async function* <Row extends object>(
      sql: string, parameters?: readonly DuckParameter[],
    ): AsyncGenerator<readonly Row[]> {
      const result = await connection.stream(sql, values(parameters));
      for await (const rows of result.yieldRowObjectJs()) yield rows as unknown as Row[];
    },
    append: (table, rows) => append(connection, table, rows),
    transaction: async (act) => {
      await connection.run('begin');
      try {
        const result = await act();
        await connection.run('commit');
        return result;
      } catch (fault) {
        await connection.run('rollback').catch(() => undefined);
        throw fault;
      }
    },
  };
  return { session, close: () => connection.closeSync() };
}

function values(parameters: readonly DuckParameter[] | undefined): DuckDBValue[] | undefined {
  return parameters?.map((value) => Array.isArray(value) ? listValue(value) : value as DuckDBValue);
}

async function append(
  connection: DuckDBConnection, table: string, rows: readonly (readonly DuckCell[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const [name, catalog] = table.split('.').reverse();
  const appender = await connection.createAppender(name!, null, catalog ?? null);
  const types = Array.from({ length: appender.columnCount }, (_, at) => appender.columnType(at));
  for (const row of rows) {
    for (const [at, type] of types.entries()) appender.appendValue(row[at] ?? null, type);
    appender.endRow();
  }
  appender.closeSync();
}
