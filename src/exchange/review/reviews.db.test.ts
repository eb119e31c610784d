import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openExchange, type TestExchange } from '../../../test/exchange.ts';
import { addVoters, type TestSlug } from '../../../test/state.ts';
import { createLog, problemSchema, readConfig, seal } from '../../platform/index.ts';
import { contactsReply, type ContactOutcome } from '../contract.ts';
import { personPage } from '../person/contract.ts';
import { ageKeys, retryReviews } from '../upkeep.ts';
import { decisionReply, reviewSchema } from './contract.ts';

let exchange: TestExchange;
let persons: readonly string[];

beforeAll(async () => {
  exchange = await openExchange(4530);
  const { db, state } = exchange;
  const ids = await addVoters(db, state, [
    { voterId: 'XC1', last: 'DEMO', first: 'ANA', birthYear: 1990, line: '1 Ash Ct' },
    { voterId: 'XC2', last: 'DEMO', first: 'ANA', birthYear: 1990, line: '2 Ash Ct' },
  ]);
  persons = ids.map((id) => seal(db, 'person', id));
});
afterAll(() => exchange.close());

let serial = 0;
type Given = Readonly<Record<string, unknown>>;
function contact(given: Given = {}): Given {
  serial += 1;
  // Another day each time: what is attached is remembered, and would match the next one.
  const birthDate = `1990-02-${String(serial + 1).padStart(2, '0')}`;
  return {
    key: `r-${serial}`, person: { fullName: 'Ana Demo', birthDate }, channel: 'door',
    result: 'canvassed', occurredAt: '2026-10-20T10:00:00Z',
    answers: [{ question: 'postal-trust', option: 1 }], ...given,
  };
}

async function send(slug: TestSlug, given: Given): Promise<ContactOutcome> {
  const { body } = await exchange.ask(slug, '/v1/contacts', { body: { contacts: [given] } });
  return contactsReply.parse(body).items[0]!;
}

async function reviews(slug: TestSlug) {
  const { body } = await exchange.ask(slug, '/v1/reviews?limit=500');
  return (body as { items: unknown[] }).items.map((item) => reviewSchema.parse(item));
}

const decide = (slug: TestSlug, id: string | undefined, body: Given) =>
  exchange.ask(slug, `/v1/reviews/${id}/decision`, { body });

const codeOf = (reply: { readonly body: unknown }): string => problemSchema.parse(reply.body).code;

async function timelineOf(slug: TestSlug, personId: string | null | undefined) {
  const { body } = await exchange.ask(slug, `/v1/persons/${personId}`);
  return personPage.parse(body).timeline.items;
}

async function changes(kind: string): Promise<number> {
  const { rows } = await sql<{ n: bigint }>`select count(*) as n from change
    where kind = ${kind}`.execute(exchange.db.system);
  return Number(rows[0]!.n);
}

