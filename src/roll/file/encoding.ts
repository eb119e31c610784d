import { isAscii } from 'node:buffer';
import { createReadStream } from 'node:fs';
import type { FoundEncoding } from '../../platform/index.ts';

/** A few megabytes of a file: as UTF-8, and as they stand in it. */
export interface Utf8Chunk {
  readonly text: Buffer;
  readonly bytes: Buffer;
}

const chunkBytes = 4 << 20;
const nothing = Buffer.alloc(0);

/** The file as UTF-8 without its mark. What is UTF-8 already is handed on as it is. */
export async function* utf8ChunksOf(
  path: string, { encoding, markBytes }: FoundEncoding,
): AsyncGenerator<Utf8Chunk> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  for await (const chunk of createReadStream(path, {
    start: markBytes, highWaterMark: chunkBytes,
  })) {
    const bytes = chunk as Buffer;
    const isPlain = encoding === 'utf-8' || (encoding === 'windows-1252' && isAscii(bytes));
    yield { bytes, text: isPlain ? bytes : Buffer.from(decoder.decode(bytes, { stream: true })) };
  }
  const tail = encoding === 'utf-8' ? '' : decoder.decode();
  if (tail !== '') yield { bytes: nothing, text: Buffer.from(tail) };
}
