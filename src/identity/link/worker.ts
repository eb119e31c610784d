import { parentPort, workerData } from 'node:worker_threads';
import { readOpenList, type OpenList } from '../file/index.ts';
import type { StoredIndex } from '../index/build.ts';
import type { Weights } from '../weights/weights.ts';
import { linkable, linker, type Linkable, type LinkOutcome } from './linker.ts';
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
  const roll = linkable(work.stored);
  port.on('message', (task: LinkTask) => {
    const tell = (batch: LinkedBatch): void => port.postMessage(batch);
    linkFile({ ...work, roll }, task, tell).catch((fault: unknown) => {
      throw fault;
    });
  });
}

async function linkFile(
  { roll, thisYear, turn, threads }: LinkWork & { readonly roll: Linkable },
  { list, weights, batchRows }: LinkTask, tell: (batch: LinkedBatch) => void,
): Promise<void> {
  const { link } = linker(roll, weights, thisYear);
  const isOwn = (batch: number): boolean => batch % threads === turn;
  let batch = turn;
  for await (const rows of readOpenList(list, batchRows, isOwn)) {
    const counts = { matched: 0, review: 0, new: 0 };
    let text = '';
    for (const { recordId, told } of rows) {
      const answer = link(told);
      counts[answer.outcome]++;
      text += resultLine(recordId, answer);
    }
    tell({ batch, text, counts });
    batch += threads;
  }
  tell({ batch: undefined, text: '', counts: { matched: 0, review: 0, new: 0 } });
}
