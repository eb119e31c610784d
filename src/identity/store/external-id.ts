import type { Tx } from '../../platform/index.ts';

export interface ExternalIdRow {
  readonly externalId: string;
  /** The number under which it was put. */
  readonly personId: bigint;
  readonly at: Date;
}

const columns = ['external_id as externalId', 'person_id as personId', 'at'] as const;

/** Of the transaction's organisation: which numbers these ids of its own lead to. */
export async function findExternalIds(
  tx: Tx, organisationId: number, externalIds: readonly string[],
): Promise<readonly ExternalIdRow[]> {
  if (externalIds.length === 0) return [];
  return tx.sql.selectFrom('external_id').select(columns)
    .where('organisation_id', '=', organisationId)
    .where('external_id', 'in', [...externalIds]).execute();
}

/** The organisation's own ids of a person, by any of her numbers. */
export async function listExternalIds(
  tx: Tx, organisationId: number, numbers: readonly bigint[],
): Promise<readonly ExternalIdRow[]> {
  return tx.sql.selectFrom('external_id').select(columns)
    .where('organisation_id', '=', organisationId)
    .where('person_id', 'in', [...numbers])
    .orderBy('external_id').limit(1_000).execute();
}

/** False where the id is taken already. */
export async function insertExternalId(tx: Tx, given: {
  readonly organisationId: number;
  readonly userId: string;
  readonly externalId: string;
  readonly personId: bigint;
}): Promise<boolean> {
  const row = await tx.sql.insertInto('external_id').values({
    organisation_id: given.organisationId, external_id: given.externalId,
    person_id: given.personId, user_id: given.userId, at: tx.now,
  }).onConflict((conflict) => conflict.doNothing()).returning('external_id').executeTakeFirst();
  return row !== undefined;
}

/** Gives many at once; ids that lead to somebody already stay as they are. */
export async function insertExternalIds(tx: Tx, given: {
  readonly organisationId: number;
  readonly userId: string;
  readonly ids: readonly Pick<ExternalIdRow, 'externalId' | 'personId'>[];
}): Promise<void> {
  if (given.ids.length === 0) return;
  await tx.sql.insertInto('external_id').values(given.ids.map(({ externalId, personId }) => ({
    organisation_id: given.organisationId, external_id: externalId, person_id: personId,
    user_id: given.userId, at: tx.now,
  }))).onConflict((conflict) => conflict.doNothing()).execute();
}

/** False where it led to none of these numbers. */
export async function deleteExternalId(tx: Tx, given: {
  readonly organisationId: number;
  readonly externalId: string;
  readonly numbers: readonly bigint[];
}): Promise<boolean> {
  const row = await tx.sql.deleteFrom('external_id')
    .where('organisation_id', '=', given.organisationId)
    .where('external_id', '=', given.externalId)
    .where('person_id', 'in', [...given.numbers]).returning('external_id').executeTakeFirst();
  return row !== undefined;
}
