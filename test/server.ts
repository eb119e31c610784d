import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { removeEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { readPostmaster } from '../src/platform/postmaster.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** The whole product as `npm start` runs it, in a process and a data folder of its own. */
export interface RunningServer {
  readonly url: string;
  readonly dataFolder: string;
  readonly pid: number;
  /** All that it said so far. */
  output(): string;
  /** Resolves when the output holds the words; throws when it ends, or the time is over, first. */
  said(words: string | RegExp, patienceMs?: number): Promise<void>;
  /** The exit code, when it ends by itself; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** As Ctrl-C does; resolves to the exit code. */
  stop(): Promise<number | null>;
  /** kill -9 of the server process alone. */
  kill(): Promise<void>;
}

export interface ServerOptions {
  /** One that an earlier start used, else a new one. */
  readonly dataFolder?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Open to be entered, as a checkout is: PostgreSQL may run under another account than ours. */
export function newDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'commonroll-server-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** Spawns the server; call `said('Ready at')` to wait until it serves. */
export async function spawnServer(options: ServerOptions = {}): Promise<RunningServer> {
  const dataFolder = options.dataFolder ?? newDataFolder();
  const port = await freePort();
  const child = spawn(process.execPath, ['src/app/main.ts'], {
    cwd: ROOT,
    env: {
      ...process.env, PORT: String(port), COMMONROLL_DATA: dataFolder, DEMO_VOTERS: '2000',
      DEMO_CONTACTS: '2000', DEMO_LIVE: 'false', ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => (text += part));
  }
  const ended = new Promise<number | null>((end) => child.once('exit', (code) => end(code)));
  return {
    url: `http://127.0.0.1:${port}`,
    dataFolder,
    pid: child.pid ?? 0,
    ended,
    output: () => text,
    said: (words, patienceMs = 120_000) =>
      waitForWords({ child, words, patienceMs, read: () => text }),
    stop: async () => {
      child.kill('SIGTERM');
      return ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

interface Waiting {
  readonly child: ChildProcess;
  readonly words: string | RegExp;
  readonly patienceMs: number;
  read(): string;
}

async function waitForWords({ child, words, patienceMs, read }: Waiting): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(typeof words === 'string' ? read().includes(words) : words.test(read()))) {
    const isOver = child.exitCode !== null || child.signalCode !== null;
    if (isOver || performance.now() > end) {
      const what = isOver ? 'It ended' : 'Time is over';
      throw new Error(`${what} before "${String(words)}":\n${read()}`);
    }
    await sleep(20);
  }
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });
}

/** The embedded database of a data folder as its administrator sees it; null before it is there. */
export function adminUrlOf(dataFolder: string): string | null {
  const home = join(dataFolder, 'postgres');
  if (!existsSync(join(home, 'port'))) return null;
  const read = (name: string) => readFileSync(join(home, name), 'utf8').trim();
  return `postgres://postgres:${read('password')}@127.0.0.1:${read('port')}/commonroll`;
}

export const postgresPidOf = (dataFolder: string): number | null =>
  readPostmaster(join(dataFolder, 'postgres', 'cluster'))?.pid ?? null;

/** Stops what is left and removes the folder. */
export async function removeDataFolder(dataFolder: string): Promise<void> {
  await removeEmbeddedPostgres(join(dataFolder, 'postgres'));
  rmSync(dataFolder, { recursive: true, force: true });
}
