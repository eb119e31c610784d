import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { isAlive } from '../src/platform/postmaster.ts';
import {
  adminUrlOf, newDataFolder, postgresPidOf, removeDataFolder, spawnServer, type RunningServer,
} from './server.ts';

/** Built once; each test but the one about first starts begins on it, as a second start. */
const built = newDataFolder();
const unbuilt = newDataFolder();
const servers: RunningServer[] = [];
let demo: Record<string, unknown> | undefined;

beforeAll(async () => {
  const server = await begun(built);
  demo = await demoOf(built);
  await server.stop();
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.kill();
});
afterAll(async () => {
  await removeDataFolder(built);
  await removeDataFolder(unbuilt);
});

async function begin(dataFolder: string): Promise<RunningServer> {
  const server = await spawnServer({ dataFolder });
  servers.push(server);
  return server;
}

async function begun(dataFolder: string): Promise<RunningServer> {
  const server = await begin(dataFolder);
  await server.said('Ready at');
  return server;
}

/** The marks by which one demo is the same as another: its size, and that it is finished. */
async function demoOf(dataFolder: string): Promise<Record<string, unknown> | undefined> {
  const client = new pg.Client(adminUrlOf(dataFolder) ?? '');
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(`
      select (select value from instance where name = 'demo') as mark,
        (select count(*)::int from person) as persons,
        (select count(*)::int from contact) as contacts,
        (select count(*)::int from organisation) as organisations`);
    return rows[0];
  } finally {
    await client.end();
  }
}

const workerPidsOf = (server: RunningServer): readonly number[] =>
  [...server.output().matchAll(/"app\.worker-started","pid":(\d+)/g)].map((at) => Number(at[1]));

/** Kills one process, once its id is known: 0 would mean the whole group, these tests too. */
async function killNine(find: () => number | null | undefined): Promise<number> {
  await until(() => (find() ?? 0) > 1);
  const pid = find() ?? 0;
  if (pid <= 1) throw new Error(`No process to kill: ${pid}.`);
  process.kill(pid, 'SIGKILL');
  return pid;
}

async function until(holds: () => boolean | Promise<boolean>, patienceMs = 20_000): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('It never came to hold.');
    await sleep(50);
  }
}

const answers = async (server: RunningServer): Promise<boolean> => {
  const reply = await fetch(`${server.url}/v1/openapi.json`).catch(() => null);
  return reply?.status === 200;
};

test('a stop leaves no process behind, and the next start finds everything again', async () => {
  const first = await begun(built);
  await until(() => workerPidsOf(first).length > 0);
  const pids = [postgresPidOf(built) ?? Number.NaN, ...workerPidsOf(first)];
  expect(pids.filter(isAlive)).toHaveLength(2);
  expect(await first.stop()).toBe(0);
  expect(pids.filter(isAlive)).toEqual([]);
  const second = await begun(built);
  expect(demo).toMatchObject({ mark: 'true' });
  expect(await demoOf(built)).toEqual(demo);
  expect(await answers(second)).toBe(true);
});

test('kill -9 of the server leaves nothing that stops the next start', async () => {
  const first = await begun(built);
  await until(() => workerPidsOf(first).length > 0);
  const workers = workerPidsOf(first);
  await first.kill();
  await until(() => !workers.some(isAlive));
  const second = await begun(built);
  expect(await answers(second)).toBe(true);
});

test('kill -9 of PostgreSQL is mended while the server runs', async () => {
  const server = await begun(built);
  const before = await killNine(() => postgresPidOf(built));
  await server.said('app.postgres-restarted');
  expect(postgresPidOf(built)).not.toBe(before);
  await until(() => answers(server));
  expect(await demoOf(built)).toEqual(demo);
});

test('kill -9 of the worker brings another one', async () => {
  const server = await begun(built);
  const before = await killNine(() => workerPidsOf(server)[0]);
  await until(() => workerPidsOf(server).length > 1);
  const after = workerPidsOf(server).at(-1) ?? before;
  expect(after).not.toBe(before);
  await until(() => isAlive(after));
});

test('a first start killed at any moment is made good by the next one', async () => {
  // Into initdb, into the migrations, and twice into the building of the demo.
  for (const afterMs of [250, 900, 1_800, 3_000]) {
    const server = await begin(unbuilt);
    await sleep(afterMs);
    await server.kill();
  }
  // And the two at once: the server and its database, as when the power goes.
  const server = await begin(unbuilt);
  await sleep(2_500);
  const postgres = postgresPidOf(unbuilt);
  await server.kill();
  if (postgres !== null && isAlive(postgres)) await killNine(() => postgres);
  await begun(unbuilt);
  expect(await demoOf(unbuilt)).toEqual(demo);
});

test('a second start on the same data says who holds it', async () => {
  const first = await begun(built);
  const second = await begin(built);
  await second.said(/Another Commonroll \(process \d+\) is running/);
  expect(await second.ended).toBe(1);
  expect(await answers(first)).toBe(true);
});

test('faults of the configuration are told all at once', async () => {
  const server = await spawnServer({
    dataFolder: unbuilt, env: { PORT: 'many', LOG_LEVEL: 'loud' },
  });
  expect(await server.ended).toBe(2);
  expect(server.output()).toMatch(/PORT: [\s\S]*LOG_LEVEL: /);
});
