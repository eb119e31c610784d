import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate, openDatabase, startEmbeddedPostgres } from '../src/platform/index.ts';
import type { Database } from '../src/platform/index.ts';

/** The whole product in processes of its own, on a database that the bench can look into. */
export interface Product {
  readonly url: string;
  readonly db: Database;
  readonly adminUrl: string;
  stop(): Promise<void>;
}

export interface ProductOptions {
  readonly voters: number;
  readonly contacts: number;
  readonly seed: number;
  /** PostgreSQL's own names, over the product's defaults. */
  readonly settings?: Readonly<Record<string, string>>;
  note(text: string): void;
}

const main = fileURLToPath(new URL('../src/app/main.ts', import.meta.url));
const START_PATIENCE_MS = 600_000;

/** Starts it with an invented state of its own and resolves when it takes requests. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'commonroll-bench-'));
  const server = await startEmbeddedPostgres({
    dataFolder: join(folder, 'database'), ...(options.settings && { settings: options.settings }),
  });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [main], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env, PORT: String(port), PUBLIC_URL: url, COMMONROLL_DATA: join(folder, 'data'),
      DATABASE_URL: server.ownerUrl, DEMO_VOTERS: String(options.voters),
      DEMO_CONTACTS: String(options.contacts), DEMO_SEED: String(options.seed),
      DEMO_LIVE: 'false', LOG_LEVEL: 'warn', RATE_LIMIT_PER_MINUTE: '100000000',
    },
  });
  const exited = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  child.stdout.setEncoding('utf8').on('data', (text: string) => options.note(text.trimEnd()));
  const stopServers = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exited;
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await Promise.race([untilReady(url), exited.then(() => {
      throw new Error('the product did not start');
    })]);
  } catch (fault) {
    await stopServers();
    throw fault;
  }
  const { appUrl, systemUrl } = await migrate({ adminUrl: server.ownerUrl });
  const db = await openDatabase({ appUrl, systemUrl, poolSize: 4 });
  return {
    url, db, adminUrl: server.ownerUrl,
    stop: async () => {
      await db.close();
      await stopServers();
    },
  };
}

async function untilReady(url: string): Promise<void> {
  const endMs = performance.now() + START_PATIENCE_MS;
  while (performance.now() < endMs) {
    const reply = await fetch(`${url}/v1/demo`).catch(() => undefined);
    if (reply?.ok) return;
    await new Promise((again) => setTimeout(again, 100));
  }
  throw new Error('the product took too long to start');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