describe('what waits', () => {
  it('is listed for its contributor with candidates, and for nobody else', async () => {
    const { contactId } = await send('lopez', contact());
    const [review] = await reviews('lopez');
    expect(review).toMatchObject({
      reviewId: contactId, code: 'ambiguous', key: `r-${serial}`,
      candidates: [{ personId: persons[0] }, { personId: persons[1] }],
    });
    for (const slug of ['okafor', 'neighbors', 'unsigned'] as const) {
      expect(await reviews(slug)).toEqual([]);
      expect(codeOf(await decide(slug, contactId, { decision: 'dismiss' })))
        .toBe('exchange/unknown-review');
    }
  });

  it('is attached to a candidate with the time at which it was received', async () => {
    const given = contact();
    const { contactId } = await send('lopez', given);
    const receivedAt = exchange.clock.now().toISOString();
    const before = await changes('contact.recorded');
    exchange.clock.advance(3_600_000);
    const reply = await decide('lopez', contactId, { decision: 'attach', personId: persons[1] });
    expect(decisionReply.parse(reply.body))
      .toEqual({ contactId, decision: 'attached', personId: persons[1] });
    const [shown] = await timelineOf('okafor', persons[1]);
    expect(shown).toMatchObject({ contactId, receivedAt, answers: [{ question: 'postal-trust' }] });
    expect(await changes('contact.recorded')).toBe(before + 1);
    expect(await send('lopez', given))
      .toMatchObject({ outcome: 'duplicate', contactId, personId: persons[1] });
  });

  it('is decided once: the same again changes nothing, another is a conflict', async () => {
    const { contactId } = await send('lopez', contact());
    const attach = { decision: 'attach', personId: persons[0] };
    await Promise.all([1, 2, 3, 4].map(() => decide('lopez', contactId, attach)));
    const again = await decide('lopez', contactId, attach);
    expect(decisionReply.parse(again.body).decision).toBe('attached');
    const other = await decide('lopez', contactId, { decision: 'dismiss' });
    expect([other.status, codeOf(other)]).toEqual([409, 'exchange/decided']);
    const mine = await timelineOf('lopez', persons[0]);
    expect(mine.filter((one) => one.contactId === contactId)).toHaveLength(1);
  });

  it('becomes someone new where enough is told, else not', async () => {
    const { contactId } = await send('lopez', contact());
    const reply = decisionReply.parse((await decide('lopez', contactId, { decision: 'new' })).body);
    expect(reply.decision).toBe('new');
    expect(persons).not.toContain(reply.personId);
    expect(await timelineOf('okafor', reply.personId)).toHaveLength(1);
    const bare = await send('lopez', contact({ person: { state: 'xc', voterId: 'XC9' } }));
    expect(codeOf(await decide('lopez', bare.contactId, { decision: 'new' })))
      .toBe('exchange/unidentified');
  });

  it('is dismissed and is then nobody’s, its key stays taken', async () => {
    const given = contact();
    const { contactId } = await send('lopez', given);
    await decide('lopez', contactId, { decision: 'dismiss' });
    expect((await reviews('lopez')).map(({ reviewId }) => reviewId)).not.toContain(contactId);
    expect(await send('lopez', given)).toMatchObject({ outcome: 'duplicate', contactId });
  });

  it('cannot go to a person whom the decider may not read', async () => {
    const theirs = await send('neighbors', contact({
      person: { fullName: 'Nadia Inventedson', age: 30 },
    }));
    const { contactId } = await send('lopez', contact());
    const { personId } = theirs;
    const reply = await decide('lopez', contactId, { decision: 'attach', personId });
    expect([reply.status, codeOf(reply)]).toEqual([404, 'exchange/unknown-person']);
  });

  it('is attached by itself once a roll knows its voter id', async () => {
    const person = { state: 'xc', voterId: 'xc77' };
    const { contactId } = await send('lopez', contact({ person }));
    const { db, state } = exchange;
    const deps = { db, config: readConfig({}), log: createLog({ level: 'silent' }) };
    await retryReviews(deps);
    const waiting = (await reviews('lopez')).map(({ reviewId }) => reviewId);
    expect(waiting).toContain(contactId);
    const [id] = await addVoters(db, state, [
      { voterId: 'XC77', last: 'LATE', first: 'LOU', birthYear: 1970 },
    ]);
    await retryReviews(deps);
    const [shown] = await timelineOf('okafor', seal(db, 'person', id!));
    expect(shown!.contactId).toBe(contactId);
  });
});

describe('a contact taken back', () => {
  it('vanishes from everyone’s view, once, by its contributor alone', async () => {
    const person = { state: 'xc', voterId: 'XC1' };
    const { contactId, personId } = await send('lopez', contact({ person }));
    const retract = (slug: TestSlug) => exchange.ask(slug, `/v1/contacts/${contactId}/retract`,
      { body: { reason: 'wrong door' } });
    const foreign = await retract('okafor');
    expect([foreign.status, codeOf(foreign)]).toEqual([404, 'exchange/unknown-contact']);
    const before = await changes('contact.retracted');
    const replies = await Promise.all([1, 2, 3].map(() => retract('lopez')));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await changes('contact.retracted')).toBe(before + 1);
    const shows = async (slug: TestSlug) =>
      (await timelineOf(slug, personId)).find((one) => one.contactId === contactId);
    expect(await shows('okafor')).toBeUndefined();
    expect((await shows('lopez'))?.retracted?.reason).toBe('wrong door');
    expect((await exchange.ask('okafor', `/v1/contacts/${contactId}`)).status).toBe(404);
  });

  it('while it waits is dismissed', async () => {
    const { contactId } = await send('lopez', contact());
    const reply = await exchange.ask('lopez', `/v1/contacts/${contactId}/retract`, { body: {} });
    expect(reply.status).toBe(200);
    expect((await reviews('lopez')).map(({ reviewId }) => reviewId)).not.toContain(contactId);
  });
});

it('one’s own contacts are listed, the last received first, and only one’s own', async () => {
  const { contactId } = await send('okafor', contact({ person: { id: persons[0] } }));
  const { body } = await exchange.ask('okafor', '/v1/contacts?limit=500');
  const { items } = body as { items: { contactId: string; seen: { own: boolean } }[] };
  expect(items[0]!.contactId).toBe(contactId);
  expect(items.every(({ seen }) => seen.own)).toBe(true);
});

it('a key is forgotten after 400 days, what it brought is not', async () => {
  const given = contact({ person: { id: persons[0] } });
  const first = await send('lopez', given);
  const { db, clock } = exchange;
  const deps = { db, config: readConfig({}), log: createLog({ level: 'silent' }) };
  clock.advance(399 * 86_400_000);
  await ageKeys(deps);
  expect((await send('lopez', given)).outcome).toBe('duplicate');
  clock.advance(2 * 86_400_000);
  await ageKeys(deps);
  const again = await send('lopez', given);
  expect(again.outcome).toBe('accepted');
  expect(again.contactId).not.toBe(first.contactId);
});
