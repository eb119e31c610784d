import { afterAll, beforeAll, expect, it } from 'vitest';
import { untilPlaced } from '../../test/feed-stage.ts';
import type { TestSlug } from '../../test/state.ts';
import { openWholeHouse, type WholeHouse } from '../../test/whole-house.ts';
import { seal } from '../platform/index.ts';
import type { FeedEvent } from './contract.ts';

let house: WholeHouse;
let registered: string;
let serial = 0;

beforeAll(async () => {
  house = await openWholeHouse(5131, [
    { voterId: 'XC1', last: 'ALDER', first: 'ANN', birthYear: 1980, line: '12 Oak St' },
  ]);
  const row = await house.db.system.selectFrom('registration').select('person_id')
    .executeTakeFirstOrThrow();
  registered = seal(house.db, 'person', row.person_id);
});
afterAll(() => house.close());

async function post<Reply>(as: TestSlug, path: string, json: object): Promise<Reply> {
  const answer = await house.ask(path, { as, json });
  expect(answer.status).toBe(200);
  return answer.json as Reply;
}

async function send(as: TestSlug, person: object): Promise<string> {
  serial += 1;
  const { items } = await post<{ items: { personId: string }[] }>(as, '/v1/contacts', {
    contacts: [{
      key: `k-${serial}`, person, channel: 'door', result: 'canvassed',
      occurredAt: '2026-10-19T10:00:00Z',
    }],
  });
  return items[0]!.personId;
}

async function eventsOf(as: TestSlug, after = 0): Promise<readonly FeedEvent[]> {
  await untilPlaced(house.db);
  const { subscriptionId } = await post<{ subscriptionId: string }>(as, '/v1/subscriptions',
    { name: 'persons', from: 'beginning' });
  const answer = await house.ask(
    `/v1/subscriptions/${subscriptionId}/events?after=${after}`, { as });
  return (answer.json as { items: FeedEvent[] }).items;
}

const persons = (events: readonly FeedEvent[]) =>
  events.filter(({ type }) => type?.startsWith('person.'));

it('whoever may read something of her is told by which id she goes', async () => {
  const stranger = await send('lopez', { fullName: 'Zoe Quill', birthYear: 1955 });
  await post('lopez', `/v1/persons/${registered}/merge`, { with: stranger });
  const told = await eventsOf('okafor');
  expect(persons(told)).toMatchObject([
    { type: 'person.merged', personId: stranger, knownAs: registered },
  ]);
  expect(told.find(({ type }) => type === 'contact.recorded')?.personId).toBe(registered);
  expect(persons(await eventsOf('neighbors'))).toEqual([]);
  const why = await house.ask(`/v1/persons/${stranger}/judgements`);
  const { records } = why.json as { records: { kind: string; recordId: string }[] };
  const statements = records.filter(({ kind }) => kind === 'statement');
  await post('lopez', `/v1/persons/${stranger}/split`, {
    statements: statements.map(({ recordId }) => recordId),
  });
  const last = told.at(-1)!.number;
  expect(persons(await eventsOf('okafor', last))).toMatchObject([
    { number: last + 1, type: 'person.split', personId: stranger, formerly: registered },
  ]);
  const again = await eventsOf('okafor');
  expect(again.find(({ type }) => type === 'contact.recorded')?.personId).toBe(stranger);
});

it('a contact that moved is told under its new person, with the number that it had', async () => {
  await send('lopez', { id: registered, fullName: 'Ann Alder' });
  await send('okafor', { id: registered, fullName: 'Una Alder' });
  const before = await eventsOf('party');
  const { statements } = (await house.ask(`/v1/persons/${registered}`)).json as
    { statements: { name: string; statementId: string }[] };
  const una = statements.find(({ name }) => name === 'Una Alder')!;
  const { splitPersonId } = await post<{ splitPersonId: string }>('lopez',
    `/v1/persons/${registered}/split`, { statements: [una.statementId] });
  const after = await eventsOf('party');
  expect(after.map(({ number, contactId }) => [number, contactId]))
    .toEqual(before.map(({ number, contactId }) => [number, contactId]));
  expect(after[before.length - 1]).toMatchObject({
    contactId: before.at(-1)!.contactId, personId: splitPersonId,
  });
  expect(persons(await eventsOf('party', before.length))).toMatchObject([
    { type: 'person.split', personId: splitPersonId, formerly: registered },
  ]);
});
