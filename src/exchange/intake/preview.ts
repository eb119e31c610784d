import { withViewer } from '../../agreements/index.ts';
import { civicsOf } from '../../civics/index.ts';
import type { Database } from '../../platform/index.ts';
import { isRefused, type Refused } from '../contact.ts';
import { judgeContacts, type Judged } from './judge.ts';
import { contributorOf, type Sender } from './receive.ts';
import { repeated, separate } from './repetition.ts';
import { findKeys, type KnownKey } from '../store/contact-key.ts';

/** What would become of a contact if it were sent now. */
export type PreviewedContact = Refused | {
  readonly outcome: 'accepted' | 'review' | 'duplicate';
  readonly place: number;
  readonly key: string;
  readonly reason: string;
  readonly match?: 'matched' | 'new';
};

const known = 'It was received before; nothing more happens.';

/** What would become of contacts, in the order given. Writes nothing and promises nothing. */
export async function previewContacts(
  db: Database, sender: Sender, raws: readonly unknown[],
): Promise<readonly PreviewedContact[]> {
  const { fresh, settled } = separate(raws);
  const civics = await civicsOf(db);
  const { organisation } = sender;
  const viewer = await contributorOf(db, sender);
  const previewed = await withViewer(db, viewer, async (tx, entitlement) => {
    const { userId } = sender;
    const arrivals = fresh.map((shaped, slot) => ({ ...shaped, slot, userId }));
    const judged = await judgeContacts(tx, { organisation, civics, entitlement }, arrivals);
    const keys = await findKeys(tx, organisation.organisationId,
      fresh.map(({ given }) => given.key));
    const standing = new Map<string, KnownKey>(keys);
    return judged.map((one, at): PreviewedContact => {
      const shaped = fresh[at]!;
      const { key } = shaped.given;
      const before = standing.get(key);
      const again = before && repeated(shaped, before);
      // What comes later under a key that this one would take is another contact.
      if (!before && !isRefused(one)) {
        standing.set(key, { contactId: 0n, personId: undefined, bodyHash: shaped.bodyHash });
      }
      if (!again) return previewOf(one);
      return isRefused(again) ? again : duplicate(again);
    });
  });
  const byPlace = new Map(previewed.map((one) => [one.place, one]));
  for (const one of settled) {
    if (isRefused(one)) byPlace.set(one.place, one);
    else byPlace.set(one.place, duplicate({ place: one.place, key: one.first.given.key }));
  }
  return raws.map((_, place) => byPlace.get(place)!);
}

function duplicate({ place, key }: { readonly place: number; readonly key: string }) {
  return { outcome: 'duplicate', place, key, reason: known } as const;
}

function previewOf(judged: Judged): PreviewedContact {
  if (isRefused(judged)) return judged;
  const { shaped: { place, given: { key } }, fate, reason } = judged;
  if (fate.kind === 'review') return { outcome: 'review', place, key, reason };
  return { outcome: 'accepted', place, key, reason, match: fate.kind };
}
