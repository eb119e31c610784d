import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** The encodings of files that states and campaigns hand over. */
export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface FoundEncoding {
  readonly encoding: TextEncodingName;
  /** Length of the byte-order mark, to be skipped. */
  readonly markBytes: 0 | 2 | 3;
}

/**
 * How a file is encoded: its byte-order mark, else UTF-8 where all of it is strictly that, else
 * Windows-1252, in which every byte means something. Reads the file once, in bounded memory.
 */
export async function findEncoding(path: string): Promise<FoundEncoding> {
  const marked = await readMark(path);
  if (marked) return marked;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 })) {
      decoder.decode(bytes as Uint8Array, { stream: true });
    }
    decoder.decode();
    return { encoding: 'utf-8', markBytes: 0 };
  } catch (error) {
    if (error instanceof TypeError) return { encoding: 'windows-1252', markBytes: 0 };
    throw error;
  }
}

async function readMark(path: string): Promise<FoundEncoding | undefined> {
  const file = await open(path);
  const { buffer } = await file.read(Buffer.alloc(3), 0, 3, 0);
  await file.close();
  if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) {
    return { encoding: 'utf-8', markBytes: 3 };
  }
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return { encoding: 'utf-16le', markBytes: 2 };
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return { encoding: 'utf-16be', markBytes: 2 };
  return undefined;
}

/** The text of a file, piece by piece, without its mark. Never drops a byte silently. */
export async function* readText(path: string, found: FoundEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(found.encoding, { fatal: false, ignoreBOM: true });
  const stream = createReadStream(path, { start: found.markBytes, highWaterMark: 1 << 18 });
  for await (const bytes of stream) {
    const text = decoder.decode(bytes as Uint8Array, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
