import { readFileSync } from 'node:fs';
import { openListFile } from '../src/identity/file/index.ts';
import { loadIndex, saveIndex } from '../src/identity/index/file.ts';
import { openIndex } from '../src/identity/index/open.ts';
import { prepareRoll } from '../src/identity/link/prepare.ts';
import { learnFromList, startLinking } from '../src/identity/link/run.ts';
import { readListFile } from '../src/identity/file/index.ts';
import { standardise } from '../src/identity/record/standardise.ts';
import type { Told } from '../src/identity/told.ts';
import { scorer } from '../src/identity/weights/scorer.ts';
import { defaultWeights } from '../src/identity/weights/weights.ts';

/** One piece of work in a process of its own, so that its memory is its own too. */
export type LinkOrder =
  | { readonly act: 'prepare'; readonly roll: string; readonly index: string }
  | { readonly act: 'link'; readonly index: string; readonly lists: readonly string[];
    readonly out: string }
  | { readonly act: 'match'; readonly index: string; readonly lists: readonly string[];
    readonly records: number };

export interface LinkDone {
  readonly seconds: number;
  /** The most memory that the process ever held. */
  readonly peakMb: number;
  readonly rows: number;
  /** For `match`: what a record took, in milliseconds, and what the index holds. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly residentMb: number;
}

const thisYear = 2026;
const now = '2026-11-03T00:00:00Z';
const nothing = { p50Ms: 0, p99Ms: 0, residentMb: 0 };
const peakMb = (): number => process.resourceUsage().maxRSS * 1_024 / 1e6;

async function work(order: LinkOrder): Promise<LinkDone> {
  if (order.act === 'prepare') return prepare(order);
  return order.act === 'link' ? link(order) : match(order);
}

async function prepare(
  { roll, index }: Extract<LinkOrder, { act: 'prepare' }>,
): Promise<LinkDone> {
  const began = performance.now();
  const stored = await prepareRoll(roll, { thisYear });
  const seconds = (performance.now() - began) / 1000;
  const peak = peakMb();
  await saveIndex(stored, index);
  return { seconds, peakMb: peak, rows: stored.rows, ...nothing };
}

/** Learning each list's weights and linking it, from the index in memory to the file written. */
async function link(
  { index, lists, out }: Extract<LinkOrder, { act: 'link' }>,
): Promise<LinkDone> {
  const stored = await loadIndex(index);
  const began = performance.now();
  const linking = startLinking(stored, thisYear);
  let rows = 0;
  for (const [place, path] of lists.entries()) {
    const list = await openListFile(path);
    const weights = await learnFromList(stored, list, { thisYear, now, name: path });
    const counts = await linking.linkList(list, `${out}/${place}.csv`, weights);
    rows += counts.matched + counts.review + counts.new;
  }
  const seconds = (performance.now() - began) / 1000;
  await linking.close();
  return { seconds, peakMb: peakMb(), rows, ...nothing };
}

/** One record after another on one thread, from the text told to the probability. */
async function match(
  { index, lists, records }: Extract<LinkOrder, { act: 'match' }>,
): Promise<LinkDone> {
  const told: Told[] = [];
  for (const path of lists) {
    const own: Told[] = [];
    for await (const rows of readListFile(path)) {
      own.push(...rows.map((row) => row.told));
      if (own.length >= records / lists.length) break;
    }
    told.push(...own.slice(0, records / lists.length));
  }
  globalThis.gc?.();
  const before = rssMb();
  const { weigh } = scorer(openIndex(await loadIndex(index)), defaultWeights);
  for (const one of told.slice(0, 5_000)) weigh(standardise(one, thisYear));
  globalThis.gc?.();
  const residentMb = rssMb() - before;
  const times = new Float64Array(told.length);
  const began = performance.now();
  told.forEach((one, place) => {
    const start = performance.now();
    weigh(standardise(one, thisYear));
    times[place] = performance.now() - start;
  });
  const seconds = (performance.now() - began) / 1000;
  times.sort();
  const at = (share: number): number => times[Math.floor(share * (times.length - 1))]!;
  return {
    seconds, rows: told.length, peakMb: peakMb(), residentMb, p50Ms: at(0.5), p99Ms: at(0.99),
  };
}

const rssMb = (): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) * 1_024 / 1e6;

process.once('message', (order) => void work(order as LinkOrder).then((done) => {
  process.send?.(done);
  process.disconnect();
}));
