import type { Organisation } from '../../accounts/index.ts';
import {
  currentVersion, grantedPurposes, withViewer, type Entitlement,
} from '../../agreements/index.ts';
import { recordMany } from '../../audit/index.ts';
import { civicsOf, type Civics } from '../../civics/index.ts';
import { piecesOf } from '../../identity/index.ts';
import { Refusal, type Purpose, type Viewer } from '../../kernel/index.ts';
import type { Database, Tx } from '../../platform/index.ts';
import { isRefused, type Arrival } from '../contact.ts';
import { findKeys, planOnce } from '../store/contact-key.ts';
import { judgeContacts } from './judge.ts';
import { keepPlans } from './keep.ts';
import { laneFor } from './lane.ts';
import { countReceipts, type Receipt } from './receipt.ts';
import { firstOfEachKey, gather, repeated, separate, type Separated } from './repetition.ts';

/** Who contributes; `purpose` is what matching reads for, the first granted one unless told. */
export interface Sender {
  readonly organisation: Organisation;
  readonly userId: string;
  readonly requestId: string | null;
  readonly purpose?: Purpose | undefined;
}

/** One request, its contacts shaped. */
interface Part {
  readonly sender: Sender;
  readonly separated: Separated;
}

const mostTries = 3;

/**
 * Takes 1 to 1,000 contacts in one transaction: when this resolves, whatever it calls accepted or
 * to review is committed. One key has one effect, however often and however concurrently it is
 * sent; a key with another body is refused. A bad contact is refused by itself and spoils no other.
 *
 * Requests of one organisation that arrive while others are being written share a transaction.
 */
export async function receiveContacts(
  db: Database, sender: Sender, raws: readonly unknown[],
): Promise<readonly Receipt[]> {
  const separated = separate(raws);
  const lane = laneFor<Part, readonly Receipt[]>(db, {
    name: `${sender.organisation.organisationId}/${sender.purpose ?? ''}`,
    act: (parts) => takeParts(db, parts),
    isAgain: (error) => error instanceof Refusal,
  });
  return lane.submit({ sender, separated }, separated.fresh.length);
}

/** The receipts of each part; all parts are of one organisation and purpose. */
async function takeParts(
  db: Database, parts: readonly Part[],
): Promise<readonly (readonly Receipt[])[]> {
  const civics = await civicsOf(db);
  for (let tries = 1; ; tries++) {
    const viewer = await contributorOf(db, parts[0]!.sender);
    try {
      return await withViewer(db, viewer, async (tx, entitlement) => {
        await planOnce(tx);
        return takeAll(tx, { viewer, civics, entitlement }, parts);
      });
    } catch (error) {
      const changed = error instanceof Refusal && error.code === 'agreements/changed';
      if (!changed || tries === mostTries) throw error;
    }
  }
}

/** The viewer that a sender is while it contributes: matching reads for a granted purpose. */
export async function contributorOf(db: Database, sender: Sender): Promise<Viewer> {
  const { organisation: { organisationId }, userId } = sender;
  const agreementVersion = await currentVersion(db);
  const granted = await grantedPurposes(db, organisationId, agreementVersion);
  const purpose = granted.find((one) => one === sender.purpose) ?? granted[0] ?? 'compliance';
  return { organisationId, userId, purpose, action: 'view', agreementVersion };
}

interface Taking {
  readonly viewer: Viewer;
  readonly civics: Civics;
  readonly entitlement: Entitlement;
}

async function takeAll(
  tx: Tx, taking: Taking, parts: readonly Part[],
): Promise<readonly (readonly Receipt[])[]> {
  const arrivals: Arrival[] = [];
  for (const { sender: { userId }, separated } of parts) {
    for (const shaped of separated.fresh) {
      arrivals.push({ ...shaped, slot: arrivals.length, userId });
    }
  }
  const { organisation } = parts[0]!.sender;
  const receipts = await asKnown(tx, await take(tx, { ...taking, organisation }, arrivals));
  let from = 0;
  const gathered = parts.map(({ separated }) => {
    const slots = separated.fresh.map(() => receipts.get(from++)!);
    return gather(separated, slots);
  });
  await recordMany(tx, parts.map(({ sender: { userId, requestId } }, at) => ({
    ...taking.viewer, kind: 'contacts.recorded', userId, requestId,
    detail: countReceipts(gathered[at]!),
  })));
  return gathered;
}

/** Persons are told by the number by which they are known; contacts stand under the one matched. */
async function asKnown(
  tx: Tx, receipts: ReadonlyMap<number, Receipt>,
): Promise<ReadonlyMap<number, Receipt>> {
  const numbers = [...receipts.values()].flatMap((receipt) =>
    'personId' in receipt && receipt.personId !== undefined ? [receipt.personId] : []);
  const pieces = await piecesOf(tx, numbers);
  return new Map([...receipts].map(([slot, receipt]) => {
    if (!('personId' in receipt) || receipt.personId === undefined) return [slot, receipt];
    return [slot, { ...receipt, personId: pieces.canonicalOf(receipt.personId) }];
  }));
}

/** The receipt of each slot. */
async function take(
  tx: Tx, { organisation, civics, entitlement }: Taking & Pick<Sender, 'organisation'>,
  arrivals: readonly Arrival[],
): Promise<ReadonlyMap<number, Receipt>> {
  const { organisationId } = organisation;
  const receipts = new Map<number, Receipt>();
  let waiting = arrivals;
  while (waiting.length > 0) {
    const { firsts, rest } = firstOfEachKey(waiting);
    const judged = await judgeContacts(tx, { organisation, civics, entitlement }, firsts);
    judged.forEach((one, at) => {
      if (isRefused(one)) receipts.set(firsts[at]!.slot, one);
    });
    const plans = judged.flatMap((one) => (isRefused(one) ? [] : [one]));
    const kept = await keepPlans(tx, organisationId, plans);
    kept.forEach((receipt, slot) => receipts.set(slot, receipt));
    // The same key again: a key whose first contact was refused is still free.
    const known = await findKeys(tx, organisationId, rest.map(keyOf));
    waiting = rest.filter((one) => {
      const before = known.get(keyOf(one));
      if (before) receipts.set(one.slot, repeated(one, before));
      return !before;
    });
  }
  return receipts;
}

const keyOf = ({ given }: Arrival): string => given.key;
