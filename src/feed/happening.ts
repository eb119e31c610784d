import type { Instant } from '../kernel/index.ts';
import type { EventKind } from './contract.ts';

/** What the feed needs of a contact; numbers inside, words only in the event. */
export interface ContactFacts {
  readonly contactId: bigint;
  readonly personId: bigint;
  readonly sourceId: number;
  readonly channel: number;
  readonly result: number;
  readonly occurredAt: Instant;
  readonly receivedAt: Instant;
  /** The precinct when it happened, or the contributor's state. */
  readonly divisionId: number;
  readonly isRetracted: boolean;
  readonly answers: readonly { readonly questionId: number; readonly option: number }[];
}

/** A change together with the contact it tells of. */
export interface Happening {
  readonly place: bigint;
  readonly at: Instant;
  readonly kind: EventKind;
  readonly sourceId: number;
  /** Null where the change is about no contact. */
  readonly contact: ContactFacts | null;
}
