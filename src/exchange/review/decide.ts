import { withViewer, type Entitlement } from '../../agreements/index.ts';
import { record } from '../../audit/index.ts';
import { civicsOf, type Civics } from '../../civics/index.ts';
import {
  identifies, matchOne, piecesOf, readableNumbers, reservePersonIds, type Match,
} from '../../identity/index.ts';
import { assert, refuse, type Viewer } from '../../kernel/index.ts';
import { seal, type Database, type Tx } from '../../platform/index.ts';
import { isRefused, shapeContact } from '../contact.ts';
import { lookUpContacts } from '../intake/judge.ts';
import { tellOfPersons } from '../intake/keep.ts';
import { refuseUnknown } from '../person/page.ts';
import { homeOf, planContact, type Lookup, type Plan } from '../intake/plan.ts';
import { contributorOf, type Sender } from '../intake/receive.ts';
import {
  closePending, dismissPending, holdPending, type Decision, type PendingRow,
} from '../store/pending.ts';
import { writeDecided } from '../store/write-contacts.ts';

export type Wish =
  | { readonly decision: 'attach'; readonly personId: bigint }
  /** Attach to whom the contact itself names by now; nothing happens while it names nobody. */
  | { readonly decision: 'match' }
  | { readonly decision: 'new' }
  | { readonly decision: 'dismiss' };

export interface Decided {
  readonly decision: Decision;
  readonly personId: bigint | null;
}

/**
 * Decides what becomes of a contact that waits: it goes to a person whom the decider may read, to
 * someone new, or to nobody. The contact is then written as it would have been, with the time at
 * which it was received. Deciding the same again changes nothing. Refuses exchange/unknown-review,
 * exchange/unknown-person, exchange/unidentified and exchange/decided (conflict).
 */
export async function decideReview(
  db: Database, sender: Sender, { contactId, wish }: { readonly contactId: bigint; wish: Wish },
): Promise<Decided | undefined> {
  const viewer = await contributorOf(db, sender);
  const civics = await civicsOf(db);
  return withViewer(db, viewer, async (tx, entitlement) => {
    const pending = await holdPending(tx, contactId);
    if (!pending) {
      return refuse({
        kind: 'not-found', code: 'exchange/unknown-review',
        detail: 'No contact of yours with this id waits for a decision.',
      });
    }
    if (pending.decision !== null) return decidedBefore(tx, pending, wish);
    const decided = wish.decision === 'dismiss'
      ? await dismiss(tx, viewer, contactId)
      : await settle(tx, { sender, viewer, civics, entitlement, pending }, wish);
    if (!decided) return undefined;
    await record(tx, {
      kind: 'review.decided', ...viewer, requestId: sender.requestId,
      detail: { contact: seal(tx, 'contact', contactId), decision: decided.decision },
    });
    return decided;
  });
}

async function decidedBefore(
  tx: Tx, { decision, personId }: PendingRow, wish: Wish,
): Promise<Decided> {
  const wanted = wish.decision === 'attach' ? wish.personId : null;
  const pieces = await piecesOf(tx, [personId, wanted].filter((number) => number !== null));
  const isHer = personId !== null && wanted !== null
    && pieces.canonicalOf(personId) === pieces.canonicalOf(wanted);
  const same = wish.decision === 'attach' ? decision === 'attached' && isHer
    : wish.decision === 'new' ? decision === 'new'
      : wish.decision === 'match' || decision === 'dismissed';
  if (same && decision !== null) return { decision, personId };
  return refuse({
    kind: 'conflict', code: 'exchange/decided',
    detail: 'This contact was decided otherwise before.',
  });
}

async function dismiss(tx: Tx, { userId }: Viewer, contactId: bigint): Promise<Decided> {
  await dismissPending(tx, { contactId, userId });
  return { decision: 'dismissed', personId: null };
}

interface Settling {
  readonly sender: Sender;
  readonly viewer: Viewer;
  readonly civics: Civics;
  readonly entitlement: Entitlement;
  readonly pending: PendingRow;
}

async function settle(
  tx: Tx, settling: Settling, wish: Exclude<Wish, { decision: 'dismiss' }>,
): Promise<Decided | undefined> {
  const { sender: { organisation }, civics, entitlement, pending } = settling;
  const shaped = shapeContact(pending.body, 0);
  assert(!isRefused(shaped), 'what waits was checked when it came');
  const arrival = { ...shaped, slot: 0, userId: pending.userId };
  const [found] = await lookUpContacts(tx, { civics, organisation }, [arrival]);
  if (!found || isRefused(found)) return refuseUnreadable(found?.reason);
  if (wish.decision === 'new' && !identifies(found.claim)) return refuseUnidentified();
  const match = await matchFor(tx, entitlement, { found, wish });
  if (wish.decision === 'match' && match.outcome !== 'matched') return undefined;
  if (wish.decision === 'attach' && match.outcome !== 'matched') return refuseUnknown();
  const home = homeOf(civics, organisation.state);
  const plan = planContact(found, match, { civics, home, now: pending.receivedAt });
  const personId = match.personId ?? (await reservePersonIds(tx, 1))[0]!;
  const fate = wish.decision === 'new'
    ? { kind: 'new', newAs: 0 } as const : { kind: 'matched', personId } as const;
  await keepDecided(tx, settling, { plan: { ...plan, fate }, personId });
  return { decision: wish.decision === 'new' ? 'new' : 'attached', personId };
}

async function keepDecided(
  tx: Tx, { viewer: { organisationId, userId }, pending }: Settling,
  { plan, personId }: { readonly plan: Plan; readonly personId: bigint },
): Promise<void> {
  const { contactId } = pending;
  const writing = { organisationId, personOf: () => personId };
  await writeDecided(tx, writing, { plan, decided: pending });
  await tellOfPersons(tx, organisationId, [{ plan, personId, contactId }]);
  const decision = plan.fate.kind === 'new' ? 'new' : 'attached';
  await closePending(tx, { contactId, userId, decision, personId });
}

/** Whom it goes to: the person chosen, if she may be read; nobody known; or whom it now names. */
async function matchFor(
  tx: Tx, entitlement: Entitlement,
  { found, wish }: { readonly found: Lookup; readonly wish: Wish },
): Promise<Match> {
  if (wish.decision === 'attach') {
    const numberOf = await readableNumbers(tx, entitlement, [wish.personId]);
    return matchOne(tx, { entitlement }, { ...found.claim, personId: numberOf(wish.personId) });
  }
  if (wish.decision === 'match') return matchOne(tx, { entitlement }, found.claim);
  return {
    outcome: 'new', tier: 'none', reason: 'Decided to be someone new.', personId: undefined,
    probability: 0, waterfall: [],
    candidates: [], divisionId: undefined, newAs: 0,
  };
}

function refuseUnidentified(): never {
  return refuse({
    kind: 'invalid', code: 'exchange/unidentified',
    detail: 'A new person needs a full name and birth, address, telephone or e-mail.',
  });
}

function refuseUnreadable(reason: string | undefined): never {
  return refuse({
    kind: 'conflict', code: 'exchange/unreadable',
    detail: `What this contact speaks of has changed since: ${reason ?? 'it cannot be read'}.`,
  });
}
