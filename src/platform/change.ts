import type { Instant } from '../kernel/index.ts';

/** A committed change at its place in the one order; thin, readers fetch the object itself. */
export interface Change {
  readonly place: bigint;
  readonly at: Instant;
  readonly kind: string;
  readonly sourceId: number;
  readonly personId: bigint | null;
  readonly objectId: bigint | null;
}
