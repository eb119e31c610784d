import type { Change, Database } from '../platform/index.ts';
import { eventKinds, type EventKind } from './contract.ts';
import type { Happening } from './happening.ts';
import { readContacts } from './store/contacts.ts';

/** The changes that the feed tells of, each with its contact; one query whatever their number. */
export async function hydrate(
  db: Database, changes: readonly Change[],
): Promise<readonly Happening[]> {
  const told = changes.flatMap((change) => {
    const kind = eventKinds.find((one) => one === change.kind);
    return kind ? [{ ...change, kind }] : [];
  });
  const refs = told.flatMap(({ kind, personId, objectId }) =>
    (isOfContact(kind) && personId !== null && objectId !== null
      ? [{ personId, contactId: objectId }] : []));
  const contacts = await readContacts(db.system, refs);
  return told.flatMap((change): readonly Happening[] => {
    const { place, at, kind, sourceId, objectId } = change;
    if (!isOfContact(kind)) return [{ place, at, kind, sourceId, contact: null }];
    const contact = objectId === null ? undefined : contacts.get(objectId);
    return contact ? [{ place, at, kind, sourceId, contact }] : [];
  });
}

function isOfContact(kind: EventKind): boolean {
  return kind !== 'roll.switched';
}
