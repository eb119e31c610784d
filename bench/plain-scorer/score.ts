import { comparePlain, levelCounts } from './compare.ts';
import type { Levels } from './compare.ts';
import { learnPlain, plainBits } from './learn.ts';
import type { PlainRecord } from './record.ts';

/** The best candidate of each row, in the list's order. */
export interface PlainAnswer {
  readonly recordId: string;
  readonly voterId: string;
  readonly bits: number;
}

const mostInBlock = 400;
const sampleEvery = 10;

/** A pair is looked at when one of these agrees. */
function blockKeys(record: PlainRecord): readonly string[] {
  const { first, last, birthYear, zip, phone, address } = record;
  const number = /^\d+/.exec(address)?.[0];
  const keys = [
    first !== '' && last !== '' && `n${last} ${first.slice(0, 3)}`,
    last !== '' && zip !== '' && `z${last} ${zip}`,
    first !== '' && birthYear !== 0 && zip !== '' && `f${first} ${birthYear} ${zip}`,
    last !== '' && birthYear !== 0 && `y${last.slice(0, 5)} ${birthYear}`,
    phone !== '' && `p${phone}`,
    address !== '' && `a${address}`,
    number !== undefined && zip !== '' && first !== '' && `h${number} ${zip} ${first[0]}`,
  ];
  return keys.filter((key) => key !== false);
}

export interface PlainRoll {
  readonly records: readonly PlainRecord[];
  readonly blocks: ReadonlyMap<string, readonly number[]>;
}

export function indexPlainRoll(records: readonly PlainRecord[]): PlainRoll {
  const blocks = new Map<string, number[]>();
  records.forEach((record, at) => {
    for (const key of blockKeys(record)) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [at]);
      else block.push(at);
    }
  });
  return { records, blocks };
}

function candidatesOf({ blocks }: PlainRoll, row: PlainRecord): ReadonlySet<number> {
  const found = new Set<number>();
  for (const key of blockKeys(row)) {
    const block = blocks.get(key) ?? [];
    if (block.length <= mostInBlock) block.forEach((at) => found.add(at));
  }
  return found;
}

/** Few patterns of levels exist, so bits are worked out once for each. */
function bitsByPattern(weigh: (levels: Levels) => number): (levels: Levels) => number {
  const known = new Map<number, number>();
  return (levels) => {
    const key = levels.reduce((sum, level, field) =>
      sum * (levelCounts[field]! + 1) + level + 1, 0);
    let bits = known.get(key);
    if (bits === undefined) known.set(key, bits = weigh(levels));
    return bits;
  };
}

/** Links a list as a plain Fellegi-Sunter matcher does: each row gets its best candidate. */
export function scorePlain(roll: PlainRoll, list: readonly PlainRecord[]): readonly PlainAnswer[] {
  const { records } = roll;
  const sample = list.filter((_, at) => at % sampleEvery === 0);
  const blocked = sample.flatMap((row) => [...candidatesOf(roll, row)]
    .map((at) => comparePlain(row, records[at]!)));
  const atRandom = list.flatMap((row, at) => [1, 2, 3, 4, 5].map((turn) =>
    comparePlain(row, records[(at * 7919 + turn * 104_729) % records.length]!)));
  const weights = learnPlain(blocked, atRandom);
  const weigh = bitsByPattern((levels) => plainBits(weights, levels));
  return list.map((row) => {
    let best = { recordId: row.id, voterId: '', bits: -Infinity };
    for (const at of candidatesOf(roll, row)) {
      const bits = weigh(comparePlain(row, records[at]!));
      if (bits > best.bits) best = { ...best, voterId: records[at]!.id, bits };
    }
    return best;
  });
}
