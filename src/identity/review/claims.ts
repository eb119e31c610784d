import type { Tx } from '../../platform/index.ts';
import type { WaterfallStep } from '../graph/contract.ts';
import { listRecords, type RecordRow } from '../store/record.ts';
import { deleteClaims, insertPairs, listClaimDecisions } from '../store/review-pair.ts';
import type { ClaimedFields, PairDecision } from './contract.ts';

/** A row of an organisation's list, or a contact of hers that waits, that may be a person. */
export interface ClaimPair {
  readonly organisationId: number;
  /** Names the row to whoever put it here, e.g. the list's id and the line. */
  readonly reference: string;
  /** Of a contact that waits. */
  readonly contactId?: bigint;
  readonly claim: ClaimedFields;
  readonly personId: bigint;
  readonly probability: number;
  readonly weightsVersion?: string;
  readonly waterfall: readonly WaterfallStep[];
  readonly reason: string;
}

/**
 * Puts rows of lists into the review queue, each beside a record of its best candidate: her
 * registration, else what the organisation itself said of her. Only the organisation sees them. A
 * pair that was put there before stays; one without a record that may be shown is left out.
 */
export async function queueClaimPairs(tx: Tx, pairs: readonly ClaimPair[]): Promise<void> {
  if (pairs.length === 0) return;
  const rows = await listRecords(tx, [...new Set(pairs.map(({ personId }) => personId))]);
  const records = Map.groupBy(rows, ({ personId }) => personId);
  await insertPairs(tx, pairs.flatMap((pair) => {
    const other = bestOf(records.get(pair.personId) ?? [], pair.organisationId);
    if (!other) return [];
    const { organisationId, claim, reference, contactId, probability, waterfall, reason } = pair;
    const isWaiting = contactId !== undefined;
    return [{
      origin: isWaiting ? 'contact' as const : 'list' as const, organisationId, other, probability,
      one: { claim, reference, ...(isWaiting && { contactId }) },
      weightsVersion: pair.weightsVersion ?? null, waterfall, reason,
    }];
  }));
}

function bestOf(records: readonly RecordRow[], organisationId: number): RecordRow | undefined {
  return records.find(({ kind }) => kind === 'registration')
    ?? records.find(({ sourceId }) => sourceId === organisationId) ?? records[0];
}

/** Forgets the rows of a list, and what was decided on them. A system transaction. */
export function dropClaimPairs(
  tx: Tx, organisationId: number, beginning: string,
): Promise<void> {
  return deleteClaims(tx, organisationId, beginning);
}

export interface ClaimDecision {
  readonly decision: PairDecision;
  readonly personId: bigint;
}

/** What was decided on rows of the organisation's lists, by reference; the rest is left out. */
export async function findClaimDecisions(
  tx: Tx, organisationId: number, references: readonly string[],
): Promise<ReadonlyMap<string, ClaimDecision>> {
  if (references.length === 0) return new Map();
  const rows = await listClaimDecisions(tx, organisationId, references);
  return new Map(rows.map(({ reference, decision, personId }) =>
    [reference, { decision, personId }]));
}
