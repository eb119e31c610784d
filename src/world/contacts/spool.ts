import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Sink } from '../files/sink.ts';

/**
 * Sorts more contacts by time than memory holds: each day has a bucket, spilled to a scratch file
 * when it grows, and read back and sorted alone.
 */
export interface Spool {
  /** `order` sorts within the bucket and must be of one width. */
  add(bucket: number, order: string, line: string): void;
  drain(sink: Sink): Promise<void>;
}

const spillCharacters = 128 * 1024;

export function openSpool(folder: string, buckets: number): Spool {
  const held: string[][] = Array.from({ length: buckets }, () => []);
  const sizes = new Float64Array(buckets);
  const spilled = new Set<number>();
  const fileOf = (bucket: number): string => join(folder, `${bucket}.spool`);
  const spill = (bucket: number): void => {
    if (spilled.size === 0) mkdirSync(folder, { recursive: true });
    spilled.add(bucket);
    appendFileSync(fileOf(bucket), `${(held[bucket] ?? []).join('\n')}\n`);
    held[bucket] = [];
    sizes[bucket] = 0;
  };
  return {
    add(bucket, order, line) {
      const entry = `${order}\t${line}`;
      held[bucket]?.push(entry);
      sizes[bucket] = (sizes[bucket] ?? 0) + entry.length;
      if ((sizes[bucket] ?? 0) > spillCharacters) spill(bucket);
    },
    async drain(sink) {
      for (const [bucket, entries] of held.entries()) {
        const early = spilled.has(bucket) ? readFileSync(fileOf(bucket), 'utf8').split('\n') : [];
        const all = [...early, ...entries].filter((entry) => entry !== '').sort();
        for (const entry of all) sink.line(entry.slice(entry.indexOf('\t') + 1));
        await sink.ready();
        held[bucket] = [];
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
