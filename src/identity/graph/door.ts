import type { Entitlement } from '../../agreements/index.ts';
import type { Tx } from '../../platform/index.ts';
import { findExternalIds } from '../store/external-id.ts';
import { findReadable } from '../store/readable.ts';
import { piecesOf } from './pieces.ts';

/**
 * Under which of her numbers the asker may read a person, for each number given: that one itself
 * where it can, else another of hers. What comes for her is kept there, and goes with it in a
 * split.
 */
export async function readableNumbers(
  tx: Tx, entitlement: Entitlement, personIds: readonly bigint[],
): Promise<(personId: bigint) => bigint> {
  const pieces = await piecesOf(tx, personIds);
  const several = pieces.all.filter((number) => pieces.membersOf(number).length > 1);
  if (several.length === 0) return (personId) => personId;
  const found = await findReadable(tx, entitlement, several);
  const readable = new Set(found.map(({ personId }) => personId));
  return (personId) => (readable.has(personId) ? personId
    : pieces.membersOf(personId).find((number) => readable.has(number)) ?? personId);
}

/** Whom an organisation's own ids name, as numbers; ids that name nobody are left out. */
export async function personsByExternalId(
  tx: Tx, organisationId: number, externalIds: readonly string[],
): Promise<ReadonlyMap<string, bigint>> {
  const rows = await findExternalIds(tx, organisationId, [...new Set(externalIds)]);
  return new Map(rows.map(({ externalId, personId }) => [externalId, personId]));
}
