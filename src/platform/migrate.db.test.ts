import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import { migrate } from './migrate.ts';

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  // Begin each test as on a database that no file has touched.
  await ask(database.adminUrl, 'truncate schema_migration');
});
afterEach(() => rmSync(folder, { recursive: true }));

async function ask(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql);
const run = () => migrate({ adminUrl: database.adminUrl, folder });

test('a file runs once, in the order of the numbers', async () => {
  write('0002_sample_second.sql', 'insert into sample_order values (2)');
  write('0001_sample_first.sql', 'create table sample_order (at integer)');
  expect((await run()).applied).toEqual(['0001_sample_first.sql', '0002_sample_second.sql']);
  expect((await run()).applied).toEqual([]);
  expect(await ask(database.adminUrl, 'select at from sample_order')).toEqual([{ at: 2 }]);
});

test('a failing file leaves no trace and names its line', async () => {
  write('0001_sample_broken.sql', 'create table sample_trace (a int);\nselect nonsense;');
  await expect(run()).rejects.toThrow(/0001_sample_broken\.sql failed: .*\(line 2\)/);
  const left = await ask(database.adminUrl, `select to_regclass('sample_trace') as found`);
  expect(left).toEqual([{ found: null }]);
});

test('a file edited after it ran is refused', async () => {
  write('0001_sample_edited.sql', 'select 1');
  await run();
  write('0001_sample_edited.sql', 'select 2');
  await expect(run()).rejects.toThrow(/edited after it ran/);
});

test('a database from a newer version is refused', async () => {
  write('0001_sample_newer.sql', 'select 1');
  await run();
  rmSync(join(folder, '0001_sample_newer.sql'));
  await expect(run()).rejects.toThrow(/made by a newer Commonroll/);
});

test('several starts at one moment run each file once', async () => {
  write('0001_sample_race.sql', 'create table sample_race (a int)');
  const ran = (await Promise.all([run(), run(), run()])).flatMap(({ applied }) => applied);
  expect(ran).toEqual(['0001_sample_race.sql']);
});

test('the working roles log in, own nothing and cannot pass row-level security', async () => {
  for (const url of [database.systemUrl, database.appUrl]) {
    const [role] = await ask(
      url,
      `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,
         (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned
       from pg_roles where rolname = current_user`,
    );
    expect(role).toEqual({
      rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false, owned: 0,
    });
  }
});

test('the working roles cannot create tables', async () => {
  await expect(ask(database.appUrl, 'create table sample_mine (a int)')).rejects.toThrow(
    /permission denied/,
  );
});

test('a role that may only create roles is enough to migrate its own database', async () => {
  const admin = new URL(database.adminUrl);
  await ask(database.adminUrl, `create role sample_manager login createrole password 'sample'`);
  await ask(database.adminUrl, 'create database sample_managed owner sample_manager');
  await ask(
    database.adminUrl,
    'grant commonroll_owner, commonroll_system, commonroll_app to sample_manager with admin true',
  );
  admin.username = 'sample_manager';
  admin.password = 'sample';
  admin.pathname = '/sample_managed';
  write('0001_sample_managed.sql', 'create table sample_of_owner (a int)');
  try {
    const { applied, appUrl } = await migrate({ adminUrl: admin.href, folder });
    expect(applied).toHaveLength(1);
    const [who] = await ask(appUrl, 'select current_user as name');
    expect(who).toEqual({ name: 'commonroll_app' });
  } finally {
    await ask(database.adminUrl, 'drop database sample_managed with (force)');
    await ask(database.adminUrl, 'drop owned by sample_manager; drop role sample_manager');
  }
});
