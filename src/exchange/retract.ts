import { withViewer } from '../agreements/index.ts';
import { record } from '../audit/index.ts';
import { holdGraph } from '../identity/index.ts';
import { refuse } from '../kernel/index.ts';
import { appendChanges, seal, type Database, type Tx } from '../platform/index.ts';
import { contributorOf, type Sender } from './intake/receive.ts';
import { findContact, insertRetraction } from './store/contact.ts';
import { dismissPending, findPending } from './store/pending.ts';

export interface Retracted {
  readonly at: Date;
  readonly reason: string;
}

/**
 * Takes one of the sender's own contacts back by a further line; whoever sees it, sees it no more.
 * Doing it twice does it once. A contact that still waits for a decision is dismissed. Refuses
 * exchange/unknown-contact, also for others' contacts.
 */
export async function retractContact(
  db: Database, sender: Sender,
  { contactId, reason }: { readonly contactId: bigint; readonly reason: string },
): Promise<Retracted> {
  const viewer = await contributorOf(db, sender);
  const { organisationId, userId } = viewer;
  return withViewer(db, viewer, async (tx) => {
    // A split writes the contact again: it sees the retraction, or the retraction sees the split.
    await holdGraph(tx, 'shared');
    const contact = await findContact(tx, contactId, [organisationId]);
    if (!contact) return retractPending(tx, { contactId, reason, userId });
    if (contact.retractedAt !== null) {
      return { at: contact.retractedAt, reason: contact.retractReason ?? '' };
    }
    const { personId } = contact;
    const taken = { personId, contactId, organisationId, userId, reason };
    if (!await insertRetraction(tx, taken)) {
      const other = await findContact(tx, contactId, [organisationId]);
      return { at: other!.retractedAt!, reason: other!.retractReason ?? '' };
    }
    await appendChanges(tx, [
      { kind: 'contact.retracted', sourceId: organisationId, personId, objectId: contactId },
    ]);
    await record(tx, {
      kind: 'contact.retracted', ...viewer, requestId: sender.requestId,
      detail: { contact: seal(tx, 'contact', contactId) },
    });
    return { at: tx.now, reason };
  });
}

async function retractPending(
  tx: Tx,
  { contactId, reason, userId }: {
    readonly contactId: bigint; readonly reason: string; readonly userId: string;
  },
): Promise<Retracted> {
  const pending = await findPending(tx, contactId);
  if (pending && pending.decision === null) {
    await dismissPending(tx, { contactId, userId });
    return { at: tx.now, reason };
  }
  if (pending?.decision === 'dismissed') return { at: pending.decidedAt ?? tx.now, reason };
  return refuseUnknownContact();
}

export function refuseUnknownContact(): never {
  return refuse({
    kind: 'not-found', code: 'exchange/unknown-contact', detail: 'There is no such contact here.',
  });
}
