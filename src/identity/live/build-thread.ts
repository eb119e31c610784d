import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../platform/index.ts';
import { buildRollIndex } from './build-roll.ts';

/** What the thread is told; it answers with the index, in memory that it shares. */
export interface BuildWork {
  readonly appUrl: string;
  readonly systemUrl: string;
  readonly expected: number;
}

if (parentPort !== null) {
  const { appUrl, systemUrl, expected } = workerData as BuildWork;
  const db = await openDatabase({ appUrl, systemUrl, poolSize: 1 });
  try {
    parentPort.postMessage(await buildRollIndex(db, expected));
  } finally {
    await db.close();
  }
}
