import { isRefused, type Refused } from '../contact.ts';

/** What became of one contact, in the order in which they were sent. */
export type Receipt = Refused | Kept | Waiting | Duplicate;

export interface Kept {
  readonly outcome: 'accepted';
  readonly place: number;
  readonly key: string;
  readonly contactId: bigint;
  readonly personId: bigint;
  readonly match: 'matched' | 'new';
  readonly reason: string;
}

export interface Waiting {
  readonly outcome: 'review';
  readonly place: number;
  readonly key: string;
  readonly contactId: bigint;
  readonly reason: string;
}

export interface Duplicate {
  readonly outcome: 'duplicate';
  readonly place: number;
  readonly key: string;
  readonly contactId: bigint;
  readonly personId: bigint | undefined;
}

export function countReceipts(receipts: readonly Receipt[]) {
  const counts = { accepted: 0, duplicate: 0, review: 0, refused: 0 };
  for (const receipt of receipts) counts[isRefused(receipt) ? 'refused' : receipt.outcome] += 1;
  return counts;
}
