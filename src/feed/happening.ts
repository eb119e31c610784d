import type { ContactFacts, Trace } from '../exchange/index.ts';
import type { Instant } from '../kernel/index.ts';
import type { EventKind } from './contract.ts';

/** Someone who is known otherwise from now on, and who has something of her. */
export interface PersonTold {
  readonly personId: bigint;
  /** By whom she goes now, or went before. */
  readonly otherId: bigint;
  readonly traces: readonly Trace[];
}

/** A change together with the contact or the person it tells of. */
export interface Happening {
  readonly place: bigint;
  readonly at: Instant;
  readonly kind: EventKind;
  readonly sourceId: number;
  /** Null where the change is about no contact. */
  readonly contact: ContactFacts | null;
  readonly person?: PersonTold;
}
