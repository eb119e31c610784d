/** For each key the rows that have it, as one sorted run: offsets by bucket, rows behind them. */
export interface Postings {
  readonly offsets: Uint32Array<SharedArrayBuffer>;
  readonly rows: Uint32Array<SharedArrayBuffer>;
}

/** Calls `act` with the hash of each key that the row has. */
export type KeysOf = (row: number, act: (hash: number) => void) => void;

/**
 * Builds postings in two passes, counting and filling; keys of one hash share a run, and whoever
 * reads it compares the records anyway.
 */
export function makePostings(rows: number, keysOf: KeysOf): Postings {
  const bits = Math.min(24, Math.max(8, Math.ceil(Math.log2(Math.max(1, rows))) - 1));
  const shift = 32 - bits;
  const offsets = new Uint32Array(new SharedArrayBuffer(4 * (2 ** bits + 1)));
  for (let row = 0; row < rows; row++) {
    keysOf(row, (hash) => void (offsets[(hash >>> shift) + 1]! += 1));
  }
  for (let at = 1; at < offsets.length; at++) offsets[at]! += offsets[at - 1]!;
  const next = offsets.slice();
  const found = new Uint32Array(new SharedArrayBuffer(4 * offsets[offsets.length - 1]!));
  for (let row = 0; row < rows; row++) {
    keysOf(row, (hash) => {
      const bucket = hash >>> shift;
      found[next[bucket]!] = row;
      next[bucket]! += 1;
    });
  }
  return { offsets, rows: found };
}

export function bucketOf({ offsets }: Postings, hash: number): number {
  return hash >>> (32 - Math.log2(offsets.length - 1));
}
