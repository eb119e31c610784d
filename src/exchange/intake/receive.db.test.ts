import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openExchange, type TestExchange } from '../../../test/exchange.ts';
import { addVoters, type TestSlug } from '../../../test/state.ts';
import { problemSchema, seal } from '../../platform/index.ts';
import { contactsReply, type ContactOutcome } from '../contract.ts';

let exchange: TestExchange;
let persons: readonly string[];

beforeAll(async () => {
  exchange = await openExchange(4510);
  const { db, state } = exchange;
  const ids = await addVoters(db, state, [
    { voterId: 'XC1', last: 'TESTERLY', first: 'QUILLAN', birthYear: 1971, line: '12 Oak St' },
    { voterId: 'XC2', last: 'DEMO', first: 'ANA', birthYear: 1990, line: '1 Ash Ct' },
    { voterId: 'XC3', last: 'DEMO', first: 'ANA', birthYear: 1990, line: '2 Ash Ct' },
  ]);
  persons = ids.map((id) => seal(db, 'person', id));
});
afterAll(() => exchange.close());

let serial = 0;
type Given = Readonly<Record<string, unknown>>;

function contact(given: Given = {}): Given {
  serial += 1;
  return {
    key: `k-${serial}`, person: { state: 'xc', voterId: 'XC1' }, channel: 'door',
    result: 'canvassed', occurredAt: '2026-10-20T15:00:00Z', by: 'c-7', ...given,
  };
}

/** At least as many outcomes as contacts were sent, or the test fails here. */
async function send(slug: TestSlug, ...contacts: Given[]): Promise<[ContactOutcome, ...Sent]> {
  const { status, body } = await exchange.ask(slug, '/v1/contacts', { body: { contacts } });
  expect(status).toBe(200);
  const { items } = contactsReply.parse(body);
  expect(items).toHaveLength(contacts.length);
  return items as [ContactOutcome, ...Sent];
}
type Sent = [ContactOutcome, ContactOutcome, ...ContactOutcome[]];

async function count(table: string): Promise<number> {
  const { rows } = await sql<{ n: bigint }>`select count(*) as n from ${sql.table(table)}`
    .execute(exchange.db.system);
  return Number(rows[0]!.n);
}

const stored = ['contact', 'answer', 'contact_key', 'pending_contact', 'person', 'statement',
  'change'] as const;
async function storedRows(): Promise<readonly number[]> {
  const counts: number[] = [];
  for (const table of stored) counts.push(await count(table));
  return counts;
}

describe('a contact is accepted', () => {
  it('for a voter id, a Commonroll id, and a name with an address', async () => {
    const items = await send('lopez',
      contact(),
      contact({ person: { id: persons[1] } }),
      contact({ person: {
        fullName: 'Quillan Testerly', address: { line: '12 Oak Street', zip: '27511' },
      } }));
    expect(items.map((item) => [item.outcome, item.match, item.personId])).toEqual([
      ['accepted', 'matched', persons[0]], ['accepted', 'matched', persons[1]],
      ['accepted', 'matched', persons[0]],
    ]);
  });

  it('with its answers, dated to its day and placed in her precinct', async () => {
    const [item] = await send('lopez', contact({
      occurredAt: '2026-10-20T03:30:00Z', channel: 'Phone', result: 'Talked to Correct Person',
      phone: '(919) 555-0142',
      answers: [{ question: 'support:governor-2026:sample', option: 'lean-support' },
        { question: 'mail-voting-comfort', option: 5 }],
    }));
    const { rows } = await sql<Given>`
      select c.channel, c.result, c.local_day, c.division_id, c.phone, c.dated_to_receipt,
        (select array_agg(a.option order by a.option) from answer a
          where a.contact_id = c.contact_id) as options
      from contact c order by c.contact_id desc limit 1`.execute(exchange.db.system);
    expect(item.outcome).toBe('accepted');
    expect(rows[0]).toEqual({
      channel: 2, result: 1, local_day: '2026-10-19', phone: '+19195550142',
      division_id: exchange.state.precincts.harbor, dated_to_receipt: false, options: [2, 5],
    });
  });

  it('for someone new, with a statement that the next contact finds her by', async () => {
    const person = { name: { first: 'Iris', last: 'Placeholderson' }, phone: '919-555-0177' };
    const [first] = await send('lopez', contact({ person }));
    const [second] = await send('lopez', contact({ person }));
    expect([first.outcome, first.match]).toEqual(['accepted', 'new']);
    expect([second.outcome, second.match, second.personId])
      .toEqual(['accepted', 'matched', first.personId]);
  });

  it('once for the same stranger twice in one request', async () => {
    const person = { fullName: 'Juno Otherly', email: 'juno@example.org' };
    const [one, other] = await send('lopez', contact({ person }), contact({ person }));
    expect(one.personId).toBe(other.personId);
    expect([one.match, other.match]).toEqual(['new', 'new']);
  });

  it('up to 24 hours ahead: dated to its receipt and marked', async () => {
    const [item] = await send('lopez', contact({ occurredAt: '2026-10-21T15:59:00Z' }));
    expect(item.outcome).toBe('accepted');
    const { rows } = await sql<Given>`select occurred_at, dated_to_receipt from contact
      order by contact_id desc limit 1`.execute(exchange.db.system);
    expect(rows[0]).toEqual({
      occurred_at: exchange.clock.now(), dated_to_receipt: true,
    });
  });
});

