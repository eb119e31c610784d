import { appendChanges, type Tx } from '../../platform/index.ts';
import { writeAliases } from '../store/alias.ts';
import { insertJudgements, readJudgements, type NewJudgement } from '../store/judgement.ts';
import { personsOf, reach } from './persons.ts';
import { piecesOf } from './pieces.ts';

/** Whose act it is, for the changelog. */
export interface Acting {
  readonly sourceId: number;
}

/**
 * Writes judgements and works out anew who is one person, as far as they reach. Every number that
 * is known otherwise from now on is told: `person.merged` (personId goes by objectId),
 * `person.split` (personId stands by itself, no longer by objectId). A system transaction that
 * holds the graph.
 */
export async function settle(
  tx: Tx, { sourceId }: Acting,
  { judgements, touched = [], actId }: {
    readonly judgements: readonly NewJudgement[]; readonly touched?: readonly bigint[];
    readonly actId: bigint;
  },
): Promise<void> {
  await insertJudgements(tx, actId, judgements);
  const named = judgements.flatMap(({ one, other }) => [one.personId, other.personId]);
  const around = await reach([...new Set([...named, ...touched])],
    (numbers) => readJudgements(tx, numbers));
  const before = await piecesOf(tx, around.numbers);
  const moved = personsOf(around.numbers, around.judgements)
    .flatMap(({ canonicalId, members }) => members.map((personId) => ({ personId, canonicalId })))
    .filter(({ personId, canonicalId }) => before.canonicalOf(personId) !== canonicalId);
  await writeAliases(tx, moved);
  await appendChanges(tx, moved.map(({ personId, canonicalId }) => {
    const isAlone = personId === canonicalId;
    const objectId = isAlone ? before.canonicalOf(personId) : canonicalId;
    return { kind: isAlone ? 'person.split' : 'person.merged', sourceId, personId, objectId };
  }));
}
