import { withViewer } from '../../agreements/index.ts';
import { record } from '../../audit/index.ts';
import type { Database } from '../../platform/index.ts';
import type { Steward } from '../graph/steward.ts';
import { claimNextPair, countPairs } from '../store/review-pair.ts';
import type { ReviewPairView } from './contract.ts';
import { viewPair } from './view.ts';

/** Someone who is given a pair holds it so long; asking again, or undoing, gives as much again. */
const leaseMs = 5 * 60_000;
const mostCounted = 1_000;

export function leaseFrom(now: Date): Date {
  return new Date(now.getTime() + leaseMs);
}

/** The next pair for this steward, held for her, and how many there are. */
export async function nextPair(
  db: Database, { viewer, requestId }: Steward, { skipped }: { readonly skipped: boolean },
): Promise<{ readonly pair: ReviewPairView | null; readonly open: number }> {
  const state = skipped ? 'skipped' : 'open';
  return withViewer(db, viewer, async (tx, entitlement) => {
    const claiming = { state, userId: viewer.userId, until: leaseFrom(tx.now) } as const;
    const claimed = await claimNextPair(tx, entitlement, claiming);
    const pair = claimed && await viewPair(db, tx, { entitlement, pair: claimed });
    const open = await countPairs(tx, entitlement, { state, most: mostCounted });
    if (pair) {
      await record(tx, {
        kind: 'review-pair.viewed', ...viewer, requestId, detail: { pair: pair.pairId },
      });
    }
    return { pair: pair ?? null, open };
  });
}
