import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What the manifest says of a finished file. */
export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
  /** Lines, the header included. */
  readonly lines: number;
  readonly sha256: string;
}

/**
 * A file being written in big blocks: lines gather in one buffer while the other is on its way to
 * the disk. `ready` must be awaited between blocks of lines; it bounds what waits in memory.
 */
export interface Sink {
  line(text: string): void;
  ready(): Promise<void>;
  close(): Promise<WrittenFile>;
}

const blockBytes = 4 << 20;

export interface SinkOptions {
  readonly ending?: '\n' | '\r\n';
  readonly encoding?: 'latin1' | 'utf8';
  readonly blockBytes?: number;
}

/** Opens `path` inside `folder`, making folders on the way, and truncates it. */
export async function openSink(
  folder: string, path: string, options: SinkOptions = {},
): Promise<Sink> {
  const whole = join(folder, path);
  mkdirSync(dirname(whole), { recursive: true });
  const handle = await open(whole, 'w');
  const hash = createHash('sha256');
  const ending = options.ending ?? '\n';
  const encoding = options.encoding ?? 'utf8';
  let buffer = Buffer.allocUnsafe(options.blockBytes ?? blockBytes);
  let spare = Buffer.allocUnsafe(buffer.length);
  let filled = 0;
  let bytes = 0;
  let lines = 0;
  let writing: Promise<unknown> | undefined;
  const waiting: Buffer[] = [];
  const send = async (block: Buffer): Promise<void> => {
    hash.update(block);
    bytes += block.length;
    let sent = 0;
    while (sent < block.length) sent += (await handle.write(block, sent)).bytesWritten;
  };
  const turnOver = (): void => {
    const block = buffer.subarray(0, filled);
    filled = 0;
    if (writing !== undefined) {
      waiting.push(Buffer.from(block));
      return;
    }
    [buffer, spare] = [spare, buffer];
    writing = send(block);
    // A failed write is reported by the next `ready` or `close`.
    writing.catch(() => undefined);
  };
  const ready = async (): Promise<void> => {
    if (writing === undefined) return;
    await writing;
    for (let block = waiting.shift(); block !== undefined; block = waiting.shift()) {
      await send(block);
    }
    writing = undefined;
  };
  return {
    line(text) {
      const whole = text + ending;
      // A character takes at most three bytes in UTF-8.
      if (filled + whole.length * 3 > buffer.length) turnOver();
      filled += buffer.write(whole, filled, encoding);
      lines += 1;
    },
    ready,
    async close() {
      await ready();
      await send(buffer.subarray(0, filled));
      await handle.close();
      return { path, bytes, lines, sha256: hash.digest('hex') };
    },
  };
}
