import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import { clearDatabase, isHalfBuilt } from './half-built.ts';
import { migrateJobs } from './jobs.ts';
import { migrate } from './migrate.ts';

let database: TestDatabase;
let admin: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  admin = new pg.Client(database.adminUrl);
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

test('a database whose demo was finished, or never begun, is left alone', async () => {
  expect(await isHalfBuilt(database.adminUrl)).toBe(false);
  await admin.query(`insert into instance (name, value) values ('demo', 'built')`);
  expect(await isHalfBuilt(database.adminUrl)).toBe(false);
});

test('a half-built database is cleared of ours alone, and can be built again', async () => {
  await migrateJobs(database.adminUrl);
  await admin.query(`update instance set value = 'building' where name = 'demo'`);
  await admin.query('create table someone_elses (a int); insert into someone_elses values (1)');
  expect(await isHalfBuilt(database.adminUrl)).toBe(true);
  await clearDatabase(database.adminUrl);
  expect(await isHalfBuilt(database.adminUrl)).toBe(false);
  await migrate({ adminUrl: database.adminUrl });
  await migrateJobs(database.adminUrl);
  const { rows } = await admin.query(`select a, (select count(*)::int from instance
    where name = 'demo') as marks from someone_elses`);
  expect(rows).toEqual([{ a: 1, marks: 0 }]);
});
