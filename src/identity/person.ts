import { appendChanges, type Tx } from '../platform/index.ts';
import type { Claim } from './claim.ts';
import {
  insertPersons, insertStatements, reservePersonIds, type NewStatement,
} from './store/persons.ts';

/**
 * Opens persons on what a source said of people that nobody knew. Their ids are taken before
 * (`reservePersonIds`), are never reused and never change.
 */
export async function openPersons(
  tx: Tx, sourceId: number, personIds: readonly bigint[],
): Promise<void> {
  if (personIds.length === 0) return;
  await insertPersons(tx, personIds);
  await appendChanges(tx, personIds.map((personId) =>
    ({ kind: 'person.created', sourceId, personId, objectId: personId })));
}

/** A new person at once, with what `sourceId` says of her. */
export async function newPerson(tx: Tx, sourceId: number): Promise<bigint> {
  const [personId] = await reservePersonIds(tx, 1);
  await openPersons(tx, sourceId, [personId!]);
  return personId!;
}

/** Keeps what a source said, beside what was said before; nothing is overwritten. */
export async function recordStatements(
  tx: Tx, statements: readonly NewStatement[],
): Promise<void> {
  const telling = statements.filter(({ claim }) => tellsAnything(claim));
  if (telling.length > 0) await insertStatements(tx, telling);
}

/** Whether the claim says anything of the person beyond an id. */
export function tellsAnything({ name, birth, address, phone, email }: Claim): boolean {
  return name.lastKey !== '' || name.firstKey !== '' || birth.years.length > 0
    || address !== undefined || phone !== undefined || email !== undefined;
}
