import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import {
  clearDatabase, ConfigFault, createLog, isHalfBuilt, migrate, migrateJobs, readConfig,
  type Config, type Log,
} from '../platform/index.ts';
import { openDatabaseServer } from './database-server.ts';
import { startHttp } from './http.ts';
import { startProgress, type Progress } from './progress.ts';
import { keepWorker } from './worker-process.ts';

// The supervisor: brings everything up in order, keeps it up, takes it down in reverse order.

/** What a stop may take; after that the process ends, and the next start mends what is left. */
const STOP_LIMIT_MS = 20_000;
/** Below the data folder, these outlive a half-built demo: the server itself, and downloads. */
const KEPT = new Set(['postgres', 'cache']);

type Stop = () => Promise<void>;

async function main(): Promise<void> {
  const progress = startProgress((line) => process.stdout.write(`${line}\n`));
  const config = readConfig(process.env);
  const log = createLog({ level: config.logLevel });
  const stops: Stop[] = [];
  const end = ender(stops, log);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void end(0));
  }
  // What nobody caught leaves no known state to go on from; the database must still be stopped.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (fault) => {
      log.error('app.bug-met', { fault });
      void end(1);
    });
  }
  try {
    await start({ config, log, progress, stops, fail: (error) => void end(tellFailure(error)) });
  } catch (error) {
    await end(tellFailure(error));
  }
}

interface Starting {
  readonly config: Config;
  readonly log: Log;
  readonly progress: Progress;
  readonly stops: Stop[];
  fail(error: unknown): void;
}

async function start({ config, log, progress, stops, fail }: Starting): Promise<void> {
  const { tell } = progress;
  await refuseTakenPort(config);
  mkdirSync(config.dataFolder, { recursive: true });
  const server = await openDatabaseServer(config, log, tell);
  stops.push(server.stop);
  void server.lost.then(fail);
  const urls = await prepareDatabase(server.adminUrl, config, tell);
  const http = await startHttp({ config, log, ...urls, tell });
  stops.push(http.stop);
  stops.push(keepWorker({ config, ...urls }, log).stop);
  tell(`Ready at ${config.publicUrl}`);
  for (const door of http.doors) process.stdout.write(`          ${door.name}: ${door.url}\n`);
}

/** Said before the minute of work, not after it. */
function refuseTakenPort({ host, port }: Config): Promise<void> {
  return new Promise((free, taken) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE'
        ? 'is already in use' : `cannot be used (${error.code ?? error.message})`;
      taken(new Error(`Port ${port} on ${host} ${why}. Choose another one: PORT=4010 npm start`));
    });
    probe.listen(port, host, () => probe.close(() => free()));
  });
}

async function prepareDatabase(
  adminUrl: string, config: Config, tell: Progress['tell'],
): Promise<{ readonly appUrl: string; readonly systemUrl: string }> {
  if (await isHalfBuilt(adminUrl)) {
    tell('An earlier start died while it built the demo. Starting over.');
    await clearDatabase(adminUrl);
    clearDataFolder(config.dataFolder);
  }
  const { appUrl, systemUrl, applied } = await migrate({ adminUrl });
  await migrateJobs(adminUrl);
  tell(applied.length === 0 ? 'The schema is up to date.' : `${applied.length} migrations ran.`);
  return { appUrl, systemUrl };
}

function clearDataFolder(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (!KEPT.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Runs the stops once, the last started first, whoever asks and however often. */
function ender(stops: Stop[], log: Log): (code: number) => Promise<void> {
  let isEnding = false;
  return async (code) => {
    // One Ctrl-C may arrive twice: from the terminal and from npm.
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    for (const stop of stops.toReversed()) {
      try {
        await stop();
      } catch (fault) {
        log.error('app.stop-failed', { fault });
      }
    }
    process.exit(code);
  };
}

/** Sentences for whoever started us; the stack only for what nobody foresaw. */
function tellFailure(error: unknown): number {
  const isForeseen = error instanceof ConfigFault || (error as Error).constructor === Error;
  const text = isForeseen ? (error as Error).message : ((error as Error).stack ?? String(error));
  process.stderr.write(`\nCommonroll could not start. ${text}\n`);
  return error instanceof ConfigFault ? 2 : 1;
}

main().catch((error: unknown) => process.exit(tellFailure(error)));
