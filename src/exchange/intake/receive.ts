import type { Organisation } from '../../accounts/index.ts';
import {
  currentVersion, grantedPurposes, withViewer, type Entitlement,
} from '../../agreements/index.ts';
import { record } from '../../audit/index.ts';
import { civicsOf, type Civics } from '../../civics/index.ts';
import { Refusal, type Purpose, type Viewer } from '../../kernel/index.ts';
import type { Database, Tx } from '../../platform/index.ts';
import { isRefused, type Shaped } from '../contact.ts';
import { findKeys } from '../store/contact-key.ts';
import { judgeContacts } from './judge.ts';
import { keepPlans } from './keep.ts';
import { countReceipts, type Receipt } from './receipt.ts';
import { firstOfEachKey, gather, repeated, separate } from './repetition.ts';

/** Who contributes; `purpose` is what matching reads for, the first granted one unless told. */
export interface Sender {
  readonly organisation: Organisation;
  readonly userId: string;
  readonly requestId: string | null;
  readonly purpose?: Purpose | undefined;
}

const mostTries = 3;

/**
 * Takes 1 to 1,000 contacts in one transaction: when this resolves, whatever it calls accepted or
 * to review is committed. One key has one effect, however often and however concurrently it is
 * sent; a key with another body is refused. A bad contact is refused by itself and spoils no other.
 */
export async function receiveContacts(
  db: Database, sender: Sender, raws: readonly unknown[],
): Promise<readonly Receipt[]> {
  const { fresh, settled } = separate(raws);
  const civics = await civicsOf(db);
  for (let tries = 1; ; tries++) {
    const viewer = await contributorOf(db, sender);
    try {
      const receipts = await withViewer(db, viewer, (tx, entitlement) =>
        take(tx, { sender, viewer, civics, entitlement }, fresh));
      return gather(raws.length, { receipts, settled });
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
  readonly sender: Sender;
  readonly viewer: Viewer;
  readonly civics: Civics;
  readonly entitlement: Entitlement;
}

async function take(
  tx: Tx, { sender, viewer, civics, entitlement }: Taking, contacts: readonly Shaped[],
): Promise<readonly Receipt[]> {
  const { organisation, requestId } = sender;
  const receipts: Receipt[] = [];
  let waiting = contacts;
  while (waiting.length > 0) {
    const { firsts, rest } = firstOfEachKey(waiting);
    const judged = await judgeContacts(tx, { organisation, civics, entitlement }, firsts);
    const plans = judged.flatMap((one) => (isRefused(one) ? [] : [one]));
    receipts.push(...judged.filter(isRefused), ...await keepPlans(tx, viewer, plans));
    // Another body under a key of this request: a key that was refused is still free.
    const known = await findKeys(tx, organisation.organisationId, rest.map(keyOf));
    receipts.push(...rest.flatMap((one) => {
      const before = known.get(keyOf(one));
      return before ? [repeated(one, before)] : [];
    }));
    waiting = rest.filter((one) => !known.has(keyOf(one)));
  }
  await record(tx, {
    kind: 'contacts.recorded', ...viewer, requestId, detail: countReceipts(receipts),
  });
  return receipts;
}

const keyOf = ({ given }: Shaped): string => given.key;
