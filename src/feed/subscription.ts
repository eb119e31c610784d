import type { Instant, Purpose, Viewer } from '../kernel/index.ts';
import type { EventKind } from './contract.ts';

/** A standing wish for events; its purpose never changes, its numbers have no gap. */
export interface Subscription {
  readonly subscriptionId: bigint;
  readonly organisationId: Viewer['organisationId'];
  /** Who made it; others of the organisation may read it. */
  readonly userId: string;
  readonly name: string;
  readonly purpose: Purpose;
  /** Empty: all kinds. */
  readonly kinds: readonly EventKind[];
  readonly createdAt: Instant;
}

export function wants({ kinds }: Pick<Subscription, 'kinds'>, kind: EventKind): boolean {
  return kinds.length === 0 || kinds.includes(kind);
}

/** Who reads a subscription: its organisation, for its purpose, as a stream. */
export function readerOf(
  subscription: Pick<Subscription, 'organisationId' | 'userId' | 'purpose'>, version: number,
): Viewer {
  const { organisationId, userId, purpose } = subscription;
  return { organisationId, userId, purpose, action: 'stream', agreementVersion: version };
}
