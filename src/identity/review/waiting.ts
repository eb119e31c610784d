import type { Tx } from '../../platform/index.ts';
import type { Claim } from '../claim.ts';
import type { WaterfallStep } from '../graph/contract.ts';
import { fieldsOf } from '../lists/unsure-rows.ts';
import {
  listContactDecisions, noteCarriedOut, type ContactDecision,
} from '../store/review-pair.ts';
import { queueClaimPairs } from './claims.ts';

/** Whom a contact that waits may mean. */
export interface WaitingCandidate {
  readonly personId: bigint;
  readonly probability: number;
  /** Known for the likeliest. */
  readonly waterfall: readonly WaterfallStep[];
}

export interface WaitingContact {
  readonly organisationId: number;
  readonly contactId: bigint;
  readonly claim: Claim;
  readonly candidates: readonly WaitingCandidate[];
  readonly reason: string;
}

/**
 * Puts contacts that wait before the people of their organisation, each beside its candidates. In
 * the transaction in which the contact came: the sender reads the candidates.
 */
export async function queueWaiting(tx: Tx, contacts: readonly WaitingContact[]): Promise<void> {
  await queueClaimPairs(tx, contacts.flatMap(({ contactId, claim, candidates, ...of }) =>
    candidates.map((candidate) => ({
      ...of, ...candidate, contactId, reference: `contact:${contactId}`, claim: fieldsOf(claim),
    }))));
}

/** What was decided so far on contacts that wait; undone decisions and skipped ones are not in. */
export function takeContactDecisions(
  tx: Tx, { before, limit }: { readonly before: Date; readonly limit: number },
): Promise<readonly ContactDecision[]> {
  return listContactDecisions(tx, before, limit);
}

/** From now on a decision on this contact is not taken back here. */
export function closeContactPairs(tx: Tx, contactId: bigint): Promise<void> {
  return noteCarriedOut(tx, contactId);
}