describe('a contact waits for a decision', () => {
  it.each([
    ['unknown-voter-id', { person: { state: 'xc', voterId: 'XC404' } }],
    ['future-time', { occurredAt: '2026-10-21T16:01:00Z' }],
    ['ambiguous', { person: { fullName: 'Ana Demo', birthDate: '1990-02-03' } }],
    ['probable', { person: { fullName: 'Quillan Testerly', birthYear: 1994 } }],
    ['unidentified', { person: { fullName: 'Somebody Elsewhere' } }],
  ])('%s: kept, acknowledged, attached to nobody', async (code, given) => {
    const contacts = await count('contact');
    const [item] = await send('lopez', contact(given));
    expect(item).toMatchObject({ outcome: 'review', reason: expect.any(String) as string });
    expect(item.contactId).toMatch(/^c_/);
    const { rows } = await sql<{ code: string }>`select code from pending_contact
      order by contact_id desc limit 1`.execute(exchange.db.system);
    expect(rows[0]?.code).toBe(code);
    expect(await count('contact')).toBe(contacts);
  });
});

describe('a contact is refused by itself, naming field and reason', () => {
  const cases: readonly (readonly [string, Given, string, string])[] = [
    ['an unknown Commonroll id', { person: { id: 'p_0000000000000' } },
      'exchange/unknown-person', '/person/id'],
    ['an unknown question', { answers: [{ question: 'shoe-size', option: 1 }] },
      'exchange/unknown-question', '/answers/0/question'],
    ['an unknown contest', { answers: [{ question: 'support:mayor-1900:x', option: 1 }] },
      'exchange/unknown-contest', '/answers/0/question'],
    ['an unknown option', { answers: [{ question: 'postal-trust', option: 9 }] },
      'exchange/unknown-option', '/answers/0/option'],
    ['an unknown result', { result: 'waved' }, 'exchange/unknown-result', '/result'],
    ['an unknown channel', { channel: 'pigeon' }, 'exchange/unknown-channel', '/channel'],
    ['a NUL byte', { by: 'a\u0000b' }, 'exchange/invalid-contact', '/by'],
    ['half a surrogate pair', { person: { name: { first: 'A', last: '\ud83d' } } },
      'exchange/invalid-contact', '/person/name/last'],
    ['a time that is none', { occurredAt: 'yesterday' },
      'exchange/invalid-contact', '/occurredAt'],
    ['a field too long', { by: 'x'.repeat(81) }, 'exchange/invalid-contact', '/by'],
    ['an unknown field', { canvaser: 'x' }, 'exchange/invalid-contact', ''],
    ['a placeholder name', { person: { fullName: 'Current Resident' } },
      'exchange/invalid-person', '/person/fullName'],
    ['a telephone number that is none', { phone: '12' }, 'exchange/invalid-contact', '/phone'],
    ['an answer twice', { answers: [1, 2].map((option) => ({ question: 'postal-trust', option })) },
      'exchange/question-twice', '/answers/1'],
  ];

  it.each(cases)('%s', async (...[, given, code, pointer]) => {
    const before = await storedRows();
    const [refused, good] = await send('lopez', contact(given), contact());
    expect(refused).toMatchObject({
      outcome: 'refused', code, pointer: `#/contacts/0${pointer}`,
      reason: expect.any(String) as string,
    });
    expect(good.outcome).toBe('accepted');
    const after = await storedRows();
    expect(after[0]! - before[0]!).toBe(1);
    expect(after[3]).toBe(before[3]);
  });

  it('when its person belongs to the other side', async () => {
    const [mine] = await send('neighbors', contact({
      person: { fullName: 'Nadia Inventedson', phone: '919-555-0188' },
    }));
    const [theirs] = await send('lopez', contact({ person: { id: mine.personId } }));
    expect(theirs).toMatchObject({ outcome: 'refused', code: 'exchange/unknown-person' });
  });
});

