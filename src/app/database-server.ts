import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ensureDatabase, startEmbeddedPostgres, type Config, type EmbeddedPostgres, type Log,
} from '../platform/index.ts';

/** PostgreSQL as the rest of the start sees it: an address, and a way to let it go. */
export interface DatabaseServer {
  readonly adminUrl: string;
  /** Settles when the server is gone for good without having been told to. */
  readonly lost: Promise<Error>;
  stop(): Promise<void>;
}

const DATABASE = 'commonroll';
/** A server that dies more often than this in a minute has a fault that starting cannot mend. */
const RESTARTS_A_MINUTE = 5;

/**
 * The server of DATABASE_URL, which is left alone, or the embedded one, which is started here and
 * started again on the same port when something kills it: the pools then find it by themselves.
 */
export async function openDatabaseServer(
  config: Config, log: Log, tell: (step: string) => void,
): Promise<DatabaseServer> {
  if (config.databaseUrl !== undefined) {
    tell('Using the PostgreSQL of DATABASE_URL.');
    return given(config.databaseUrl);
  }
  const dataFolder = join(config.dataFolder, 'postgres');
  const server = await startEmbeddedPostgres({ dataFolder });
  tell(`PostgreSQL ${server.isNew ? 'was made and ' : ''}runs in ${dataFolder}.`);
  const adminUrl = await ensureDatabase(server.ownerUrl, DATABASE);
  const keeper = keepRunning(server, dataFolder, log);
  return { adminUrl, ...keeper };
}

function given(adminUrl: string): DatabaseServer {
  return { adminUrl, lost: new Promise(() => undefined), stop: async () => undefined };
}

function keepRunning(
  first: EmbeddedPostgres, dataFolder: string, log: Log,
): Omit<DatabaseServer, 'adminUrl'> {
  let server = first;
  let starting: Promise<EmbeddedPostgres> | undefined;
  const deaths: number[] = [];

  const watch = async (): Promise<Error> => {
    for (;;) {
      const { wanted } = await server.stopped;
      if (wanted) return new Promise(() => undefined);
      deaths.push(performance.now());
      const recent = deaths.filter((at) => at > performance.now() - 60_000).length;
      log.error('app.postgres-died', { count: recent });
      if (recent > RESTARTS_A_MINUTE) {
        return new Error(`PostgreSQL keeps dying; see ${join(dataFolder, 'postgres.log')}.`);
      }
      await sleep(100 * recent);
      try {
        starting = startEmbeddedPostgres({ dataFolder, port: first.port });
        server = await starting;
        log.info('app.postgres-restarted', { pid: server.pid, port: server.port });
      } catch (error) {
        return error as Error;
      }
    }
  };

  const lost = watch();
  const stop = async (): Promise<void> => {
    const current = await (starting ?? server);
    await current.stop();
  };
  return { lost, stop };
}
