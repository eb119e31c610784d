import { open, type FileHandle } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { readOpenList, type OpenList } from '../file/index.ts';
import type { StoredIndex } from '../index/build.ts';
import { openIndex } from '../index/open.ts';
import { standardise } from '../record/standardise.ts';
import type { Subject } from '../record/subject.ts';
import { learn } from '../weights/learn.ts';
import { scorer } from '../weights/scorer.ts';
import { defaultWeights, type Weights } from '../weights/weights.ts';
import type { LinkOutcome } from './linker.ts';
import { resultHeader } from './result-file.ts';
import type { LinkedBatch, LinkTask, LinkWork } from './worker.ts';

const batchRows = 1_000;
const sampleRows = 2_000;

/** Most of what is read and compared is garbage at once; sweeping it seldom costs less. */
const roomy = { maxYoungGenerationSizeMb: 96, maxOldGenerationSizeMb: 4_096 };

export type LinkCounts = Readonly<Record<LinkOutcome, number>>;

export interface Linking {
  /** Links one file into another; refuses what openListFile refuses. */
  linkList(list: OpenList, out: string, weights: Weights): Promise<LinkCounts>;
  close(): Promise<void>;
}

/** Threads that share one index; each links its part of every file. */
export function startLinking(
  stored: StoredIndex, thisYear: number, threads = availableParallelism(),
): Linking {
  const workers = Array.from({ length: threads }, (_, turn) =>
    new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { stored, thisYear, turn, threads } satisfies LinkWork,
      resourceLimits: roomy,
    }));
  return {
    linkList: async (list, out, weights) => {
      const file = await open(out, 'w');
      try {
        await file.write(resultHeader);
        return await linkAll(workers, { list, weights, batchRows }, file);
      } finally {
        await file.close();
      }
    },
    close: async () => void await Promise.all(workers.map((worker) => worker.terminate())),
  };
}

/** Gathers the batches of all threads and writes them in the order of the file. */
async function linkAll(
  workers: readonly Worker[], task: LinkTask, file: FileHandle,
): Promise<LinkCounts> {
  const counts = { matched: 0, review: 0, new: 0 };
  const waiting = new Map<number, string>();
  let next = 0;
  let writing: Promise<unknown> = Promise.resolve();
  const take = ({ batch, text, counts: more }: LinkedBatch): void => {
    if (batch === undefined) return;
    for (const outcome of ['matched', 'review', 'new'] as const) counts[outcome] += more[outcome];
    waiting.set(batch, text);
    for (let ready = waiting.get(next); ready !== undefined; ready = waiting.get(next)) {
      const part = ready;
      writing = writing.then(() => file.write(part));
      waiting.delete(next++);
    }
  };
  await Promise.all(workers.map((worker) => new Promise<void>((done, fail) => {
    const stop = (): void => {
      worker.off('message', hear);
      worker.off('error', fail);
    };
    const hear = (batch: LinkedBatch): void => {
      take(batch);
      if (batch.batch !== undefined) return;
      stop();
      done();
    };
    worker.on('message', hear);
    worker.once('error', fail);
    worker.postMessage(task);
  })));
  await writing;
  return counts;
}

/** Learns the weights of one list from a sample spread over the whole of it. */
export async function learnFromList(
  stored: StoredIndex, list: OpenList,
  { thisYear, now, name }: {
    readonly thisYear: number; readonly now: string; readonly name: string;
  },
): Promise<Weights> {
  const subjects = await sampleOf(list, thisYear);
  const index = openIndex(stored);
  const { compare } = scorer(index, defaultWeights);
  return learn(compare, subjects, {
    from: defaultWeights, rows: index.population, madeAt: now,
    version: `learned-${now.slice(0, 10)}`,
    inputs: [`a roll of ${stored.rows}`, name],
  });
}

/** Every n-th row, n doubling as the file goes on: a sample over all of it, the same each time. */
async function sampleOf(list: OpenList, thisYear: number): Promise<readonly Subject[]> {
  let kept: Subject[] = [];
  let step = 1;
  let row = 0;
  for await (const rows of readOpenList(list)) {
    for (const { told } of rows) {
      if (row++ % step !== 0) continue;
      kept.push(standardise(told, thisYear));
      if (kept.length < 2 * sampleRows) continue;
      kept = kept.filter((_, place) => place % 2 === 0);
      step *= 2;
    }
  }
  return kept;
}
