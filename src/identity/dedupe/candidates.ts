import type { Atom } from './atoms.ts';

/** Pairs worth comparing: `left[i]` and `right[i]`, each pair once, left before right. */
export interface Pairs {
  readonly left: Int32Array;
  readonly right: Int32Array;
}

const blockSizes = [400, 250, 150, 100, 70, 50, 35, 25, 15, 8];

/**
 * Every pair that shares one selective thing or two things of different groups, unless too many
 * records share it. How many is too many follows from `mostPairs`, so that a value which stands
 * in every second record (a blank, a default, a big town) costs nothing.
 */
export function findCandidates(
  atoms: readonly Atom[], records: number, mostPairs: number,
): Pairs {
  const blocks = gatherBlocks(keysOf(atoms, records), records);
  const limit = blockSizes.find((size) => countPairs(blocks, size) <= mostPairs) ?? 5;
  return pairsOf(blocks, records, limit);
}

/** Keys are a 32-bit hash in front of the record's number, so that sorting makes the blocks. */
function* keysOf(atoms: readonly Atom[], records: number): Generator<Float64Array> {
  for (let one = 0; one < atoms.length; one++) {
    const first = atoms[one]!;
    yield keyed(records, (record) => hashOf(first.ids[record]!, 0, one * 1_000));
    for (let other = one + 1; other < atoms.length; other++) {
      const second = atoms[other]!;
      if (first.group === second.group) continue;
      const seed = one * 1_000 + other;
      yield keyed(records, (record) => hashOf(first.ids[record]!, second.ids[record]!, seed));
    }
  }
}

const none = -1;

function hashOf(value: number, second: number, seed: number): number {
  if (value < 0 || second < 0) return none;
  let hash = Math.imul(value + 1, 0x9e3779b1) ^ Math.imul(seed + 17, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ Math.imul(second + 1, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39);
  hash = Math.imul(hash ^ (hash >>> 16), 0x165667b1);
  return (hash ^ (hash >>> 14)) >>> 0;
}

/** A key has 53 bits: 32 for the hash where there are fewer than two million records. */
const keyBits = 53;
const hashBits = 32;

function recordSpaceOf(records: number): number {
  return 2 ** Math.max(keyBits - hashBits, Math.ceil(Math.log2(records + 1)));
}

function keyed(records: number, hash: (record: number) => number): Float64Array {
  const keys = new Float64Array(records);
  const space = recordSpaceOf(records);
  const shift = Math.log2(space) + hashBits - keyBits;
  let count = 0;
  for (let record = 0; record < records; record++) {
    const found = hash(record);
    if (found !== none) keys[count++] = (found >>> shift) * space + record;
  }
  return keys.subarray(0, count).sort();
}

interface Blocks {
  /** Records of all blocks behind one another. */
  readonly members: Int32Array;
  /** Where each block begins; one entry more than there are blocks. */
  readonly starts: Int32Array;
}

function gatherBlocks(sorted: Iterable<Float64Array>, records: number): Blocks {
  const members = growing(records * 8);
  const starts = growing(records * 2);
  const space = recordSpaceOf(records);
  for (const keys of sorted) {
    for (let from = 0, to = 0; from < keys.length; from = to) {
      to = endOfBlock(keys, from, space);
      if (to - from < 2 || to - from > blockSizes[0]!) continue;
      starts.push(members.length());
      for (let at = from; at < to; at++) members.push(keys[at]! % space);
    }
  }
  starts.push(members.length());
  return { members: members.done(), starts: starts.done() };
}

function endOfBlock(keys: Float64Array, from: number, space: number): number {
  const limit = (Math.floor(keys[from]! / space) + 1) * space;
  let to = from + 1;
  while (to < keys.length && keys[to]! < limit) to += 1;
  return to;
}

function growing(room: number): {
  push(value: number): void; length(): number; done(): Int32Array;
} {
  let array = new Int32Array(Math.max(16, room));
  let length = 0;
  return {
    push(value) {
      if (length === array.length) {
        const larger = new Int32Array(length * 2);
        larger.set(array);
        array = larger;
      }
      array[length++] = value;
    },
    length: () => length,
    done: () => array.subarray(0, length),
  };
}

function countPairs({ starts }: Blocks, limit: number): number {
  let pairs = 0;
  for (let block = 0; block + 1 < starts.length; block++) {
    const size = starts[block + 1]! - starts[block]!;
    if (size <= limit) pairs += size * (size - 1) / 2;
  }
  return pairs;
}

/** For each record its blocks, then for each record the later records of them, once. */
function pairsOf(blocks: Blocks, records: number, limit: number): Pairs {
  const own = blocksOfRecords(blocks, records, limit);
  const left = growing(records * 8);
  const right = growing(records * 8);
  const seen = new Int32Array(records).fill(-1);
  const add = (record: number, other: number): void => {
    if (seen[other] === record) return;
    seen[other] = record;
    left.push(record);
    right.push(other);
  };
  for (let record = 0; record < records; record++) {
    for (let at = own.starts[record]!; at < own.starts[record + 1]!; at++) {
      for (const other of laterIn(blocks, own.members[at]!, record)) add(record, other);
    }
  }
  return { left: left.done(), right: right.done() };
}

/** Members stand in order, so those behind a record are the block's end. */
function laterIn({ members, starts }: Blocks, block: number, record: number): Int32Array {
  const end = starts[block + 1]!;
  return members.subarray(members.indexOf(record, starts[block]) + 1, end);
}

function blocksOfRecords({ members, starts }: Blocks, records: number, limit: number): Blocks {
  const counts = new Int32Array(records + 1);
  const isFit = (block: number): boolean => starts[block + 1]! - starts[block]! <= limit;
  const visit = (act: (record: number, block: number) => void): void => {
    for (let block = 0; block + 1 < starts.length; block++) {
      if (!isFit(block)) continue;
      for (let at = starts[block]!; at < starts[block + 1]!; at++) act(members[at]!, block);
    }
  };
  visit((record) => { counts[record + 1]! += 1; });
  for (let record = 0; record < records; record++) counts[record + 1]! += counts[record]!;
  const found = new Int32Array(counts[records]!);
  const next = counts.slice();
  visit((record, block) => { found[next[record]!++] = block; });
  return { members: found, starts: counts };
}
