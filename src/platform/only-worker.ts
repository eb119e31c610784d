import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Any fixed number: whoever holds this lock works through the queue, one for a database. */
const LOCK = 7_130_051;
const RETRY_MS = 250;

export interface OnlyWorker {
  /** Settles when the lock's connection is gone: from then on another process may work. */
  readonly lost: Promise<void>;
  release(): Promise<void>;
}

/**
 * Waits until no other process works for this database, then frees the jobs that a killed worker
 * still holds: the queue itself would wait four hours for it to come back.
 */
export async function becomeOnlyWorker(systemUrl: string): Promise<OnlyWorker> {
  const client = new pg.Client({
    connectionString: systemUrl, application_name: 'commonroll worker lock', keepAlive: true,
  });
  const lost = new Promise<void>((settle) => {
    client.on('error', () => settle());
    client.on('end', () => settle());
  });
  await client.connect();
  while (!(await takesLock(client))) await sleep(RETRY_MS);
  await client.query(`
    select graphile_worker.force_unlock_workers(array(
      select locked_by from graphile_worker._private_jobs where locked_by is not null
      union
      select locked_by from graphile_worker._private_job_queues where locked_by is not null))`);
  return { lost, release: () => client.end() };
}

async function takesLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    'select pg_try_advisory_lock($1) as taken', [LOCK],
  );
  return rows[0]?.taken === true;
}