describe('a whole request is refused as a problem and stores nothing', () => {
  const big = `{"contacts":["${'x'.repeat(10_000_000)}"]}`;
  const thousandOne = { contacts: Array.from({ length: 1001 }, () => ({})) };
  it.each([
    ['malformed JSON', { text: '{"contacts":[' }, 'platform/malformed-json'],
    ['a body of 10 MB', { text: big }, 'platform/body-too-large'],
    ['1,001 contacts', { body: thousandOne }, 'exchange/invalid-request'],
    ['no contacts', { body: { contacts: [] } }, 'exchange/invalid-request'],
    ['a list instead of an object', { body: [] }, 'exchange/invalid-request'],
  ])('%s', async (_, given, code) => {
    const before = await storedRows();
    const { status, type, body } = await exchange.ask('lopez', '/v1/contacts', given);
    expect([status, type]).toEqual([400, 'application/problem+json']);
    expect(problemSchema.parse(body).code).toBe(code);
    expect(await storedRows()).toEqual(before);
  });

  it('without a key, and with a key that is not known', async () => {
    const given = { body: { contacts: [contact()] } };
    for (const authorization of ['', `Bearer ck_${'0'.repeat(12)}_${'0'.repeat(43)}`]) {
      const { status, type } = await exchange.ask('lopez', '/v1/contacts',
        { ...given, headers: { authorization } });
      expect([status, type]).toEqual([401, 'application/problem+json']);
    }
  });
});

describe('one key has one effect', () => {
  it('sent again: a duplicate of the first', async () => {
    const given = contact();
    const [first] = await send('lopez', given);
    const rows = await storedRows();
    const [again] = await send('lopez', { ...given });
    expect(again).toMatchObject({
      outcome: 'duplicate', contactId: first.contactId, personId: first.personId,
    });
    expect(await storedRows()).toEqual(rows);
  });

  it('sent with another body: refused, and the first stands', async () => {
    const given = contact();
    await send('lopez', given);
    const [other] = await send('lopez', { ...given, result: 'not_home' });
    expect(other).toMatchObject({ outcome: 'refused', code: 'exchange/key-reused' });
  });

  it('twice in one request: once, and its duplicate', async () => {
    const given = contact();
    const [first, same, other] = await send('lopez', given, given, { ...given, by: 'x' });
    expect([first, same, other].map((item) => item.outcome))
      .toEqual(['accepted', 'duplicate', 'refused']);
    expect(same.contactId).toBe(first.contactId);
  });

  it('in 64 requests at once: one is accepted, 63 are its duplicates', async () => {
    const contacts = [contact(), contact({ person: { fullName: 'Ida Racer', age: 40 } })];
    const replies = await Promise.all(Array.from({ length: 64 }, (_, place) =>
      send('lopez', ...(place % 2 ? contacts : contacts.toReversed()))));
    const items = replies.flat();
    expect(items.filter((item) => item.outcome === 'accepted')).toHaveLength(2);
    expect(items.filter((item) => item.outcome === 'duplicate')).toHaveLength(126);
    expect(new Set(items.map((item) => item.contactId)).size).toBe(2);
  });

  it('for each organisation by itself', async () => {
    const given = contact();
    const [one] = await send('lopez', given);
    const [other] = await send('okafor', given);
    expect([one.outcome, other.outcome]).toEqual(['accepted', 'accepted']);
    expect(one.contactId).not.toBe(other.contactId);
  });
});

it('answers are taken in the sender’s own words and stay its own', async () => {
  const [item] = await send('lopez', contact({
    answers: [{ theirQuestion: 'Likes pie?', theirAnswer: 'Very much' }],
  }));
  expect(item.outcome).toBe('accepted');
  const { rows } = await sql<Given>`select organisation_id, question, answer from private_answer`
    .execute(exchange.db.system);
  expect(rows).toEqual([{
    organisation_id: exchange.state.organisations.lopez,
    question: 'Likes pie?', answer: 'Very much',
  }]);
});
