import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import { migrateJobs } from './jobs.ts';
import { becomeOnlyWorker } from './only-worker.ts';

let database: TestDatabase;
let admin: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrateJobs(database.adminUrl);
  admin = new pg.Client(database.adminUrl);
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

test('the jobs of a killed worker are free again when the next one starts', async () => {
  await admin.query(`select graphile_worker.add_job('sample', queue_name => 'one-by-one')`);
  await admin.query(
    `update graphile_worker._private_jobs set locked_by = 'dead', locked_at = now()`,
  );
  await admin.query(
    `update graphile_worker._private_job_queues set locked_by = 'dead', locked_at = now()`,
  );
  const worker = await becomeOnlyWorker(database.systemUrl);
  const { rows } = await admin.query(`select count(*)::int as locked from (
    select locked_by from graphile_worker._private_jobs
    union all select locked_by from graphile_worker._private_job_queues) held
    where locked_by is not null`);
  expect(rows).toEqual([{ locked: 0 }]);
  await worker.release();
});

test('a second worker waits until the first is gone', async () => {
  const first = await becomeOnlyWorker(database.systemUrl);
  let isSecondIn = false;
  const second = becomeOnlyWorker(database.systemUrl).then((worker) => {
    isSecondIn = true;
    return worker;
  });
  await new Promise((later) => setTimeout(later, 400));
  expect(isSecondIn).toBe(false);
  await first.release();
  await (await second).release();
  expect(isSecondIn).toBe(true);
});

test('losing the connection is told', async () => {
  const worker = await becomeOnlyWorker(database.systemUrl);
  await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'commonroll worker lock'`);
  await expect(worker.lost).resolves.toBeUndefined();
});
