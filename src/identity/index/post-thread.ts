import { parentPort, workerData } from 'node:worker_threads';
import type { Block } from './layout.ts';
import { postBlocks, type PostWork } from './post.ts';

/** Posts some of the blocks beside the thread that posts the others. */
const { work, names } = workerData as { readonly work: PostWork; readonly names: readonly Block[] };
parentPort?.postMessage(postBlocks(work, names));
