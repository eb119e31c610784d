import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaveAgreement } from '../agreements/index.ts';
import { withSystem } from '../platform/index.ts';
import { consume, type Consumer } from '../../test/event-stream.ts';
import {
  aStage, contribute, retract, until, untilPlaced, type Stage,
} from '../../test/feed-stage.ts';
import type { TestSlug } from '../../test/state.ts';
import type { FeedEvent } from './contract.ts';

let stage: Stage;
let headers: Record<string, string>;
beforeAll(async () => {
  stage = await aStage();
  headers = await stage.headersOf('okafor');
});
afterAll(() => stage.close());

let names = 0;
async function subscribe(
  more: object = {}, by: Record<string, string> = headers,
): Promise<string> {
  names += 1;
  const reply = await stage.app.inject({
    method: 'POST', url: '/v1/subscriptions', headers: by,
    payload: { name: `test-${names}`, ...more },
  });
  expect(reply.statusCode).toBe(200);
  return reply.json<{ subscriptionId: string }>().subscriptionId;
}

interface PageReply {
  readonly items: readonly FeedEvent[];
  readonly next: string | null;
}
async function read(id: string, query = '', by = headers): Promise<PageReply> {
  await untilPlaced(stage.db);
  const reply = await stage.app.inject({
    url: `/v1/subscriptions/${id}/events?${query}`, headers: by,
  });
  expect(reply.statusCode).toBe(200);
  return reply.json<PageReply>();
}
const stream = (id: string, query = '', more: Record<string, string> = {}): Consumer =>
  consume(`${stage.url}/v1/subscriptions/${id}/stream?${query}`, { ...headers, ...more });
const numbers = (events: readonly FeedEvent[]): number[] => events.map(({ number }) => number);
const upTo = (last: number, first = 1): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
const many = (count: number, by: TestSlug = 'lopez') =>
  Array.from({ length: count }, () => ({ by }));

async function journal(kind: string): Promise<readonly { detail: Record<string, number> }[]> {
  const rows = await stage.db.system.selectFrom('journal_entry').select('detail')
    .where('kind', '=', kind).orderBy('entry_id').execute();
  return rows as { detail: Record<string, number> }[];
}

