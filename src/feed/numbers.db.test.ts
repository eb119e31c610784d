import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaveAgreement, signAgreement } from '../agreements/index.ts';
import { sealId } from '../kernel/index.ts';
import { withSystem } from '../platform/index.ts';
import { consume, type Consumer } from '../../test/event-stream.ts';
import {
  aStage, contribute, retract, until, untilPlaced, type Stage,
} from '../../test/feed-stage.ts';
import type { TestSlug } from '../../test/state.ts';
import type { FeedEvent } from './contract.ts';

let stage: Stage;
let headers: Record<string, string>;
let agreementId: number;
beforeAll(async () => {
  stage = await aStage();
  headers = await stage.headersOf('okafor');
  const row = await stage.db.system.selectFrom('agreement').select('agreement_id')
    .where('side', '=', 'hard').executeTakeFirstOrThrow();
  agreementId = row.agreement_id;
});
afterAll(() => stage.close());

type Step =
  | { readonly kind: 'contribute'; readonly by: TestSlug; readonly count: number }
  | { readonly kind: 'retract'; readonly which: number }
  | { readonly kind: 'sign' | 'leave' | 'listen' | 'hang-up' }
  | { readonly kind: 'read'; readonly after: number; readonly limit: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({
    kind: fc.constant('contribute' as const),
    by: fc.constantFrom<TestSlug>('lopez', 'okafor', 'neighbors', 'party'),
    count: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 2, arbitrary: fc.record({
    kind: fc.constant('retract' as const), which: fc.nat({ max: 50 }) }) },
  { weight: 2, arbitrary: fc.record({
    kind: fc.constantFrom('sign' as const, 'leave' as const, 'listen' as const,
      'hang-up' as const) }) },
  { weight: 4, arbitrary: fc.record({
    kind: fc.constant('read' as const), after: fc.nat({ max: 30 }),
    limit: fc.integer({ min: 1, max: 12 }) }) },
);

/** What one subscription has shown while steps were taken. */
interface History {
  readonly id: string;
  readonly contacts: { readonly id: bigint; readonly by: TestSlug }[];
  readonly retracted: Set<bigint>;
  /** What a number was told to mean; it may only fall silent. */
  readonly meaning: Map<number, string>;
  consumer: Consumer | undefined;
  last: number;
  isSigned: boolean;
}

async function begin(name: string): Promise<History> {
  const reply = await stage.app.inject({
    method: 'POST', url: '/v1/subscriptions', headers, payload: { name } });
  expect(reply.statusCode).toBe(200);
  return {
    id: reply.json<{ subscriptionId: string }>().subscriptionId, contacts: [],
    retracted: new Set(), meaning: new Map(), consumer: undefined, last: 0,
    isSigned: true,
  };
}

async function take(history: History, one: Step): Promise<void> {
  switch (one.kind) {
    case 'contribute': {
      const ids = await contribute(stage, Array.from({ length: one.count }, () => (
        { by: one.by, answers: { 'postal-trust': 1 } })));
      ids.forEach((id) => history.contacts.push({ id, by: one.by }));
      return;
    }
    case 'retract': {
      const found = history.contacts[one.which % Math.max(1, history.contacts.length)];
      if (!found || history.retracted.has(found.id)) return;
      history.retracted.add(found.id);
      return retract(stage, found.id);
    }
    case 'sign':
    case 'leave':
      return bind(history, one.kind === 'sign');
    case 'listen':
      hangUp(history);
      history.consumer = consume(
        `${stage.url}/v1/subscriptions/${history.id}/stream?after=0`, headers);
      await history.consumer.status;
      return;
    case 'hang-up':
      return hangUp(history);
    case 'read':
      await read(history, Math.min(one.after, history.last), one.limit);
  }
}

/** Lopez signs what the hard side shares, or leaves it. */
async function bind(history: History, isSigned: boolean): Promise<void> {
  const lopez = { organisationId: stage.state.organisations.lopez, userId: 'officer' };
  const act = isSigned ? signAgreement : leaveAgreement;
  if (history.isSigned !== isSigned) {
    await withSystem(stage.db, (tx) => act(tx, agreementId, lopez));
  }
  history.isSigned = isSigned;
}

async function read(history: History, after: number, limit: number): Promise<string | null> {
  const reply = await stage.app.inject({
    url: `/v1/subscriptions/${history.id}/events?after=${after}&limit=${limit}`, headers });
  expect(reply.statusCode).toBe(200);
  const { items, next } = reply.json<{ items: FeedEvent[]; next: string | null }>();
  expect(items.map(({ number }) => number)).toEqual(items.map((_, index) => after + 1 + index));
  for (const event of items) {
    remember(history, event);
    history.last = Math.max(history.last, event.number);
    if (!event.withdrawn) holdToRights(history, event);
  }
  return next;
}

function holdToRights(history: History, event: FeedEvent): void {
  const by = event.organisation as TestSlug;
  expect(['okafor', 'party', ...(history.isSigned ? ['lopez'] : [])]).toContain(by);
  if (event.type !== 'contact.recorded') return;
  const contact = history.contacts.find(({ id }) => sealed(id) === event.contactId);
  expect(contact?.by).toBe(by);
  expect(history.retracted.has(contact!.id)).toBe(false);
}

function remember({ meaning }: History, event: FeedEvent): void {
  if (event.withdrawn) return;
  const means = `${event.type} ${event.contactId}`;
  expect(meaning.get(event.number) ?? means).toBe(means);
  meaning.set(event.number, means);
}

/** Streams too number without a gap; what they told is held to the same meaning. */
function hangUp(history: History): void {
  const events = history.consumer?.events() ?? [];
  expect(events.map(({ number }) => number)).toEqual(events.map((_, index) => index + 1));
  events.forEach((event) => remember(history, event));
  history.consumer?.close();
  history.consumer = undefined;
}

/** Everything, to the end: nothing of the reader's own is missing, nothing comes twice. */
async function finish(history: History): Promise<void> {
  await untilPlaced(stage.db);
  await bind(history, true);
  for (let next: string | null = '0'; next !== null;) {
    next = await read(history, Number(next), 50);
  }
  const { consumer, retracted } = history;
  if (consumer) await until(() => (consumer.events().at(-1)?.number ?? 0) >= history.last);
  hangUp(history);
  const told = [...history.meaning.values()];
  expect(new Set(told).size).toBe(told.length);
  for (const { id } of history.contacts.filter(({ by }) => by === 'okafor')) {
    if (retracted.has(id)) expect(told).toContain(`contact.retracted ${sealed(id)}`);
    else expect(told).toContain(`contact.recorded ${sealed(id)}`);
  }
}

function sealed(contactId: bigint): string {
  return sealId(stage.db.idKey, 'contact', contactId);
}

describe('whatever is granted, revoked, recorded, taken back and read, in whatever order', () => {
  it('numbers are dense and mean one event for ever, only what one may see is shown', async () => {
    let run = 0;
    const steps = fc.array(step, { minLength: 5, maxLength: 30 });
    await fc.assert(fc.asyncProperty(steps, async (given) => {
      run += 1;
      const history = await begin(`run-${run}`);
      for (const one of given) await take(history, one);
      await finish(history);
    }), { numRuns: 25 });
  }, 120_000);
});
