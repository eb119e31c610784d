import {
  openPersons, queueWaiting, recordStatements, reservePersonIds,
} from '../../identity/index.ts';
import { appendChanges, type Tx } from '../../platform/index.ts';
import type { Plan } from './plan.ts';
import type { Kept, Receipt, Waiting } from './receipt.ts';
import { repeated } from './repetition.ts';
import { findKeys } from '../store/contact-key.ts';
import { writePlans } from '../store/write-contacts.ts';

/** Writes what has a key that is new, tells of the rest what became of it before. */
export async function keepPlans(
  tx: Tx, organisationId: number, plans: readonly Plan[],
): Promise<ReadonlyMap<number, Receipt>> {
  if (plans.length === 0) return new Map();
  const newIds = await newPersonIds(tx, plans);
  const personOf = ({ fate }: Plan): bigint | undefined => {
    if (fate.kind === 'review') return undefined;
    return fate.kind === 'matched' ? fate.personId : newIds.get(fate.newAs);
  };
  const written = await writePlans(tx, { organisationId, personOf }, plans);
  const kept = plans.filter((plan) => written.has(plan.shaped.given.key));
  const accepted = kept.flatMap((plan) => {
    const personId = personOf(plan);
    const contactId = written.get(plan.shaped.given.key)!;
    return personId === undefined ? [] : [{ plan, personId, contactId }];
  });
  await tellOfPersons(tx, organisationId, accepted);
  await queueWaiting(tx, kept.flatMap(({ shaped, fate, claim, reason }) => {
    if (fate.kind !== 'review') return [];
    const contactId = written.get(shaped.given.key)!;
    return [{ organisationId, contactId, claim, reason, candidates: fate.likely ?? [] }];
  }));
  const lost = plans.filter((plan) => !written.has(plan.shaped.given.key));
  const known = await findKeys(tx, organisationId, lost.map(({ shaped }) => shaped.given.key));
  return new Map<number, Receipt>([
    ...kept.map((plan) => [plan.shaped.slot,
      receiptOf(plan, written.get(plan.shaped.given.key)!, personOf(plan))] as const),
    ...lost.map(({ shaped }) => [shaped.slot,
      repeated(shaped, known.get(shaped.given.key)!)] as const),
  ]);
}

interface Accepted {
  readonly plan: Plan;
  readonly personId: bigint;
  readonly contactId: bigint;
}

/** New persons, what was said of them and of others, and the changes for whoever follows them. */
export async function tellOfPersons(
  tx: Tx, organisationId: number, accepted: readonly Accepted[],
): Promise<void> {
  const created = accepted.filter(({ plan }) => plan.fate.kind === 'new')
    .map(({ personId }) => personId);
  await openPersons(tx, organisationId, [...new Set(created)]);
  await recordStatements(tx, accepted.map(({ plan, personId, contactId }) => ({
    personId, contactId, sourceId: organisationId, divisionId: plan.divisionId, claim: plan.claim,
  })));
  await appendChanges(tx, accepted.map(({ personId, contactId }) => ({
    kind: 'contact.recorded', sourceId: organisationId, personId, objectId: contactId,
  })));
}

async function newPersonIds(
  tx: Tx, plans: readonly Plan[],
): Promise<ReadonlyMap<number, bigint>> {
  const slots = new Set(plans.flatMap(({ fate }) => fate.kind === 'new' ? [fate.newAs] : []));
  const ids = await reservePersonIds(tx, slots.size);
  return new Map([...slots].map((slot, at) => [slot, ids[at]!]));
}

function receiptOf(plan: Plan, contactId: bigint, personId: bigint | undefined): Kept | Waiting {
  const { shaped: { place, given: { key } }, fate, reason } = plan;
  if (personId === undefined || fate.kind === 'review') {
    return { outcome: 'review', place, key, contactId, reason };
  }
  return { outcome: 'accepted', place, key, contactId, personId, match: fate.kind, reason };
}