describe('cursor reads', () => {
  it('number what the subscription is entitled to 1, 2, 3, and give the same again', async () => {
    const id = await subscribe();
    await contribute(stage, [...many(3), ...many(2, 'neighbors'), ...many(2, 'okafor')]);
    const first = await read(id, 'limit=4');
    expect(numbers(first.items)).toEqual([1, 2, 3, 4]);
    expect(first.next).toBe('4');
    const second = await read(id, `after=${first.next}`);
    expect(numbers(second.items)).toEqual([5]);
    expect(second.next).toBeNull();
    const again = await read(id, 'limit=500');
    expect(again.items).toEqual([...first.items, ...second.items]);
    expect(again.next).toBeNull();
    expect(await read(id, 'after=5')).toEqual({ items: [], next: null });
  });

  it('tell of a contact what it was, where and what was said, with sealed ids', async () => {
    const id = await subscribe();
    await contribute(stage, [{ answers: { 'postal-trust': 2, 'support:governor-2026:demo': 1 } }]);
    const [event] = (await read(id)).items;
    expect(event).toMatchObject({
      number: 1, type: 'contact.recorded', organisation: 'lopez', channel: 'door',
      result: 'canvassed', county: { name: 'harbor' }, precinct: { name: 'harbor 1' },
    });
    expect(event!.contactId).toMatch(/^c_[0-9a-z]{13}$/);
    expect(event!.personId).toMatch(/^p_[0-9a-z]{13}$/);
    expect(event!.answers).toHaveLength(2);
    expect(event!.answers).toContainEqual(
      { question: 'support:governor-2026:demo', option: 1, answer: 'strong-support' });
    expect(JSON.stringify(event)).not.toContain('walker');
  });

  it('show nothing across the sides, and nothing to who signed nothing', async () => {
    const soft = await stage.headersOf('neighbors');
    const unsigned = await stage.headersOf('unsigned');
    const id = await subscribe({}, soft);
    await contribute(stage, [...many(2), ...many(1, 'neighbors'), ...many(1, 'unsigned')]);
    const { items } = await read(id, '', soft);
    expect(items.map(({ organisation }) => organisation)).toEqual(['neighbors']);
    const refused = await stage.app.inject({
      method: 'POST', url: '/v1/subscriptions', headers: unsigned, payload: { name: 'x' },
    });
    expect(refused.json()).toMatchObject({ code: 'agreements/purpose-not-granted' });
  });

  it('withdraw a contact that was taken back, and tell of that under its own number', async () => {
    const id = await subscribe();
    const [contactId] = await contribute(stage, many(1));
    const before = await read(id);
    expect(before.items[0]).toMatchObject({ number: 1, type: 'contact.recorded' });
    await retract(stage, contactId!);
    const after = await read(id, 'after=1');
    expect(after.items).toMatchObject([{
      number: 2, type: 'contact.retracted', contactId: before.items[0]!.contactId }]);
    expect(after.items[0]).not.toHaveProperty('answers');
    expect((await read(id)).items[0]).toEqual({ number: 1, withdrawn: true });
  });

  it('keep to the kinds asked for', async () => {
    const id = await subscribe({ kinds: ['contact.retracted'] });
    const [contactId] = await contribute(stage, many(2));
    await retract(stage, contactId!);
    expect((await read(id)).items).toMatchObject([{ number: 1, type: 'contact.retracted' }]);
  });

  it('read from the beginning where that was asked for', async () => {
    const id = await subscribe({ from: 'beginning' });
    const all = await read(id, 'limit=500');
    expect(all.items.length).toBeGreaterThan(10);
    expect(numbers(all.items)).toEqual(upTo(all.items.length));
  });

  it('leave one line in the journal each, and none where nothing was read', async () => {
    const id = await subscribe();
    await contribute(stage, many(3));
    await read(id);
    await read(id, 'after=3');
    const entries = (await journal('feed.read')).filter(({ detail }) =>
      String(detail['subscription']) === id);
    expect(entries.map(({ detail }) => detail)).toEqual([{ subscription: id, first: 1, last: 3 }]);
  });

  it('give one number to one event however many read at once', async () => {
    const id = await subscribe();
    await contribute(stage, many(40));
    await untilPlaced(stage.db);
    const readers = await Promise.all(Array.from({ length: 8 }, async () => {
      const seen: FeedEvent[] = [];
      for (let next: string | null = '0'; next !== null;) {
        const page: PageReply = await read(id, `after=${next}&limit=7`);
        seen.push(...page.items);
        next = page.next;
      }
      return seen;
    }));
    for (const seen of readers) expect(seen).toEqual(readers[0]);
    expect(numbers(readers[0]!)).toEqual(upTo(40));
  });

  it('refuse foreign subscriptions, numbers ahead and malformed queries', async () => {
    const id = await subscribe();
    const foreign = await stage.headersOf('lopez');
    const codeOf = async (url: string, by = headers): Promise<unknown> =>
      (await stage.app.inject({ url, headers: by })).json<{ code: string }>().code;
    const path = `/v1/subscriptions/${id}`;
    expect(await codeOf(`${path}/events`, foreign)).toBe('feed/unknown-subscription');
    expect(await codeOf(`${path}/stream`, foreign)).toBe('feed/unknown-subscription');
    expect(await codeOf('/v1/subscriptions/nonsense/events')).toBe('platform/unknown-id');
    expect(await codeOf(`${path}/events?after=9`)).toBe('feed/number-not-given');
    expect(await codeOf(`${path}/stream?after=9`)).toBe('feed/number-not-given');
    expect(await codeOf(`${path}/events?after=-1`)).toBe('platform/invalid-request');
    expect(await codeOf(`${path}/events?limit=501`)).toBe('platform/invalid-request');
    const other = await stage.app.inject({
      method: 'POST', url: '/v1/subscriptions', payload: { name: `test-${names}` },
      headers: { ...headers, 'commonroll-purpose': 'research' },
    });
    expect(other.json()).toMatchObject({ status: 409, code: 'feed/subscription-differs' });
  });
});

