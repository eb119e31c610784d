import { record } from '../../audit/index.ts';
import { refuse } from '../../kernel/index.ts';
import { seal, type Database, type Tx } from '../../platform/index.ts';
import {
  listAct, nextAct, type ActLine, type Anchor, type NewJudgement,
} from '../store/judgement.ts';
import { anchorsOf, listMoves } from '../store/record.ts';
import { piecesOf } from './pieces.ts';
import { settle } from './settle.ts';
import { actAlone, type Steward } from './steward.ts';

/**
 * Takes one act of the steward's own organisation back by further lines: what stood before it
 * stands again. Doing it twice does it once. Refuses identity/unknown-act. Answers whom it was
 * about.
 */
export async function undoAct(
  db: Database, steward: Steward, actId: bigint,
): Promise<readonly bigint[]> {
  return actAlone(db, steward, async (tx) => {
    const numbers = await takeBack(tx, steward, actId);
    if (!numbers) {
      return refuse({
        kind: 'not-found', code: 'identity/unknown-act',
        detail: 'Your organisation did no such act.',
      });
    }
    const pieces = await piecesOf(tx, numbers);
    await record(tx, {
      kind: 'judgements.undone', ...steward.viewer, requestId: steward.requestId,
      detail: { act: seal(tx, 'act', actId), judgements: numbers.length },
    });
    return [...new Set(numbers.map(pieces.canonicalOf))];
  });
}

/**
 * The numbers that an act was about, after it was taken back; undefined where the organisation did
 * no such act. A system transaction that holds the graph.
 */
export async function takeBack(
  tx: Tx, { viewer }: Pick<Steward, 'viewer'>, actId: bigint,
): Promise<readonly bigint[] | undefined> {
  const { organisationId, userId } = viewer;
  const lines = await listAct(tx, actId);
  if (lines.length === 0 || lines.some((line) => line.organisationId !== organisationId)) {
    return undefined;
  }
  const numbers = lines.flatMap(({ one, other }) => [one.personId, other.personId]);
  const open = lines.filter(({ isUndone }) => !isUndone);
  if (open.length === 0) return numbers;
  const said = { judge: 'steward', organisationId, userId, reason: '' } as const;
  const undoing = open.map(({ one, other, judgementId }: ActLine): NewJudgement =>
    ({ ...said, one, other, verdict: 'unsure', undoes: judgementId }));
  // Statements that were written again stay where they are; their two numbers become one.
  const moves = await listMoves(tx, actId);
  const anchors = await anchorsOf(tx, moves.flatMap(({ from, to }) => [from, to]));
  const anchor = (personId: bigint): Anchor => anchors.get(personId)
    ?? { personId, kind: null, recordId: null, sourceId: organisationId };
  const joining = moves.map(({ from, to }): NewJudgement =>
    ({ ...said, one: anchor(from), other: anchor(to), verdict: 'same' }));
  await settle(tx, { sourceId: organisationId }, {
    judgements: [...undoing, ...joining], actId: await nextAct(tx),
  });
  return numbers;
}
