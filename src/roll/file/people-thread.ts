import { parentPort, workerData } from 'node:worker_threads';
import type { FoundEncoding } from '../../platform/index.ts';
import { utf8ChunksOf } from './encoding.ts';
import type { Header } from './layout.ts';
import { readRecords } from './records.ts';

/** What the thread is told. */
export interface PeopleWork {
  readonly path: string;
  readonly found: FoundEncoding;
  readonly header: Header;
}

/** Portions that may wait for the other side; each is a few megabytes. */
const mostWaiting = 4;

/** Cleans the lines of a roll file beside the thread that reads them; an empty portion ends it. */
async function clean(
  { path, found, header }: PeopleWork, port: NonNullable<typeof parentPort>,
): Promise<void> {
  const reader = readRecords(header);
  let waiting = 0;
  let wake: (() => void) | undefined;
  port.on('message', () => {
    waiting--;
    wake?.();
  });
  const tell = async (lines: Buffer): Promise<void> => {
    if (lines.length === 0) return;
    while (waiting >= mostWaiting) await new Promise<void>((go) => void (wake = go));
    waiting++;
    const own = new Uint8Array(lines);
    port.postMessage(own, [own.buffer]);
  };
  let atHeader = true;
  for await (const { text } of utf8ChunksOf(path, found)) {
    const end = atHeader ? text.indexOf(10) + 1 : 0;
    if (atHeader && end === 0) continue;
    atHeader = false;
    await tell(reader.push(text.subarray(end)));
  }
  await tell(reader.end());
  port.postMessage(new Uint8Array(0));
}

const port = parentPort;
if (port !== null) {
  await clean(workerData as PeopleWork, port);
  port.close();
}
