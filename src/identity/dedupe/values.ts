/** One field of all records: each different value once, counted. */
export interface Values {
  /** For each record the number of its value, or -1 where it has none. */
  readonly ids: Int32Array;
  readonly texts: readonly string[];
  /** For each value -log2 of its share among the records that have one. */
  readonly bits: Float32Array;
  readonly told: number;
  /** Chance that two records picked at random agree. */
  readonly clash: number;
}

/** Numbers the values of one field; empty text is none. */
export function numberValues(texts: Iterable<string>, records: number): Values {
  const ids = new Int32Array(records).fill(-1);
  const known = new Map<string, number>();
  const counts: number[] = [];
  let record = 0;
  let told = 0;
  for (const text of texts) {
    if (text !== '') {
      let id = known.get(text);
      if (id === undefined) {
        id = known.size;
        known.set(text, id);
        counts.push(0);
      }
      ids[record] = id;
      counts[id]! += 1;
      told += 1;
    }
    record += 1;
  }
  const bits = Float32Array.from(counts, (count) => Math.log2(told / count));
  const clash = counts.reduce((sum, count) => sum + (count / told) ** 2, 0);
  return { ids, texts: [...known.keys()], bits, told, clash };
}

/**
 * Remembers what a comparison of two numbered values gave, in a table of fixed size: common pairs
 * are asked millions of times, rare ones are worked out again.
 */
export function remember(
  compare: (one: number, other: number) => number, sizeBits = 17,
): (one: number, other: number) => number {
  const mask = (1 << sizeBits) - 1;
  const ones = new Int32Array(mask + 1).fill(-1);
  const others = new Int32Array(mask + 1);
  const found = new Uint8Array(mask + 1);
  return (left, right) => {
    const one = left < right ? left : right;
    const other = left < right ? right : left;
    const hash = Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b);
    const slot = (hash ^ (hash >>> 15)) & mask;
    if (ones[slot] === one && others[slot] === other) return found[slot]!;
    const level = compare(one, other);
    ones[slot] = one;
    others[slot] = other;
    found[slot] = level;
    return level;
  };
}