describe('streams', () => {
  it('deliver what was missed and what comes, each with its number as id', async () => {
    const id = await subscribe();
    await contribute(stage, many(3));
    const consumer = stream(id);
    await until(() => consumer.events().length === 3);
    await contribute(stage, many(2));
    await until(() => consumer.events().length === 5);
    expect(numbers(consumer.events())).toEqual(upTo(5));
    expect(consumer.lastId()).toBe('5');
    expect(consumer.text()).toMatch(/^retry: 2000\n\nid: 1\ndata: \{"number":1,"type":/);
    expect(consumer.text()).not.toContain('\r');
    consumer.close();
  });

  it('go on after Last-Event-ID, else after the number asked for, else the last', async () => {
    const id = await subscribe();
    await contribute(stage, many(6));
    const all = await read(id);
    const byHeader = stream(id, 'after=1', { 'last-event-id': '4' });
    const byQuery = stream(id, 'after=3');
    const byNothing = stream(id);
    await until(() => byHeader.events().length === 2 && byQuery.events().length === 3);
    await contribute(stage, many(1));
    await until(() => byNothing.events().length === 1);
    expect(numbers(byHeader.events()).slice(0, 2)).toEqual([5, 6]);
    expect(byQuery.events().slice(0, 3)).toEqual(all.items.slice(3));
    expect(numbers(byNothing.events())).toEqual([7]);
    for (const consumer of [byHeader, byQuery, byNothing]) consumer.close();
  });

  it('broken and taken up again leave no gap and give no second number', async () => {
    const id = await subscribe();
    const seen: FeedEvent[] = [];
    const writing = (async () => {
      for (let turn = 0; turn < 60; turn++) await contribute(stage, many(5));
    })();
    for (let last = '0'; seen.length < 300;) {
      const consumer = stream(id, 'after=0', { 'last-event-id': last });
      const wanted = Math.min(300 - seen.length, 20);
      await until(() => consumer.events().length >= wanted);
      consumer.close();
      seen.push(...consumer.events());
      last = consumer.lastId()!;
    }
    await writing;
    expect(numbers(seen)).toEqual(upTo(300));
    const pages = await read(id, 'limit=500');
    expect(pages.items).toEqual(seen);
  });

  it('of one subscription agree, in several processes and with cursor reads between', async () => {
    const id = await subscribe();
    const other = await stage.another();
    const elsewhere = (): Consumer =>
      consume(`${other.url}/v1/subscriptions/${id}/stream`, headers);
    const consumers = [stream(id), elsewhere(), stream(id), elsewhere()];
    await Promise.all(consumers.map((consumer) => consumer.status));
    for (let turn = 0; turn < 25; turn++) {
      await contribute(stage, many(4));
      if (turn % 5 === 0) await read(id);
    }
    await until(() => consumers.every((consumer) => consumer.events().length === 100));
    for (const consumer of consumers) {
      expect(consumer.events()).toEqual(consumers[0]!.events());
      expect(numbers(consumer.events())).toEqual(upTo(100));
      consumer.close();
    }
  });

  it('deliver within a second, mostly within a tenth', async () => {
    const id = await subscribe();
    const consumer = stream(id);
    await consumer.status;
    const delays: number[] = [];
    for (let turn = 1; turn <= 20; turn++) {
      await contribute(stage, many(1));
      const committedMs = performance.now();
      await until(() => consumer.events().length >= turn);
      delays.push(performance.now() - committedMs);
    }
    consumer.close();
    expect(delays.toSorted((a, b) => a - b)[10]).toBeLessThan(100);
    expect(Math.max(...delays)).toBeLessThan(1_000);
  });

  it('leave at most one line a second in the journal, covering what they delivered', async () => {
    const id = await subscribe();
    const consumer = stream(id);
    await consumer.status;
    for (let turn = 0; turn < 30; turn++) await contribute(stage, many(1));
    await until(() => consumer.events().length === 30);
    const own = async () => (await journal('feed.streamed')).map(({ detail }) => detail)
      .filter((detail) => String(detail['subscription']) === id);
    await until(async () => (await own()).at(-1)?.['last'] === 30);
    const entries = await own();
    expect(entries.length).toBeLessThanOrEqual(4);
    expect(entries[0]!['first']).toBe(1);
    entries.slice(1).forEach((entry, index) =>
      expect(entry['first']).toBe(entries[index]!['last']! + 1));
    consumer.close();
  });

  it('close when their subscription ends', async () => {
    const id = await subscribe();
    const consumer = stream(id);
    await consumer.status;
    const ended = await stage.app.inject({
      method: 'DELETE', url: `/v1/subscriptions/${id}`, headers });
    expect(ended.statusCode).toBe(204);
    await contribute(stage, many(1));
    await consumer.closed;
    expect(consumer.events()).toEqual([]);
  });
});

describe('after a right has ended', () => {
  it('a stream delivers nothing more of others, and old events come back withdrawn', async () => {
    const id = await subscribe();
    const consumer = stream(id);
    await contribute(stage, [...many(2), ...many(1, 'okafor')]);
    await until(() => consumer.events().length === 3);
    const { agreement_id: agreementId } = await stage.db.system.selectFrom('agreement')
      .select('agreement_id').where('side', '=', 'hard').executeTakeFirstOrThrow();
    await withSystem(stage.db, (tx) => leaveAgreement(tx, agreementId, {
      organisationId: stage.state.organisations.lopez, userId: 'officer' }));
    await contribute(stage, [...many(3), ...many(1, 'okafor')]);
    await until(() => consumer.events().length === 4);
    expect(consumer.events()[3]).toMatchObject({ number: 4, organisation: 'okafor' });
    expect((await read(id)).items.map(({ number, withdrawn }) => [number, withdrawn ?? false]))
      .toEqual([[1, true], [2, true], [3, false], [4, false]]);
    consumer.close();
  });
});
