import {
  chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync, writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { readPostmaster, startedAt, stopPostmaster } from './postmaster.ts';

// Real servers, no migrations: each test takes about a second.
const settings = { fsync: 'off', shared_buffers: '16MB' };
const isRoot = process.getuid?.() === 0;
let home: string;

beforeEach(() => {
  const above = mkdtempSync(join(tmpdir(), 'embedded-'));
  chmodSync(above, 0o755);
  home = join(above, 'postgres');
});
afterEach(async () => {
  await removeEmbeddedPostgres(home);
  rmSync(dirname(home), { recursive: true });
});

test('a second start finds the same cluster, password and port', async () => {
  const first = await startEmbeddedPostgres({ dataFolder: home, settings });
  await first.stop();
  const second = await startEmbeddedPostgres({ dataFolder: home, settings });
  await second.stop();
  expect([first.isNew, second.isNew]).toEqual([true, false]);
  expect(second.ownerUrl).toBe(first.ownerUrl);
}, 30_000);

test('a server that nobody stopped is stopped by the next start', async () => {
  const orphan = await startEmbeddedPostgres({ dataFolder: home, settings });
  const next = await startEmbeddedPostgres({ dataFolder: home, settings });
  expect(next.pid).not.toBe(orphan.pid);
  expect(await orphan.stopped).toEqual({ wanted: false });
  await next.stop();
}, 30_000);

test('the lock of a process that is none of ours is stale, and it is let live', async () => {
  const first = await startEmbeddedPostgres({ dataFolder: home, settings });
  await first.stop();
  const lock = join(home, 'cluster', 'postmaster.pid');
  writeFileSync(lock, `${process.pid}\n/elsewhere\n1\n5432\n\n127.0.0.1\n1 2\nready\n`);
  const second = await startEmbeddedPostgres({ dataFolder: home, settings });
  expect(readPostmaster(join(home, 'cluster'))?.pid).toBe(second.pid);
  await second.stop();
}, 30_000);

test('a cluster that was only half made is made anew', async () => {
  mkdirSync(join(home, 'cluster', 'base'), { recursive: true });
  writeFileSync(join(home, 'cluster', 'PG_VERSION'), '18\n');
  const server = await startEmbeddedPostgres({ dataFolder: home, settings });
  expect(server.isNew).toBe(true);
  expect(existsSync(join(home, 'cluster-made'))).toBe(true);
  await server.stop();
}, 30_000);

test('a folder that another live process holds is refused', async () => {
  mkdirSync(home, { recursive: true });
  const parent = process.ppid;
  writeFileSync(join(home, 'holder'), `${parent}\n${startedAt(parent)}\n`);
  await expect(startEmbeddedPostgres({ dataFolder: home })).rejects.toThrow(/is running on/);
  rmSync(join(home, 'holder'));
});

test('a server that dies says that nobody wanted it to', async () => {
  const server = await startEmbeddedPostgres({ dataFolder: home, settings });
  await stopPostmaster(server.pid);
  expect(await server.stopped).toEqual({ wanted: false });
}, 30_000);

test.runIf(isRoot)('root may keep the data in a private folder', async () => {
  chmodSync(dirname(home), 0o700);
  const server = await startEmbeddedPostgres({ dataFolder: home, settings });
  await server.stop();
  expect(lstatSync(join(home, 'cluster')).isSymbolicLink()).toBe(true);
}, 30_000);

test.runIf(isRoot)('a folder shut after its cluster was made is told', async () => {
  const server = await startEmbeddedPostgres({ dataFolder: home, settings });
  await server.stop();
  chmodSync(dirname(home), 0o700);
  await expect(startEmbeddedPostgres({ dataFolder: home })).rejects.toThrow(/chmod o\+x/);
}, 30_000);
