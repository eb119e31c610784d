import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openExchange, type TestExchange } from '../../../test/exchange.ts';
import { addVoters, type TestSlug } from '../../../test/state.ts';
import { problemSchema, seal, withSystem } from '../../platform/index.ts';
import { contactsReply } from '../contract.ts';
import { contactView, personPage, summarySchema, type PersonPage } from './contract.ts';

let exchange: TestExchange;
let ids: readonly bigint[];
let persons: readonly string[];

beforeAll(async () => {
  exchange = await openExchange(4520);
  const { db, state } = exchange;
  ids = await addVoters(db, state, [
    { voterId: 'XC1', last: 'LOPEZ', first: 'MARIA', birthYear: 1971, line: '12 Oak St' },
    { voterId: 'XC2', last: 'LOPEZ', first: 'MARIANA', birthYear: 1990, line: '12 Oak St' },
    { voterId: 'XC3', last: 'LOPEZ', first: 'PEDRO', birthYear: 1960, line: '12 Oak St Apt 2' },
    { voterId: 'XC4', last: 'MARIA', first: 'LUZ', birthYear: 1960, line: '7 Elm Ave',
      phone: '+19195550111' },
    { voterId: 'XC5', last: 'LOPATA', first: 'MARIA', birthYear: 1955, confidential: true },
  ]);
  persons = ids.map((id) => seal(db, 'person', id));
});
afterAll(() => exchange.close());

let serial = 0;
async function contribute(slug: TestSlug, given: Readonly<Record<string, unknown>> = {}) {
  serial += 1;
  const contact = {
    key: `p-${serial}`, person: { id: persons[0] }, channel: 'door', result: 'canvassed',
    occurredAt: '2026-10-20T10:00:00Z', by: 'c-1', ...given,
  };
  const { body } = await exchange.ask(slug, '/v1/contacts', { body: { contacts: [contact] } });
  return contactsReply.parse(body).items[0]!;
}

async function search(slug: TestSlug, q: string, more = '') {
  const path = `/v1/persons?q=${encodeURIComponent(q)}${more}`;
  const { status, body } = await exchange.ask(slug, path);
  expect(status).toBe(200);
  const { items, next } = body as { items: unknown[]; next: string | null };
  return { items: items.map((item) => summarySchema.parse(item)), next };
}

const names = async (slug: TestSlug, q: string): Promise<string[]> =>
  (await search(slug, q)).items.map(({ name }) => name);

async function page(slug: TestSlug, id: string): Promise<PersonPage> {
  const { status, body } = await exchange.ask(slug, `/v1/persons/${id}`);
  expect(status).toBe(200);
  return personPage.parse(body);
}

async function journal(kind: string): Promise<number> {
  const { rows } = await sql<{ n: bigint }>`
    select count(*) as n from journal_entry where kind = ${kind}`.execute(exchange.db.system);
  return Number(rows[0]!.n);
}

describe('the search', () => {
  it.each([
    ['maria lopez', ['MARIA LOPEZ']],
    ['lopez, mari', ['MARIA LOPEZ', 'MARIANA LOPEZ']],
    ['lopez maria', ['MARIA LOPEZ', 'MARIANA LOPEZ']],
    ['Maria Lop', ['MARIA LOPATA', 'MARIA LOPEZ']],
    ['lop', ['MARIA LOPATA', 'MARIA LOPEZ', 'MARIANA LOPEZ', 'PEDRO LOPEZ']],
    ['12 oak', ['MARIA LOPEZ', 'MARIANA LOPEZ', 'PEDRO LOPEZ']],
    ['12 Oak Street Apt 2', ['PEDRO LOPEZ']],
    ['(919) 555-0111', ['LUZ MARIA']],
    ['xc4', ['LUZ MARIA']],
    ['nobody at all', []],
    ['!!', []],
  ])('finds %s', async (q, found) => {
    expect(await names('lopez', q)).toEqual(found);
  });

  it('finds a Commonroll id', async () => {
    expect(await names('lopez', persons[3]!)).toEqual(['LUZ MARIA']);
  });

  it('pages by key and ends with null', async () => {
    const seen: string[] = [];
    let cursor = '';
    for (let pages = 0; pages < 9; pages++) {
      const { items, next } = await search('lopez', 'lop', `&limit=1${cursor}`);
      seen.push(...items.map(({ name }) => name));
      if (next === null) break;
      cursor = `&cursor=${next}`;
    }
    expect(seen).toEqual(['MARIA LOPATA', 'MARIA LOPEZ', 'MARIANA LOPEZ', 'PEDRO LOPEZ']);
  });

  it('shows no address of a confidential voter', async () => {
    const [found] = (await search('lopez', 'lopata')).items;
    expect(found!.address).toBeNull();
  });

  it('finds nobody for an organisation that has signed nothing', async () => {
    const { status, body } = await exchange.ask('unsigned', '/v1/persons?q=lopez');
    expect(status).toBe(403);
    expect(problemSchema.parse(body).code).toBe('agreements/purpose-not-granted');
  });

  it('finds people whom only contacts tell of, for those who may read it', async () => {
    await contribute('lopez', {
      person: { fullName: 'Iris Placeholderson', phone: '919-555-0177', email: 'iris@example.org' },
    });
    expect(await names('okafor', 'placeholderson')).toEqual(['Iris Placeholderson']);
    expect(await names('okafor', 'iris@example.org')).toEqual(['Iris Placeholderson']);
    expect(await names('neighbors', 'placeholderson')).toEqual([]);
    expect(await names('neighbors', '919 555 0177')).toEqual([]);
  });

  it('is journalled with its count and without what was sought', async () => {
    const before = await journal('persons.searched');
    await search('lopez', 'lopez');
    expect(await journal('persons.searched')).toBe(before + 1);
    const { rows } = await sql<{ detail: unknown }>`select detail from journal_entry
      where kind = 'persons.searched' order by entry_id desc limit 1`.execute(exchange.db.system);
    expect(rows[0]!.detail).toEqual({ by: 'name', found: 3 });
  });

  it('wants a purpose', async () => {
    const { status, body } = await exchange.ask('lopez', '/v1/persons?q=lopez', {
      headers: { 'commonroll-purpose': '' },
    });
    expect([status, problemSchema.parse(body).code]).toEqual([400, 'agreements/purpose-missing']);
  });
});

