import { withViewer } from '../../agreements/index.ts';
import { record } from '../../audit/index.ts';
import { refuse } from '../../kernel/index.ts';
import { seal, type Database, type Tx } from '../../platform/index.ts';
import { join } from '../graph/merge.ts';
import { piecesOf } from '../graph/pieces.ts';
import { settle } from '../graph/settle.ts';
import { actAlone, type Steward } from '../graph/steward.ts';
import { takeBack } from '../graph/undo.ts';
import { nextAct, type Anchor } from '../store/judgement.ts';
import {
  findPair, holdPair, reopenPair, writeDecision, type PairRow,
} from '../store/review-pair.ts';
import type { PairDecision, ReviewPairView } from './contract.ts';
import { leaseFrom } from './next.ts';
import { viewPair } from './view.ts';

export interface PairDecided {
  readonly decision: PairDecision;
  /** After "same": by which both are known. */
  readonly personId: bigint | null;
}

/**
 * Decides a pair, for everybody: same joins the two persons, different keeps them apart for good,
 * skip leaves them undecided. Of a row of a list the decision is noted for whoever asked; no person
 * changes. Doing it twice does it once. Refuses identity/unknown-pair, identity/pair-held (someone
 * else was given it) and identity/pair-decided.
 */
export async function decidePair(
  db: Database, steward: Steward,
  { pairId, decision, reason }: {
    readonly pairId: bigint; readonly decision: PairDecision; readonly reason: string;
  },
): Promise<PairDecided> {
  await refuseUnknown(db, steward, pairId);
  return actAlone(db, steward, async (tx) => {
    const pair = await holdPair(tx, pairId);
    const { viewer: { userId, organisationId }, requestId } = steward;
    if (pair.state === 'decided') return decidedBefore(tx, pair, decision);
    const isHeld = pair.claimedUntil !== null && pair.claimedUntil > tx.now;
    if (isHeld && pair.claimedBy !== userId) refuseHeld();
    const actId = await judge(tx, steward, { pair, decision, reason });
    await writeDecision(tx, pairId, { decision, userId, organisationId, actId });
    await record(tx, {
      kind: 'review-pair.decided', ...steward.viewer, requestId,
      detail: { pair: seal(tx, 'pair', pairId), decision },
    });
    return { decision, personId: await personOf(tx, pair, decision) };
  });
}

/**
 * Takes the decision of the steward's own organisation back by further lines; the pair is open
 * again, in the steward's hands. Refuses identity/unknown-pair, and identity/pair-carried-out where
 * a contact was attached by it since.
 */
export async function undoPair(
  db: Database, steward: Steward, pairId: bigint,
): Promise<ReviewPairView> {
  const { viewer, requestId } = steward;
  await refuseUnknown(db, steward, pairId);
  await actAlone(db, steward, async (tx) => {
    const { state, decidedFor, actId, carriedOutAt } = await holdPair(tx, pairId);
    if (state === 'open') return;
    if (decidedFor !== viewer.organisationId) refuseDecided('another organisation');
    if (carriedOutAt !== null) refuseCarriedOut();
    if (actId !== null) await takeBack(tx, steward, actId);
    await reopenPair(tx, pairId, { userId: viewer.userId, until: leaseFrom(tx.now) });
    await record(tx, {
      kind: 'review-pair.reopened', ...viewer, requestId,
      detail: { pair: seal(tx, 'pair', pairId) },
    });
  });
  return withViewer(db, viewer, async (tx, entitlement) => {
    const pair = await findPair(tx, entitlement, pairId);
    const view = pair && await viewPair(db, tx, { entitlement, pair });
    return view ?? refuseUnknownPair();
  });
}

async function judge(
  tx: Tx, steward: Steward,
  { pair, decision, reason }: {
    readonly pair: PairRow; readonly decision: PairDecision; readonly reason: string;
  },
): Promise<bigint | undefined> {
  const { oneKind, onePerson, oneRecord, oneSource } = pair;
  if (oneKind === 'claim' || onePerson === null) return undefined;
  const one: Anchor =
    { personId: onePerson, kind: oneKind, recordId: oneRecord, sourceId: oneSource };
  const other: Anchor = {
    personId: pair.otherPerson, kind: pair.otherKind, recordId: pair.otherRecord,
    sourceId: pair.otherSource,
  };
  if (decision === 'same') return join(tx, { one, other, reason, steward });
  const { organisationId, userId } = steward.viewer;
  const actId = await nextAct(tx);
  const verdict = decision === 'different' ? 'different' : 'unsure';
  await settle(tx, { sourceId: organisationId }, { actId, judgements: [
    { one, other, verdict, judge: 'steward', organisationId, userId, reason },
  ] });
  return actId;
}

async function decidedBefore(
  tx: Tx, pair: PairRow, decision: PairDecision,
): Promise<PairDecided> {
  if (pair.decision !== decision) refuseDecided('someone');
  return { decision, personId: await personOf(tx, pair, decision) };
}

async function personOf(
  tx: Tx, { otherPerson }: PairRow, decision: PairDecision,
): Promise<bigint | null> {
  if (decision !== 'same') return null;
  return (await piecesOf(tx, [otherPerson])).canonicalOf(otherPerson);
}

async function refuseUnknown(
  db: Database, { viewer }: Steward, pairId: bigint,
): Promise<void> {
  const found = await withViewer(db, viewer, (tx, entitlement) =>
    findPair(tx, entitlement, pairId));
  if (!found) refuseUnknownPair();
}

function refuseUnknownPair(): never {
  return refuse({
    kind: 'not-found', code: 'identity/unknown-pair',
    detail: 'There is no such pair of which you may read both sides.',
  });
}

function refuseHeld(): never {
  return refuse({
    kind: 'conflict', code: 'identity/pair-held',
    detail: 'Someone else is looking at this pair just now.',
  });
}

function refuseCarriedOut(): never {
  return refuse({
    kind: 'conflict', code: 'identity/pair-carried-out',
    detail: 'The contact stands with its person by now. Part it there from the others.',
  });
}

function refuseDecided(by: string): never {
  return refuse({
    kind: 'conflict', code: 'identity/pair-decided',
    detail: `This pair was decided by ${by} before. Take that back first.`,
  });
}
