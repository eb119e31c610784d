import { pairKey, standingJudgements, type Judgement, type Standing } from './judgement.ts';

/** No automatic step makes a person of more numbers than this; a steward may. */
const mostTogether = 100;

/** Numbers that are one person; known by the lowest of them, the one that was given first. */
export interface Piece {
  readonly canonicalId: bigint;
  readonly members: readonly bigint[];
}

/**
 * The persons among these numbers: pieces connected by "same" that no "different" crosses.
 *
 * A "same" that would bring together what a "different" keeps apart, directly or through a third,
 * is passed over. Stewards' judgements go before automatic ones, surer before less sure; so the
 * pieces follow from the set of judgements alone, in whatever order they were fed.
 */
export function personsOf(
  numbers: readonly bigint[], judgements: readonly Judgement[],
): readonly Piece[] {
  const standing = [...standingJudgements(judgements).values()];
  const apart = new Set(standing.filter(({ verdict }) => verdict === 'different')
    .map(({ one, other }) => pairKey(one, other)));
  const pieceOf = new Map<bigint, readonly bigint[]>(numbers.map((number) => [number, [number]]));
  const joins = standing.filter(({ verdict }) => verdict === 'same').sort(before);
  for (const { one, other, judge } of joins) {
    const [first, second] = [pieceOf.get(one), pieceOf.get(other)];
    if (!first || !second || first === second) continue;
    if (!mayJoin(first, second, { apart, isSteward: judge === 'steward' })) continue;
    const joined = [...first, ...second];
    for (const number of joined) pieceOf.set(number, joined);
  }
  return [...new Set(pieceOf.values())].map((members) => {
    const sorted = members.toSorted(ascending);
    return { canonicalId: sorted[0]!, members: sorted };
  });
}

/** Whether two pieces may become one person: no pair between them is held to be different. */
export function mayJoin(
  first: readonly bigint[], second: readonly bigint[],
  { apart, isSteward }: { readonly apart: ReadonlySet<string>; readonly isSteward: boolean },
): boolean {
  if (!isSteward && first.length + second.length > mostTogether) return false;
  if (apart.size === 0) return true;
  return first.every((one) => second.every((other) => !apart.has(pairKey(one, other))));
}

function before(a: Standing, b: Standing): number {
  const rank = ({ judge }: Standing): number => (judge === 'steward' ? 0 : 1);
  const sureness = (b.probability ?? 1) - (a.probability ?? 1);
  return rank(a) - rank(b) || sureness
    || ascending(a.one, b.one) || ascending(a.other, b.other);
}

const ascending = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/** All judgements that the numbers hang together by; `read` answers those that touch numbers. */
export async function reach(
  touched: readonly bigint[],
  read: (numbers: readonly bigint[]) => Promise<readonly Judgement[]>,
): Promise<{ readonly numbers: readonly bigint[]; readonly judgements: readonly Judgement[] }> {
  const numbers = new Set(touched);
  const judgements = new Map<bigint, Judgement>();
  let edge: readonly bigint[] = [...numbers];
  while (edge.length > 0) {
    const found = await read(edge);
    for (const judgement of found) judgements.set(judgement.judgementId, judgement);
    const next = found.filter(({ verdict }) => verdict === 'same')
      .flatMap(({ one, other }) => [one, other]).filter((number) => !numbers.has(number));
    edge = [...new Set(next)];
    for (const number of edge) numbers.add(number);
  }
  return { numbers: [...numbers], judgements: [...judgements.values()] };
}
