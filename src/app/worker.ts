import { becomeOnlyWorker, createLog, openDatabase, runJobs } from '../platform/index.ts';
import { joinTasks, schedule } from './tasks.ts';
import type { WorkerStart } from './worker-process.ts';

// A process of its own for what takes long, so that an import never slows a request. It may be
// killed at any moment: a job is done again by the next worker, and every task bears that.

process.once('message', (start) => void work(start as WorkerStart));
// Ctrl-C reaches the whole group; the supervisor decides when the worker goes.
process.on('SIGINT', () => undefined);
// A supervisor that was killed leaves no worker behind.
process.once('disconnect', () => process.exit(1));

async function work({ config, appUrl, systemUrl }: WorkerStart): Promise<void> {
  const log = createLog({ level: config.logLevel });
  const only = await becomeOnlyWorker(systemUrl);
  const db = await openDatabase({ appUrl, systemUrl, poolSize: 4 });
  const runner = await runJobs({
    systemUrl, tasks: joinTasks({ db, config, log }), schedule, log,
  });
  const stop = async (): Promise<void> => {
    await runner.stop();
    await db.close();
    await only.release();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  await only.lost;
  process.exit(1);
}
