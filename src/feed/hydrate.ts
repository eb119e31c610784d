import { readContacts, readTraces, type ContactFacts } from '../exchange/index.ts';
import type { Change, Database } from '../platform/index.ts';
import { eventKinds } from './contract.ts';
import type { Happening } from './happening.ts';

/** A change with the contact it is about, where it is about one. */
export interface HydratedChange extends Change {
  readonly contact: ContactFacts | null;
}

/** Every change with its contact; one query whatever their number. */
export async function withContacts(
  db: Database, changes: readonly Change[],
): Promise<readonly HydratedChange[]> {
  const refs = changes.flatMap(({ kind, personId, objectId }) =>
    (kind.startsWith('contact.') && personId !== null && objectId !== null
      ? [{ personId, contactId: objectId }] : []));
  const contacts = await readContacts(db.system, refs);
  return changes.map((change) => {
    const isOfContact = change.kind.startsWith('contact.') && change.objectId !== null;
    return { ...change, contact: (isOfContact && contacts.get(change.objectId)) || null };
  });
}

const isOfPerson = (kind: string): boolean => kind === 'person.merged' || kind === 'person.split';

/** The changes that the feed tells of. */
export async function hydrate(
  db: Database, changes: readonly Change[],
): Promise<readonly Happening[]> {
  const traces = await readTraces(db.system, changes.flatMap(({ kind, personId }) =>
    isOfPerson(kind) && personId !== null ? [personId] : []));
  return (await withContacts(db, changes)).flatMap((change): readonly Happening[] => {
    const kind = eventKinds.find((one) => one === change.kind);
    if (!kind) return [];
    const { place, at, sourceId, contact, personId, objectId: otherId } = change;
    const happening = { place, at, kind, sourceId, contact };
    if (isOfPerson(kind)) {
      if (personId === null || otherId === null) return [];
      return [{ ...happening,
        person: { personId, otherId, traces: traces.get(personId) ?? [] } }];
    }
    return kind === 'roll.switched' || contact ? [happening] : [];
  });
}
