import type { Tx } from '../../platform/index.ts';
import { readMembers } from '../store/alias.ts';

/** Which numbers are one person, for the numbers that were asked about. */
export interface Pieces {
  /** The number by which she is known: her lowest. */
  canonicalOf(personId: bigint): bigint;
  /** All of her numbers, the canonical one first. */
  membersOf(personId: bigint): readonly bigint[];
  /** The numbers of all who were asked about. */
  readonly all: readonly bigint[];
}

/**
 * Resolves numbers on the way in: an alias leads to the whole person. What is read under any number
 * of a piece is hers, and she is told by the canonical one. One question to the database.
 */
export async function piecesOf(tx: Tx, personIds: readonly bigint[]): Promise<Pieces> {
  const canonical = new Map<bigint, bigint>();
  const members = new Map<bigint, bigint[]>();
  const rows = personIds.length === 0 ? [] : await readMembers(tx, [...new Set(personIds)]);
  for (const row of rows) {
    canonical.set(row.asked, row.canonical);
    const known = members.get(row.canonical) ?? [row.canonical];
    if (row.member !== null && !known.includes(row.member)) known.push(row.member);
    members.set(row.canonical, known);
    for (const member of known) canonical.set(member, row.canonical);
  }
  const canonicalOf = (personId: bigint): bigint => canonical.get(personId) ?? personId;
  return {
    canonicalOf,
    membersOf: (personId) => members.get(canonicalOf(personId)) ?? [personId],
    all: [...members.values()].flat(),
  };
}
