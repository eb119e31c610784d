import type { ContactFacts } from '../exchange/index.ts';
import type { Instant } from '../kernel/index.ts';
import type { EventKind } from './contract.ts';

/** A change together with the contact it tells of. */
export interface Happening {
  readonly place: bigint;
  readonly at: Instant;
  readonly kind: EventKind;
  readonly sourceId: number;
  /** Null where the change is about no contact. */
  readonly contact: ContactFacts | null;
}
