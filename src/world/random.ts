/**
 * Seeded chance. Every block of the state draws from its own stream, so a block can be made
 * without making those before it, and one seed gives identical bytes on every machine.
 */
export interface Random {
  /** The next number, 0 <= x < 1. */
  next(): number;
  /** A whole number, 0 <= n < limit. */
  below(limit: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** Roughly normal, mean 0, standard deviation 1 (sum of uniforms, so never beyond 3.5). */
  bell(): number;
}

/** One 32-bit number from any whole numbers (murmur3 finaliser over each part). */
export function mix(...parts: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const part of parts) {
    let bits = (hash ^ part) >>> 0;
    bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    hash = (Math.imul(hash, 31) + (bits ^ (bits >>> 16))) >>> 0;
  }
  return hash;
}

/** A stream named by whole numbers, say `randomOf(seed, streamNumber, precinct)`. */
export function randomOf(...parts: readonly number[]): Random {
  // sfc32: 128 bits of state. Streams of 32-bit generators overlap once there are thousands.
  let a = mix(1, ...parts) | 0;
  let b = mix(2, ...parts) | 0;
  let c = mix(3, ...parts) | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < 12; round += 1) next();
  return {
    next,
    below: (limit) => Math.floor(next() * limit),
    chance: (probability) => next() < probability,
    bell: () => (next() + next() + next() + next() - 2) * 1.7320508,
  };
}

/** One item of a list that is not empty. */
export function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[random.below(items.length)];
  if (item === undefined) throw new Error('pick from an empty list');
  return item;
}

export interface Sampler<Item> {
  readonly items: readonly Item[];
  draw(random: Random): Item;
}

/** Draws in proportion to weight, in constant time (Walker's alias method). */
export function samplerOf<Item>(pairs: readonly (readonly [Item, number])[]): Sampler<Item> {
  const items = pairs.map(([item]) => item);
  const total = pairs.reduce((sum, [, weight]) => sum + weight, 0);
  const share = Float64Array.from(pairs, ([, weight]) => (weight * pairs.length) / total);
  const alias = Uint32Array.from(pairs, (_, index) => index);
  const small: number[] = [];
  const large: number[] = [];
  share.forEach((value, index) => (value < 1 ? small : large).push(index));
  while (small.length > 0 && large.length > 0) {
    const low = small.pop() ?? 0;
    const high = large.pop() ?? 0;
    alias[low] = high;
    share[high] = (share[high] ?? 0) - (1 - (share[low] ?? 0));
    ((share[high] ?? 0) < 1 ? small : large).push(high);
  }
  for (const index of [...small, ...large]) share[index] = 1;
  const draw = (random: Random): Item => {
    const place = random.next() * items.length;
    const slot = Math.floor(place);
    const chosen = place - slot < (share[slot] ?? 1) ? slot : (alias[slot] ?? slot);
    return items[chosen] as Item;
  };
  return { items, draw };
}

/** Splits a whole total over weights so that the parts add up to it exactly. */
export function apportion(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const parts: number[] = [];
  let reached = 0;
  let given = 0;
  for (const weight of weights) {
    reached += weight;
    const until = Math.round((total * reached) / sum);
    parts.push(until - given);
    given = until;
  }
  return parts;
}
