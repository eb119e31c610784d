import { join } from 'node:path';
import { openDatabase } from '../src/platform/index.ts';
import { importRoll } from '../src/roll/index.ts';

export interface ImportOrder {
  readonly appUrl: string;
  readonly systemUrl: string;
  readonly importId: string;
  readonly file: string;
  readonly folder: string;
}

export interface ImportDone {
  readonly rows: number;
  readonly ms: number;
  readonly peakMb: number;
}

/** One import, told by the parent; its time and the most memory that this process ever held. */
async function work(order: ImportOrder): Promise<void> {
  const db = await openDatabase({ ...order, poolSize: 4 });
  const startedAt = performance.now();
  const summary = await importRoll({
    db, importId: BigInt(order.importId), file: order.file, folder: join(order.folder, 'imports'),
  });
  const ms = performance.now() - startedAt;
  await db.close();
  // Kibibytes, wherever Node runs.
  const peakMb = process.resourceUsage().maxRSS * 1_024 / 1e6;
  const done: ImportDone = { rows: summary.lines, ms, peakMb };
  process.send?.(done);
  process.disconnect();
}

process.once('message', (order) => void work(order as ImportOrder));