describe('the page of a person', () => {
  it('shows registration, household and why each may be seen', async () => {
    const shown = await page('lopez', persons[0]!);
    expect(shown.name).toBe('MARIA LOPEZ');
    expect(shown.household.map(({ name }) => name)).toEqual(['MARIANA LOPEZ']);
    const [registration] = shown.registrations;
    expect(registration).toMatchObject({
      voterId: 'XC1', birthYear: 1971, county: { name: 'harbor' }, race: 'U',
      seen: { organisation: null, own: false, agreement: { title: 'Head licence of The party' } },
    });
  });

  it('shows contacts and answers of one’s own side with their source, to the other side nothing',
    async () => {
      const question = 'support:governor-2026:sample';
      await contribute('lopez', { answers: [{ question, option: 'lean-support' }] });
      const friend = await page('okafor', persons[0]!);
      const [contact] = friend.timeline.items;
      expect(contact).toMatchObject({
        channel: 'door', result: 'canvassed', by: 'c-1', county: { name: 'harbor' },
        answers: [{ question, option: 'lean-support' }],
        seen: { organisation: { slug: 'lopez' }, own: false },
      });
      const foe = await page('neighbors', persons[0]!);
      expect([foe.timeline.items, foe.effective, foe.registrations.length]).toEqual([[], [], 1]);
    });

  it('shows the latest answer as the effective one and counts those that differ', async () => {
    const answers = (option: number) => [{ question: 'postal-trust', option }];
    const person = { id: persons[1] };
    await contribute('lopez', { person, answers: answers(2), occurredAt: '2026-10-19T10:00:00Z' });
    await contribute('okafor', { person, answers: answers(4), occurredAt: '2026-10-18T10:00:00Z' });
    const { effective } = await page('party', persons[1]!);
    expect(effective).toMatchObject([
      { question: 'postal-trust', number: 2, others: 1, seen: { organisation: { slug: 'lopez' } } },
    ]);
  });

  it('marks a wrong number, not the person, and tells who must not be contacted', async () => {
    const person = { id: persons[3] };
    await contribute('lopez', {
      person, channel: 'phone', phone: '919-555-0111', result: 'wrong_number',
    });
    await contribute('okafor', { person, channel: 'text', result: 'STOP' });
    const shown = await page('lopez', persons[3]!);
    expect(shown.phones).toMatchObject([
      { phone: '+19195550111', marks: [{ result: 'wrong_number' }] },
    ]);
    expect(shown.doNotContact).toMatchObject([{ channel: 'text' }]);
    expect(shown.registrations).toHaveLength(1);
  });

  it('is not there for who may read nothing of her', async () => {
    const { personId } = await contribute('lopez', {
      person: { fullName: 'Nadia Inventedson', age: 40 },
    });
    for (const id of [personId!, 'p_0000000000000', 'p_short', 'nonsense']) {
      const { status, type } = await exchange.ask('neighbors', `/v1/persons/${id}`);
      expect([id, status, type]).toEqual([id, 404, 'application/problem+json']);
    }
    expect((await page('okafor', personId!)).name).toBe('Nadia Inventedson');
  });

  it('shows how she voted, newest first', async () => {
    await withSystem(exchange.db, (tx) => sql`
      insert into vote (person_id, election_id, source_id, method, party, from_version)
      select ${ids[0]}, election_id, ${exchange.state.organisations.party}, 3, 'UNA', 1
      from election`.execute(tx.sql));
    const { votes } = await page('neighbors', persons[0]!);
    expect(votes).toMatchObject([{ election: { slug: '2026-general' }, method: 'mail' }]);
  });

  it('pages its timeline by key', async () => {
    const person = { id: persons[2] };
    for (const hour of [1, 2, 3]) {
      await contribute('lopez', { person, occurredAt: `2026-10-20T0${hour}:00:00Z` });
    }
    const read = async (cursor: string) => {
      const path = `/v1/persons/${persons[2]}/contacts?limit=2${cursor}`;
      const { body } = await exchange.ask('lopez', path);
      const { items, next } = body as { items: unknown[]; next: string | null };
      return { times: items.map((item) => contactView.parse(item).occurredAt.slice(11, 13)), next };
    };
    const first = await read('');
    const second = await read(`&cursor=${first.next}`);
    expect([first.times, second.times, second.next]).toEqual([['03', '02'], ['01'], null]);
  });

  it('is journalled each time it is looked at', async () => {
    const before = await journal('person.viewed');
    await page('lopez', persons[0]!);
    expect(await journal('person.viewed')).toBe(before + 1);
  });
});
