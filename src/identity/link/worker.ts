import { parentPort, workerData } from 'node:worker_threads';
import { readOpenList, type OpenList } from '../file/index.ts';
import type { StoredIndex } from '../index/build.ts';
import type { Weights } from '../weights/weights.ts';
import { linker, type LinkOutcome } from './linker.ts';
import { resultLine } from './result-file.ts';

/** What a thread is told: its index, and the files one after another. */
export interface LinkWork {
  readonly stored: StoredIndex;
  readonly thisYear: number;
  /** Its turn among the threads: it links every `threads`-th batch. */
  readonly turn: number;
  readonly threads: number;
}

export interface LinkTask {
  readonly list: OpenList;
  readonly weights: Weights;
  readonly batchRows: number;
}

/** One batch done, or (`batch` undefined) the whole file. */
export interface LinkedBatch {
  readonly batch: number | undefined;
  readonly text: string;
  readonly counts: Readonly<Record<LinkOutcome, number>>;
}

const port = parentPort;
if (port !== null) {
  const work = workerData as LinkWork;
  port.on('message', (task: LinkTask) => {
    linkFile(work, task, (batch) => port.postMessage(batch)).catch((fault: unknown) => {
      throw fault;
    });
  });
}

async function linkFile(
  { stored, thisYear, turn, threads }: LinkWork, { list, weights, batchRows }: LinkTask,
  tell: (batch: LinkedBatch) => void,
): Promise<void> {
  const { link } = linker(stored, weights, thisYear);
  let batch = 0;
  for await (const rows of readOpenList(list, batchRows)) {
    if (batch % threads === turn) {
      const counts = { matched: 0, review: 0, new: 0 };
      let text = '';
      for (const { recordId, told } of rows) {
        const answer = link(told);
        counts[answer.outcome]++;
        text += resultLine(recordId, answer);
      }
      tell({ batch, text, counts });
    }
    batch++;
  }
  tell({ batch: undefined, text: '', counts: { matched: 0, review: 0, new: 0 } });
}
