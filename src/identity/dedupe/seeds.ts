import type { Scored } from './score.ts';

/** One pair alone never outweighs many others. */
const mostBits = 12;
/** Seeds are joined this strictly (in bits, 256 to 1): what they get wrong stays wrong. */
const seedBits = 8;
/** Pieces larger than this are cut at a stricter link before they are looked at whole. */
const largestPiece = 2_500;

const bounded = (bits: number): number =>
  Math.max(-mostBits, Math.min(mostBits, bits - seedBits));

/**
 * For each record the number of its seed. Records are joined while the mean log-odds of all
 * pairs between two clusters speak for it (average linkage): a chain of likenesses from person to
 * person does not hold, for its ends are unlike. `score` is asked for pairs that were never
 * candidates.
 */
export function seedGroups(
  scored: Scored, records: number, score: (one: number, other: number) => number,
): Int32Array {
  const clusters = new Int32Array(records).fill(-1);
  let next = 0;
  for (const piece of piecesOf(scored, records)) {
    for (const members of joinPiece(piece, score)) {
      for (const member of members) clusters[member] = next;
      next += 1;
    }
  }
  return clusters;
}

/** Connected pieces over links that speak for a match, the links raised where a piece is giant. */
function piecesOf(scored: Scored, records: number): readonly Int32Array[] {
  const all = Int32Array.from({ length: records }, (_, at) => at);
  const pieces: Int32Array[] = [];
  let waiting: Int32Array[] = [all];
  for (let least = seedBits; waiting.length > 0; least += 2) {
    const inside = new Int32Array(records).fill(-1);
    waiting.forEach((piece, number) => {
      for (const member of piece) inside[member] = number;
    });
    const parts = connect(scored, inside, least);
    waiting = [];
    for (const part of parts) {
      if (part.length <= largestPiece) pieces.push(part);
      else waiting.push(part);
    }
  }
  return pieces;
}

function connect(scored: Scored, inside: Int32Array, least: number): readonly Int32Array[] {
  const parent = Int32Array.from({ length: inside.length }, (_, at) => at);
  const rootOf = (record: number): number => {
    let root = record;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]!]!;
      root = parent[root]!;
    }
    return root;
  };
  for (let pair = 0; pair < scored.bits.length; pair++) {
    if (scored.bits[pair]! <= least) continue;
    const [one, other] = [scored.left[pair]!, scored.right[pair]!];
    if (inside[one]! < 0 || inside[one] !== inside[other]) continue;
    const [root, rest] = [rootOf(one), rootOf(other)];
    if (root !== rest) parent[Math.max(root, rest)] = Math.min(root, rest);
  }
  const parts = new Map<number, number[]>();
  for (let record = 0; record < inside.length; record++) {
    if (inside[record]! < 0) continue;
    const root = rootOf(record);
    const part = parts.get(root);
    if (part) part.push(record);
    else parts.set(root, [record]);
  }
  return [...parts.values()].map((part) => Int32Array.from(part));
}

/** Average linkage by nearest-neighbour chains over the full matrix of one piece. */
function joinPiece(
  piece: Int32Array, score: (one: number, other: number) => number,
): readonly (readonly number[])[] {
  const size = piece.length;
  if (size === 1) return [[piece[0]!]];
  const likeness = new Float32Array(size * size);
  for (let one = 0; one < size; one++) {
    for (let other = one + 1; other < size; other++) {
      const bits = bounded(score(piece[one]!, piece[other]!));
      likeness[one * size + other] = bits;
      likeness[other * size + one] = bits;
    }
  }
  const groups: number[][] = Array.from({ length: size }, (_, at) => [piece[at]!]);
  const alive = new Set(groups.keys());
  const chain: number[] = [];
  while (alive.size > 1 || chain.length > 0) {
    if (chain.length === 0) {
      const first = alive.values().next().value;
      if (first === undefined) break;
      chain.push(first);
    }
    const tip = chain.at(-1)!;
    const nearest = findNearest(tip, alive, { likeness, size, before: chain.at(-2) });
    if (nearest === undefined) {
      // Nothing speaks for joining it to anything: it is done, and so is whoever led to it.
      alive.delete(tip);
      chain.pop();
    } else if (nearest === chain.at(-2)) {
      chain.length -= 2;
      merge(tip, nearest, { groups, alive, likeness, size });
    } else {
      chain.push(nearest);
    }
  }
  return groups.filter((group) => group.length > 0);
}

interface Matrix {
  readonly likeness: Float32Array;
  readonly size: number;
}

function findNearest(
  tip: number, alive: ReadonlySet<number>, { likeness, size, before }: Matrix & {
    readonly before: number | undefined;
  },
): number | undefined {
  let best = before;
  let most = before === undefined ? 0 : likeness[tip * size + before]!;
  for (const other of alive) {
    if (other === tip || likeness[tip * size + other]! <= most) continue;
    most = likeness[tip * size + other]!;
    best = other;
  }
  return best;
}

function merge(one: number, other: number, { groups, alive, likeness, size }: Matrix & {
  readonly groups: number[][]; readonly alive: Set<number>;
}): void {
  const [left, right] = [groups[one]!, groups[other]!];
  const whole = left.length + right.length;
  for (const third of alive) {
    if (third === one || third === other) continue;
    const mean = (likeness[one * size + third]! * left.length
      + likeness[other * size + third]! * right.length) / whole;
    likeness[one * size + third] = mean;
    likeness[third * size + one] = mean;
  }
  groups[one] = [...left, ...right];
  groups[other] = [];
  alive.delete(other);
}
