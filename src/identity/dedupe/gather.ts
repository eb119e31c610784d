import type { Fit } from './profile.ts';
import { makeQueue } from './queue.ts';
import type { Scored } from './score.ts';

/** Groups without any pair above this are no neighbours. */
const leastNeighbour = -6;

/**
 * Joins groups while two of them fit as one person, best fit first. Only groups that some pair
 * brings together are asked. Changes nothing of `seeds`; returns for each record its group.
 */
export function gatherGroups(seeds: Int32Array, scored: Scored, fit: Fit): Int32Array {
  const groups = seeds.slice();
  const members = membersOf(groups);
  const neighbours = neighboursOf(groups, scored);
  const stamps = new Map<number, number>();
  const queue = makeQueue();
  const stampOf = (one: number, other: number): number =>
    (stamps.get(one) ?? 0) + (stamps.get(other) ?? 0);
  const offer = (left: number, right: number): void => {
    const [one, other] = left < right ? [left, right] : [right, left];
    const found = fit(members.get(one)!, members.get(other)!);
    if (found > 0) queue.push({ fit: found, one, other, stamp: stampOf(one, other) });
  };
  for (const [one, others] of neighbours) {
    for (const other of others) if (one < other) offer(one, other);
  }
  for (let best = queue.pop(); best !== undefined; best = queue.pop()) {
    const { one, other, stamp } = best;
    const isVoid = !members.has(one) || !members.has(other) || stampOf(one, other) !== stamp;
    if (isVoid) continue;
    for (const record of members.get(other)!) groups[record] = one;
    members.set(one, [...members.get(one)!, ...members.get(other)!]);
    members.delete(other);
    stamps.set(one, (stamps.get(one) ?? 0) + 1);
    takeOver(neighbours, one, other);
    for (const third of neighbours.get(one)!) offer(one, third);
  }
  return groups;
}

function membersOf(groups: Int32Array): Map<number, readonly number[]> {
  const members = new Map<number, number[]>();
  groups.forEach((group, record) => {
    const known = members.get(group);
    if (known) known.push(record);
    else members.set(group, [record]);
  });
  return members;
}

type Neighbours = Map<number, Set<number>>;

function neighboursOf(groups: Int32Array, { left, right, bits }: Scored): Neighbours {
  const neighbours: Neighbours = new Map();
  const link = (one: number, other: number): void => {
    const known = neighbours.get(one);
    if (known) known.add(other);
    else neighbours.set(one, new Set([other]));
  };
  for (let pair = 0; pair < bits.length; pair++) {
    if (bits[pair]! <= leastNeighbour) continue;
    const [one, other] = [groups[left[pair]!]!, groups[right[pair]!]!];
    if (one === other) continue;
    link(one, other);
    link(other, one);
  }
  return neighbours;
}

function takeOver(neighbours: Neighbours, one: number, other: number): void {
  const own = neighbours.get(one)!;
  for (const third of neighbours.get(other)!) {
    const theirs = neighbours.get(third)!;
    theirs.delete(other);
    if (third === one) continue;
    own.add(third);
    theirs.add(one);
  }
  own.delete(other);
  neighbours.delete(other);
}
