import type { Tx } from '../../platform/index.ts';
import { nextAct, readJudgements, type NewJudgement } from '../store/judgement.ts';
import { anchorsOf } from '../store/record.ts';
import { insertPairs, type NewPair } from '../store/review-pair.ts';
import type { Finding } from './find-on-rolls.ts';
import { anchorFrom } from './merge.ts';
import { piecesOf } from './pieces.ts';
import { settle } from './settle.ts';

/**
 * Joins whom statements surely mean, and queues the rest for people. Someone whose statements
 * surely mean several people is for people to decide too. A pair about which anything was ever
 * judged is left alone. A system transaction that holds the graph.
 */
export async function keepFindings(
  tx: Tx, findings: readonly Finding[],
): Promise<{ readonly joined: number; readonly unsure: number }> {
  let [joined, unsure] = [0, 0];
  for (const mine of Map.groupBy(findings, ({ statement }) => statement.personId).values()) {
    const open = await withoutJudged(tx, mine);
    const sure = open.filter(({ isSure }) => isSure).toSorted(bySureness);
    const targets = new Set(sure.map(({ personId }) => personId));
    if (targets.size === 1) joined += await join(tx, sure[0]!);
    else unsure += await queue(tx, open.toSorted(bySureness).slice(0, Math.max(1, targets.size)));
  }
  return { joined, unsure };
}

const bySureness = (one: Finding, other: Finding): number => other.probability - one.probability;

/** Findings across which nobody ever judged, and whose two are not one person by now. */
async function withoutJudged(
  tx: Tx, findings: readonly Finding[],
): Promise<readonly Finding[]> {
  const number = findings[0]!.statement.personId;
  const pieces = await piecesOf(tx, [number, ...findings.map(({ personId }) => personId)]);
  const own = pieces.membersOf(number);
  const touching = await readJudgements(tx, own);
  const judged = new Set(touching.flatMap(({ one, other }) => [one, other])
    .map((other) => pieces.canonicalOf(other)));
  return findings.filter(({ personId }) => !own.includes(personId)
    && !judged.has(pieces.canonicalOf(personId)));
}

async function join(tx: Tx, finding: Finding): Promise<number> {
  const { statement, personId, probability, weightsVersion, waterfall, reason } = finding;
  const other = (await anchorsOf(tx, [personId])).get(personId);
  if (!other) return 0;
  const organisationId = statement.sourceId;
  const judgement: NewJudgement = {
    one: anchorFrom(statement), other, verdict: 'same', judge: 'model', organisationId,
    userId: null, reason, probability, weightsVersion, waterfall,
  };
  await settle(tx, { sourceId: organisationId }, {
    judgements: [judgement], actId: await nextAct(tx),
  });
  return 1;
}

async function queue(tx: Tx, findings: readonly Finding[]): Promise<number> {
  const anchors = await anchorsOf(tx, findings.map(({ personId }) => personId));
  const pairs = findings.flatMap((finding): readonly NewPair[] => {
    const other = anchors.get(finding.personId);
    const { statement, probability, weightsVersion, waterfall, reason } = finding;
    return other ? [{
      origin: 'roll', organisationId: statement.sourceId, one: anchorFrom(statement), other,
      probability, weightsVersion, waterfall, reason,
    }] : [];
  });
  await insertPairs(tx, pairs);
  return pairs.length;
}
