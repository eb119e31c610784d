import { record } from '../audit/index.ts';
import { refuse, type Viewer } from '../kernel/index.ts';
import { findLastPlace, seal, withApp, type Database, type Tx } from '../platform/index.ts';
import type { NewSubscription, SubscriptionView } from './contract.ts';
import {
  endSubscriptionRow, insertSubscription, selectSubscriptions, type Found,
} from './store/subscription.ts';

export interface Asked {
  readonly db: Database;
  readonly viewer: Viewer;
  readonly requestId: string;
}

/**
 * Makes a subscription for the viewer's purpose, or finds the one of that name. Refuses
 * feed/subscription-differs where that one has another purpose or other kinds: both are fixed,
 * since numbers once given must mean the same for ever.
 */
export async function subscribe(asked: Asked, wish: NewSubscription): Promise<Found> {
  const { db, viewer, requestId } = asked;
  const kinds = [...new Set(wish.kinds)].sort();
  return inOwn(db, viewer.organisationId, async (tx) => {
    const place = wish.from === 'beginning' ? 0n : await findLastPlace(tx.sql);
    const { organisationId, userId, purpose } = viewer;
    const { found, isNew } = await insertSubscription(tx, {
      organisationId, userId, purpose, name: wish.name, kinds, place,
    });
    if (found.purpose !== purpose || found.kinds.toSorted().join() !== kinds.join()) {
      refuse({ kind: 'conflict', code: 'feed/subscription-differs',
        detail: `Your subscription ${wish.name} has another purpose or other kinds. `
          + 'Choose another name.' });
    }
    if (isNew) {
      await record(tx, {
        kind: 'subscription.made', organisationId, userId, requestId, purpose,
        agreementVersion: viewer.agreementVersion,
        detail: { subscription: seal(db, 'subscription', found.subscriptionId), kinds },
      });
    }
    return found;
  });
}

/** The organisation's subscriptions, newest first; one more than asked for where there are more. */
export function listSubscriptions(
  db: Database, organisationId: number, page: { before: bigint | undefined; limit: number },
): Promise<readonly Found[]> {
  return inOwn(db, organisationId, (tx) => selectSubscriptions(tx, page));
}

/** Ends it: its streams close, its numbers are given no more. Refuses feed/unknown-subscription. */
export async function endSubscription(
  { db, requestId, organisationId, userId }: Omit<Asked, 'viewer'> & {
    readonly organisationId: number; readonly userId: string;
  }, subscriptionId: bigint,
): Promise<void> {
  await inOwn(db, organisationId, async (tx) => {
    if (!await endSubscriptionRow(tx, subscriptionId)) {
      refuse({ kind: 'not-found', code: 'feed/unknown-subscription',
        detail: 'There is no such subscription.' });
    }
    await record(tx, {
      kind: 'subscription.ended', organisationId, userId, requestId,
      detail: { subscription: seal(db, 'subscription', subscriptionId) },
    });
  });
}

export function viewOfSubscription(db: Database, found: Found): SubscriptionView {
  return {
    subscriptionId: seal(db, 'subscription', found.subscriptionId),
    name: found.name,
    purpose: found.purpose,
    kinds: [...found.kinds],
    createdAt: found.createdAt.toISOString(),
    lastNumber: Number(found.lastNumber),
  };
}

/** A transaction on the organisation's own rows; nothing of another source is in reach. */
function inOwn<Result>(
  db: Database, organisationId: number, act: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return withApp(db, { organisationId, sources: [] }, act);
}
