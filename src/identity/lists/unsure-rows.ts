import type { Tx } from '../../platform/index.ts';
import { queueClaimPairs } from '../review/claims.ts';
import type { ClaimedFields } from '../review/contract.ts';
import type { Claim } from '../claim.ts';
import type { MatchedRow } from './match-rows.ts';

/** Names a row of a list to the review queue. */
export const referenceOf = (listId: string, line: number): string =>
  `${referencesOf(listId)}${line}`;
/** How the references of all rows of a list begin. */
export const referencesOf = (listId: string): string => `${listId}:`;

/**
 * Puts the rows that are unsure before the people of the list's organisation, each beside whom it
 * most likely means. Twice does it once. A system transaction.
 */
export async function queueUnsure(
  tx: Tx, list: { readonly organisationId: number; readonly listId: string },
  matched: readonly MatchedRow[],
): Promise<void> {
  const { organisationId, listId } = list;
  await queueClaimPairs(tx, matched.flatMap((one) => {
    const { outcome, personId, row: { claim, line }, reason, probability, waterfall } = one;
    if (outcome !== 'review' || personId === undefined) return [];
    if (claim === undefined || probability === undefined) return [];
    return [{
      organisationId, personId, reason, reference: referenceOf(listId, line),
      claim: fieldsOf(claim), probability, waterfall,
    }];
  }));
}

/** What a claim tells, as it is shown. */
export function fieldsOf({ name, birth, address, phone, email, voterKey }: Claim): ClaimedFields {
  const parts = [name.first, name.middle, name.last, name.suffix];
  const isAge = birth.age !== undefined;
  return {
    name: parts.filter((part) => part !== '').join(' '),
    birthDate: birth.date ?? null, age: birth.age ?? null,
    birthYear: isAge ? null : birth.years[0] ?? null,
    address: address?.line ?? null, city: address?.city || null, zip: address?.zip || null,
    phone: phone ?? null, email: email ?? null,
    state: voterKey?.state ?? null, voterId: voterKey?.voterId ?? null,
  };
}
