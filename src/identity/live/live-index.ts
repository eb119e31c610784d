import { Worker } from 'node:worker_threads';
import { withSystem, type Database, type Deps, type Tx } from '../../platform/index.ts';
import type { StoredIndex } from '../index/build.ts';
import { openIndex, type OpenIndex } from '../index/open.ts';
import { countRollRows, readRollMark } from '../store/roll-index.ts';
import { readWeights } from '../store/scorer-weights.ts';
import { scorer, type Scorer } from '../weights/scorer.ts';
import type { Weights } from '../weights/weights.ts';
import { buildRollIndex } from './build-roll.ts';
import type { BuildWork } from './build-thread.ts';

/** The roll as this process compares with it. */
export interface LiveRoll {
  readonly index: OpenIndex;
  readonly scorer: Scorer;
  readonly weights: Weights;
  /** Of what roll and weights it was made, or of something later. */
  readonly mark: string;
}

interface Kept {
  mark: string;
  /** When the mark was last read, on the process's own clock. */
  readAtMs: number;
  roll: LiveRoll | undefined;
  building: Promise<LiveRoll> | undefined;
}

/** Up to here an index is made while one waits; a larger one in a thread, the old one serving. */
const smallRoll = 20_000;

/** A large index takes seconds to make: so long nobody asks whether it is still the newest. */
const freshForMs = 500;

const keptFor = new WeakMap<Database, Kept>();

/**
 * The index of the current roll, made when it is first asked for and again when a roll was imported
 * or weights were learned since. While a large one is made anew, the former one answers.
 */
export async function liveRoll(tx: Tx): Promise<LiveRoll> {
  const { db } = tx;
  const kept = keptFor.get(db)
    ?? { mark: '', readAtMs: -Infinity, roll: undefined, building: undefined };
  keptFor.set(db, kept);
  const isSmall = (kept.roll?.index.stored.rows ?? 0) < smallRoll;
  const isFresh = !isSmall && performance.now() - kept.readAtMs < freshForMs;
  if (kept.roll !== undefined && isFresh) return kept.roll;
  const mark = await readRollMark(tx);
  kept.readAtMs = performance.now();
  if (kept.roll !== undefined && kept.mark === mark) return kept.roll;
  const building = kept.building ?? rebuild(db, kept, mark);
  if (kept.roll === undefined || isSmall) return building;
  // Whoever asks next finds the fault, should the new one fail.
  building.catch(() => undefined);
  return kept.roll;
}

function rebuild(db: Database, kept: Kept, mark: string): Promise<LiveRoll> {
  kept.building = build(db, mark).then((roll) => {
    kept.roll = roll;
    kept.mark = mark;
    return roll;
  }).finally(() => void (kept.building = undefined));
  return kept.building;
}

async function build(db: Database, mark: string): Promise<LiveRoll> {
  const weights = await readWeights(db);
  const rows = await countRollRows(db, 10_000_000);
  const stored = rows < smallRoll ? await buildRollIndex(db, rows) : await buildInThread(db, rows);
  const index = openIndex(stored);
  return { index, weights, mark, scorer: scorer(index, weights) };
}

function buildInThread(db: Database, expected: number): Promise<StoredIndex> {
  const { appUrl, systemUrl } = db;
  const worker = new Worker(new URL('./build-thread.ts', import.meta.url), {
    workerData: { appUrl, systemUrl, expected } satisfies BuildWork,
  });
  return new Promise((done, fail) => {
    worker.once('message', done);
    worker.once('error', fail);
    worker.once('exit', (code) => fail(new Error(`The index thread ended with ${code}.`)));
  });
}

/**
 * Has the index made now, and again as soon as a roll was imported, so that nobody waits for it.
 * A fault is told and met again by whoever matches next.
 */
export function followRoll({ db, log }: Pick<Deps, 'db' | 'log'>): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const renew = (): void => {
    running = running.then(async () => {
      const { index } = await withSystem(db, liveRoll);
      await keptFor.get(db)?.building;
      log.info('identity.index-ready', { count: index.stored.rows });
    }).catch((fault: unknown) => log.error('identity.index-failed', { fault }));
  };
  const stopListening = db.placed.listen((changes) => {
    if (changes.some(({ kind }) => kind === 'roll.switched')) renew();
  });
  renew();
  return {
    stop: async () => {
      stopListening();
      await running;
    },
  };
}
