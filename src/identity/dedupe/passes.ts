import type { Pairs } from './candidates.ts';
import { isSharedField } from './field.ts';
import type { Records } from './records.ts';

/** Pairs picked at random, always the same for the same number of records. */
export function randomPairs(records: number, count: number): Pairs {
  const left = new Int32Array(count);
  const right = new Int32Array(count);
  let state = 0x2545f491;
  const below = (limit: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
  for (let at = 0; at < count; at++) {
    const one = below(records);
    const other = (one + 1 + below(records - 1)) % records;
    left[at] = Math.min(one, other);
    right[at] = Math.max(one, other);
  }
  return { left, right };
}

/** Fields that one pass of learning holds equal, and that it therefore learns nothing about. */
export interface Pass {
  readonly held: readonly string[];
  readonly pairs: Pairs;
}

const passPairs = 60_000;
const leastPassPairs = 30;

/** Blocks of records that agree wholly in what selects; each gives pairs of which many match. */
export function passesOf(records: Records): readonly Pass[] {
  const { values, names } = records;
  const passes: Pass[] = [];
  const shared = records.fields.filter((field) => field.isShared).map((field) => field.name);
  const both = jointIds(names.given.ids, names.surname.ids);
  passes.push({ held: ['given', 'surname', 'rest', 'ordinal'], pairs: agreeing(both) });
  for (const [name, found] of values) {
    if (name === 'given' || name === 'surname' || found.clash > 0.002) continue;
    // Who shares a home also shares the rest of it: that must not pass for a match.
    const held = isSharedField(name) ? shared : [name];
    passes.push({ held, pairs: agreeing(found.ids) });
  }
  const given = values.get('given');
  const birth = values.get('birth');
  const zip = values.get('zip');
  const surname = values.get('surname');
  if (given && birth) {
    passes.push({ held: ['given', 'birth'], pairs: agreeing(jointIds(given.ids, birth.ids)) });
  }
  if (surname && zip) {
    passes.push({ held: shared, pairs: agreeing(jointIds(surname.ids, zip.ids)) });
  }
  return passes.filter((pass) => pass.pairs.left.length >= leastPassPairs);
}

function jointIds(one: Int32Array, other: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return one.map((id, record) => {
    if (id < 0 || other[record]! < 0) return -1;
    const key = id * 2 ** 26 + other[record]!;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  });
}

const mostOfBlock = 30;

/** Pairs of records with one id; thinned evenly where there are very many. */
function agreeing(ids: Int32Array): Pairs {
  const blocks = new Map<number, number[]>();
  ids.forEach((id, record) => {
    if (id < 0) return;
    const block = blocks.get(id);
    if (!block) blocks.set(id, [record]);
    else if (block.length <= mostOfBlock) block.push(record);
  });
  const left: number[] = [];
  const right: number[] = [];
  for (const block of blocks.values()) {
    if (block.length > mostOfBlock) continue;
    block.forEach((one, at) => {
      for (const other of block.slice(at + 1)) {
        left.push(one);
        right.push(other);
      }
    });
  }
  const step = Math.max(1, Math.ceil(left.length / passPairs));
  const thin = (all: readonly number[]): Int32Array =>
    Int32Array.from(all.filter((_, at) => at % step === 0));
  return { left: thin(left), right: thin(right) };
}
