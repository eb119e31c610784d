import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { refuse } from '../../kernel/index.ts';
import { findEncoding, type FoundEncoding } from '../../platform/index.ts';
import { utf8ChunksOf } from './encoding.ts';
import { chooseLayout, matchHeader, type Header, type Layout } from './layout.ts';
import { readRecords, type LineFault } from './records.ts';

/** A file opened for import: what it is, before anything of it is kept. */
export interface OpenedFile {
  readonly path: string;
  readonly bytes: number;
  readonly found: FoundEncoding;
  readonly header: Header;
}

const longestHeader = 1 << 16;

/**
 * Looks at a file and its header. Refuses roll/wrong-layout, roll/empty-file, and roll/zipped for
 * an archive that is still packed.
 */
export async function openRollFile(
  path: string, layouts: readonly Layout[],
): Promise<OpenedFile> {
  const found = await findEncoding(path);
  const line = await readHeaderLine(path, found);
  const header = matchHeader(line, chooseLayout(line, layouts));
  return { path, found, header, bytes: (await stat(path)).size };
}

async function readHeaderLine(path: string, found: FoundEncoding): Promise<string> {
  let start = '';
  for await (const { text } of utf8ChunksOf(path, found)) {
    start += text.toString('utf8', 0, longestHeader);
    if (start.startsWith('PK\u0003\u0004')) {
      refuse({ kind: 'invalid', code: 'roll/zipped',
        detail: 'This is a zip archive. Unpack it and send the text file in it.' });
    }
    if (start.includes('\n') || start.length >= longestHeader) break;
  }
  const line = start.split('\n', 1)[0]!;
  if (line.trim() === '') {
    refuse({ kind: 'invalid', code: 'roll/empty-file', detail: 'The file has no header line.' });
  }
  return line;
}

export interface Spooled {
  readonly records: number;
  readonly faults: readonly LineFault[];
  /** Lines by the value of the layout's tallied column. */
  readonly tally: ReadonlyMap<string, number>;
  /** Of the file's bytes, its mark left out. */
  readonly sha256: string;
}

export interface SpoolOptions {
  readonly onBytes?: (bytes: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Writes the file's records as clean lines; in memory there are some megabytes at a time. */
export async function spoolRecords(
  file: OpenedFile, to: string, { onBytes, signal }: SpoolOptions = {},
): Promise<Spooled> {
  const reader = readRecords(file.header);
  const hash = createHash('sha256');
  const target = await open(to, 'w');
  let atHeader = true;
  try {
    for await (const { text, bytes } of utf8ChunksOf(file.path, file.found)) {
      signal?.throwIfAborted();
      hash.update(bytes);
      onBytes?.(bytes.length);
      const end = atHeader ? text.indexOf(10) + 1 : 0;
      if (atHeader && end === 0) continue;
      atHeader = false;
      await target.write(reader.push(text.subarray(end)));
    }
    await target.write(reader.end());
  } finally {
    await target.close();
  }
  const { records, faults, tally } = reader;
  return { records, faults, tally, sha256: hash.digest('hex') };
}
