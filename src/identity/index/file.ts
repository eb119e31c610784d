import { open, rename } from 'node:fs/promises';
import { refuse } from '../../kernel/index.ts';
import type { StoredIndex } from './build.ts';

const mark = 'commonroll-index-1';
const longestHead = 1 << 20;

type Shared = Uint32Array<SharedArrayBuffer> | Uint8Array<SharedArrayBuffer>;

/** The arrays of an index by a path of names, in one order. */
function arraysOf(stored: StoredIndex): readonly (readonly [string, Shared])[] {
  const found: (readonly [string, Shared])[] = [];
  const visit = (name: string, value: unknown): void => {
    if (value instanceof Uint32Array || value instanceof Uint8Array) {
      found.push([name, value as Shared]);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) visit(`${name}/${key}`, inner);
    }
  };
  visit('', stored);
  return found;
}

/** Writes a prepared roll to a file, whole or not at all. */
export async function saveIndex(stored: StoredIndex, path: string): Promise<void> {
  const arrays = arraysOf(stored);
  const parts = arrays.map(([name, array]) =>
    ({ name, length: array.length, wide: array instanceof Uint32Array }));
  const head = `${JSON.stringify({ mark, rows: stored.rows, parts })}\n`;
  const file = await open(`${path}.part`, 'w');
  try {
    await file.write(head);
    for (const [, array] of arrays) await writeAll(file, array);
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
}

const portion = 64 << 20;

async function writeAll(file: Awaited<ReturnType<typeof open>>, array: Shared): Promise<void> {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  for (let from = 0; from < bytes.length; from += portion) {
    await file.write(bytes.slice(from, from + portion));
  }
}

/** Reads a prepared roll again. Refuses identity/not-prepared for any other file. */
export async function loadIndex(path: string): Promise<StoredIndex> {
  const file = await open(path);
  try {
    const start = Buffer.alloc(longestHead);
    const { bytesRead } = await file.read(start, 0, longestHead, 0);
    const end = start.subarray(0, bytesRead).indexOf(10);
    const head = readHead(start.subarray(0, Math.max(0, end)).toString());
    let position = end + 1;
    const stored: Record<string, unknown> = { rows: head.rows };
    for (const { name, length, wide } of head.parts) {
      const memory = new SharedArrayBuffer(wide ? 4 * length : length);
      const bytes = new Uint8Array(memory);
      for (let from = 0; from < bytes.length; from += portion) {
        const wanted = Math.min(portion, bytes.length - from);
        const part = Buffer.alloc(wanted);
        await file.read(part, 0, wanted, position);
        bytes.set(part, from);
        position += wanted;
      }
      place(stored, name.split('/').slice(1), wide ? new Uint32Array(memory) : bytes);
    }
    return stored as unknown as StoredIndex;
  } finally {
    await file.close();
  }
}

interface Head {
  readonly rows: number;
  readonly parts: readonly { readonly name: string; readonly length: number;
    readonly wide: boolean }[];
}

function readHead(text: string): Head {
  try {
    const head = JSON.parse(text) as Head & { readonly mark: string };
    if (head.mark === mark) return head;
  } catch {
    // Falls through to the refusal: any other file fails in one way or the other.
  }
  return refuse({ kind: 'invalid', code: 'identity/not-prepared',
    detail: 'This file is no prepared roll of this version.' });
}

function place(into: Record<string, unknown>, path: readonly string[], array: unknown): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) into[first] = array;
  else place((into[first] ??= {}) as Record<string, unknown>, rest, array);
}
