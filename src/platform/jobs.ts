import { Logger, parseCrontab, run, runMigrations, type Runner } from 'graphile-worker';
import { sql } from 'kysely';
import pg from 'pg';
import type { Log } from './log.ts';
import type { Tx } from './postgres.ts';

// The worker's own lines would quote payloads; what matters is logged from its events.
const quietLogger = new Logger(() => () => undefined);

/** What a room does in the background; the payload is checked by the room itself. */
export type Task = (payload: unknown) => Promise<void>;
export type TaskList = Readonly<Record<string, Task>>;

/**
 * Puts a job into the queue in the transaction of the act that wants it. The transaction must be a
 * system one. `queueName` makes jobs of one name run one after another; `jobKey` keeps one waiting.
 */
export async function enqueue(tx: Tx, job: {
  readonly task: string;
  readonly payload: unknown;
  readonly queueName?: string;
  readonly jobKey?: string;
}): Promise<void> {
  await sql`select graphile_worker.add_job(
    ${job.task}, ${JSON.stringify(job.payload)}::json,
    queue_name => ${job.queueName ?? null}, job_key => ${job.jobKey ?? null}, max_attempts => 5
  )`.execute(tx.sql);
}

/** Makes the queue's own tables, which belong to the owner, and lets the system role use them. */
export async function migrateJobs(adminUrl: string): Promise<void> {
  const pool = guardedPool(adminUrl, 1);
  try {
    await runMigrations({ pgPool: pool, logger: quietLogger });
    await pool.query(`
      grant usage on schema graphile_worker to commonroll_system;
      grant select, insert, update, delete on all tables in schema graphile_worker
        to commonroll_system;
      grant usage on all sequences in schema graphile_worker to commonroll_system;
      grant execute on all functions in schema graphile_worker to commonroll_system;
      do $$ declare private text; begin
        foreach private in array array['_private_jobs', '_private_job_queues', '_private_tasks',
          '_private_known_crontabs'] loop
          execute format('drop policy if exists commonroll_system on graphile_worker.%I', private);
          execute format('create policy commonroll_system on graphile_worker.%I
            to commonroll_system using (true) with check (true)', private);
        end loop;
      end $$;
    `);
  } finally {
    await pool.end();
  }
}

/** Works through the queue until stopped. Failed jobs are tried again with growing pauses. */
export async function runJobs(options: {
  readonly systemUrl: string;
  readonly tasks: TaskList;
  /** Tasks that come round by themselves, each with its time in crontab's words (UTC). */
  readonly schedule?: Readonly<Record<string, string>>;
  readonly log: Log;
}): Promise<Runner> {
  const pool = guardedPool(options.systemUrl, 6);
  const taskList = Object.fromEntries(Object.entries(options.tasks).map(
    ([name, task]) => [name, (payload: unknown) => task(payload)],
  ));
  const runner = await run({
    pgPool: pool, taskList, concurrency: 2, pollInterval: 500, noHandleSignals: true,
    logger: quietLogger,
    parsedCronItems: parseCrontab(Object.entries(options.schedule ?? {})
      .map(([task, time]) => `${time} ${task} ?max=1`).join('\n')),
  });
  runner.events.on('job:error', ({ job, error }) => {
    options.log.error('platform.job-failed', {
      jobId: String(job.id), task: job.task_identifier, attempt: job.attempts, fault: error,
    });
  });
  return runner;
}

/** Survives a server that stops: both the idle and the busy connections are listened to. */
function guardedPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}
