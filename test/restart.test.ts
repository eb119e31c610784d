import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { isAlive } from '../src/platform/postmaster.ts';
import {
  adminUrlOf, newDataFolder, postgresPidOf, removeDataFolder, spawnServer, type RunningServer,
} from './server.ts';

const folders: string[] = [];
const servers: RunningServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.kill();
  for (const folder of folders.splice(0)) await removeDataFolder(folder);
});

async function begin(dataFolder?: string): Promise<RunningServer> {
  const folder = dataFolder ?? newDataFolder();
  if (dataFolder === undefined) folders.push(folder);
  const server = await spawnServer({ dataFolder: folder });
  servers.push(server);
  return server;
}

async function begun(dataFolder?: string): Promise<RunningServer> {
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
  const first = await begun();
  const pids = [postgresPidOf(first.dataFolder) ?? 0, ...workerPidsOf(first)];
  const demo = await demoOf(first.dataFolder);
  expect(demo).toMatchObject({ mark: 'true' });
  expect(await first.stop()).toBe(0);
  expect(pids.filter(isAlive)).toEqual([]);
  const second = await begun(first.dataFolder);
  expect(await demoOf(first.dataFolder)).toEqual(demo);
  expect(await answers(second)).toBe(true);
});

test('kill -9 of the server leaves nothing that stops the next start', async () => {
  const first = await begun();
  const workers = workerPidsOf(first);
  await first.kill();
  await until(() => !workers.some(isAlive));
  const second = await begun(first.dataFolder);
  expect(await answers(second)).toBe(true);
});

test('kill -9 of PostgreSQL is mended while the server runs', async () => {
  const server = await begun();
  const before = postgresPidOf(server.dataFolder) ?? 0;
  process.kill(before, 'SIGKILL');
  await server.said('app.postgres-restarted');
  expect(postgresPidOf(server.dataFolder)).not.toBe(before);
  await until(() => answers(server));
  expect(await demoOf(server.dataFolder)).toMatchObject({ mark: 'true' });
});

test('kill -9 of the worker brings another one', async () => {
  const server = await begun();
  const [before = 0] = workerPidsOf(server);
  process.kill(before, 'SIGKILL');
  await until(() => workerPidsOf(server).length > 1);
  const after = workerPidsOf(server).at(-1) ?? 0;
  await until(() => isAlive(after));
  expect(after).not.toBe(before);
});

test('a first start killed at any moment is made good by the next one', async () => {
  const whole = await begun();
  const demo = await demoOf(whole.dataFolder);
  await whole.stop();
  const folder = newDataFolder();
  folders.push(folder);
  // Into initdb, into the migrations, and twice into the building of the demo.
  for (const afterMs of [250, 900, 1_800, 3_000]) {
    const server = await begin(folder);
    await sleep(afterMs);
    await server.kill();
  }
  // And the two at once: the server and its database, as when the power goes.
  const server = await begin(folder);
  await sleep(2_500);
  const postgres = postgresPidOf(folder);
  await server.kill();
  if (postgres !== null && isAlive(postgres)) process.kill(postgres, 'SIGKILL');
  await begun(folder);
  expect(await demoOf(folder)).toEqual(demo);
});

test('a second start on the same data says who holds it', async () => {
  const first = await begun();
  const second = await begin(first.dataFolder);
  await second.said(/Another Commonroll \(process \d+\) is running/);
  expect(await answers(first)).toBe(true);
});

test('faults of the configuration are told all at once', async () => {
  const folder = newDataFolder();
  folders.push(folder);
  const server = await spawnServer({
    dataFolder: folder, env: { PORT: 'many', LOG_LEVEL: 'loud' },
  });
  await server.said(/PORT[\s\S]*LOG_LEVEL|LOG_LEVEL[\s\S]*PORT/);
  expect(await server.stop()).toBe(2);
});
