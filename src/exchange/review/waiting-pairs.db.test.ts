import { afterAll, beforeAll, expect, it } from 'vitest';
import { openExchange, type TestExchange } from '../../../test/exchange.ts';
import { addVoters, type TestSlug } from '../../../test/state.ts';
import {
  nextPairReply, pairUndoneReply, type ReviewPairView,
} from '../../identity/review/contract.ts';
import { createLog, problemSchema, readConfig, seal } from '../../platform/index.ts';
import { contactsReply, type ContactOutcome } from '../contract.ts';
import { personPage } from '../person/contract.ts';
import { carryOutPairs } from '../upkeep.ts';

let exchange: TestExchange;
let twins: readonly string[];
beforeAll(async () => {
  exchange = await openExchange(5141);
  const { db, state } = exchange;
  const ids = await addVoters(db, state, [
    { voterId: 'XC1', last: 'DEMO', first: 'ANA', birthYear: 1990, line: '1 Ash Ct' },
    { voterId: 'XC2', last: 'DEMO', first: 'ANA', birthYear: 1990, line: '2 Ash Ct' },
  ]);
  twins = ids.map((id) => seal(db, 'person', id));
});
afterAll(() => exchange.close());

let serial = 0;
async function send(slug: TestSlug): Promise<ContactOutcome> {
  serial += 1;
  const { body } = await exchange.ask(slug, '/v1/contacts', { body: { contacts: [{
    key: `w-${serial}`, channel: 'door', result: 'canvassed', occurredAt: '2026-10-19T10:00:00Z',
    person: { fullName: 'Ana Demo', birthDate: `1990-03-${10 + serial}` },
  }] } });
  const sent = contactsReply.parse(body).items[0]!;
  expect(sent.outcome).toBe('review');
  return sent;
}

async function next(slug: TestSlug): Promise<ReviewPairView | null> {
  return nextPairReply.parse((await exchange.ask(slug, '/v1/review-pairs/next')).body).pair;
}

const decide = (slug: TestSlug, pair: ReviewPairView | null, decision: string) =>
  exchange.ask(slug, `/v1/review-pairs/${pair?.pairId}/decision`, { body: { decision } });
const undo = (slug: TestSlug, pair: ReviewPairView | null) =>
  exchange.ask(slug, `/v1/review-pairs/${pair?.pairId}/undo`, { method: 'POST' });

async function carryOut(afterMs = 61_000): Promise<void> {
  exchange.clock.advance(afterMs);
  const { db } = exchange;
  await carryOutPairs({ db, config: readConfig({}), log: createLog({ level: 'silent' }) });
}

async function contactsOf(slug: TestSlug, personId: string | null | undefined) {
  const { body } = await exchange.ask(slug, `/v1/persons/${personId}`);
  return personPage.parse(body).timeline.items.map(({ contactId }) => contactId);
}

it('a contact that waits stands beside its candidates, for its contributor alone', async () => {
  const { contactId } = await send('lopez');
  expect(await next('okafor')).toBeNull();
  const first = await next('lopez');
  expect(first).toMatchObject({
    origin: 'contact', one: { kind: 'claim', name: 'Ana Demo' }, other: { name: 'ANA DEMO' },
  });
  expect(first?.waterfall.length).toBeGreaterThan(0);
  expect((await decide('lopez', first, 'different')).status).toBe(200);
  const second = await next('lopez');
  expect(new Set([first?.other.personId, second?.other.personId])).toEqual(new Set(twins));
  expect((await decide('lopez', second, 'same')).status).toBe(200);
  expect(await next('lopez')).toBeNull();
  await carryOut(1_000);
  expect(pairUndoneReply.parse((await undo('lopez', second)).body).pair.state).toBe('open');
  await decide('lopez', second, 'same');
  await carryOut();
  await carryOut();
  expect(await contactsOf('okafor', second?.other.personId)).toEqual([contactId]);
  expect(await contactsOf('okafor', first?.other.personId)).toEqual([]);
  const late = await undo('lopez', second);
  expect([late.status, problemSchema.parse(late.body).code])
    .toEqual([409, 'identity/pair-carried-out']);
});

it('one that means none of its candidates becomes someone new', async () => {
  const { contactId } = await send('lopez');
  for (let pair = await next('lopez'); pair; pair = await next('lopez')) {
    await decide('lopez', pair, 'different');
  }
  await carryOut();
  const { body } = await exchange.ask('lopez', `/v1/contacts/${contactId}`);
  const { personId } = body as { personId: string };
  expect(twins).not.toContain(personId);
  expect(await contactsOf('lopez', personId)).toEqual([contactId]);
});

it('one that is decided among the waiting contacts leaves the queue', async () => {
  const { contactId } = await send('okafor');
  expect(await next('okafor')).not.toBeNull();
  await exchange.ask('okafor', `/v1/reviews/${contactId}/decision`,
    { body: { decision: 'dismiss' } });
  expect(await next('okafor')).toBeNull();
});
