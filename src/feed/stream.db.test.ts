import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revokeKey, type Caller } from '../accounts/index.ts';
import { unseal } from '../platform/index.ts';
import { theOrganisation } from '../../test/accounts.ts';
import { consume } from '../../test/event-stream.ts';
import { aStage, contribute, until, type Stage } from '../../test/feed-stage.ts';
import { Stalled, type Connection } from './connection.ts';
import { selectSubscription, type Found } from './store/subscription.ts';
import type { OpenStream } from './stream.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

let names = 0;
async function aSubscription(): Promise<{
  readonly id: string; readonly found: Found; readonly headers: Record<string, string>;
}> {
  const headers = await stage.headersOf('okafor');
  const reply = await stage.app.inject({
    method: 'POST', url: '/v1/subscriptions', headers, payload: { name: `stream-${names++}` } });
  const { subscriptionId: id } = reply.json<{ subscriptionId: string }>();
  const found = await selectSubscription(stage.db.system, {
    subscriptionId: unseal(stage.db, 'subscription', id),
    organisationId: stage.state.organisations.okafor });
  return { id, found: found!, headers };
}

interface SlowEnd extends Connection {
  /** Takes all that waits. */
  drink(): void;
  numbers(): readonly number[];
  mostWaiting(): number;
  wasCut(): boolean;
}

/** A far end that takes bytes only when told; waits for as long as it is not stalled. */
function aSlowEnd(): SlowEnd {
  let text = '';
  let waiting = 0;
  let most = 0;
  let closed = false;
  let cut = false;
  let stalled = false;
  const closings: (() => void)[] = [];
  const close = (): void => {
    closed = true;
    closings.splice(0).forEach((then) => then());
  };
  return {
    write: (more) => {
      text += more;
      waiting += more.length;
      most = Math.max(most, waiting);
    },
    waiting: () => waiting,
    drained: async () => {
      const endMs = Date.now() + 500;
      while (waiting > 100_000 && !closed) {
        stalled ||= Date.now() > endMs;
        if (stalled) throw new Stalled();
        await new Promise((pass) => setTimeout(pass, 5));
      }
    },
    isClosed: () => closed,
    onClose: (then) => void closings.push(then),
    end: close,
    cut: () => {
      cut = true;
      close();
    },
    drink: () => {
      waiting = 0;
    },
    numbers: () => [...text.matchAll(/^id: (\d+)$/gm)].map(([, number]) => Number(number)),
    mostWaiting: () => most,
    wasCut: () => cut,
  };
}

function open(found: Found, connection: Connection): OpenStream {
  return stage.feed.stream({
    recipient: { subscription: found, userId: found.userId, requestId: 'r' }, after: 0n,
    connection, isWelcome: async () => true,
  });
}

const many = (count: number) => Array.from({ length: count }, () => (
  { answers: { 'postal-trust': 1, 'support:governor-2026:demo': 2 } }));

describe('a slow consumer', () => {
  it('gets everything, and little ever waits for it', async () => {
    const { found } = await aSubscription();
    const slow = aSlowEnd();
    open(found, slow);
    const drinking = setInterval(() => slow.drink(), 40);
    for (let turn = 0; turn < 12; turn++) await contribute(stage, many(250));
    await until(() => slow.numbers().length === 3_000);
    clearInterval(drinking);
    expect(slow.numbers()).toEqual(Array.from({ length: 3_000 }, (_, index) => index + 1));
    expect(slow.wasCut()).toBe(false);
    // Half a megabyte before it falls back to pages, and one batch on top of it.
    expect(slow.mostWaiting()).toBeLessThan(1_500_000);
    slow.end();
  }, 60_000);

  it('that takes nothing is cut, holds up nobody, and goes on where it was', async () => {
    const { id, found, headers } = await aSubscription();
    const healthy = consume(`${stage.url}/v1/subscriptions/${id}/stream?after=0`, headers);
    await healthy.status;
    const hanging = aSlowEnd();
    open(found, hanging);
    for (let turn = 0; turn < 12; turn++) await contribute(stage, many(250));
    await until(() => hanging.wasCut());
    expect(hanging.mostWaiting()).toBeLessThan(1_500_000);
    await until(() => healthy.events().length === 3_000);
    const got = hanging.numbers().length;
    expect(got).toBeLessThan(3_000);
    const again = consume(`${stage.url}/v1/subscriptions/${id}/stream`, {
      ...headers, 'last-event-id': String(got) });
    await until(() => again.events().length === 3_000 - got);
    expect(again.events()).toEqual(healthy.events().slice(got));
    healthy.close();
    again.close();
  }, 60_000);
});

describe('a stream', () => {
  it('ends soon after the key that opened it was revoked', async () => {
    const { id, headers } = await aSubscription();
    const consumer = consume(`${stage.url}/v1/subscriptions/${id}/stream`, headers);
    await consumer.status;
    const organisation = await theOrganisation(stage.db, 'okafor');
    const row = await stage.db.system.selectFrom('api_key').select('key_id')
      .orderBy('created_at', 'desc').executeTakeFirstOrThrow();
    const caller: Caller = {
      organisation, userId: 'u', role: 'owner', scopes: [], via: 'session', credentialId: 's' };
    await revokeKey(stage.db, { caller, keyId: row.key_id, requestId: 'r' });
    await consumer.closed;
    expect(consumer.events()).toEqual([]);
  });

  it('lives on when the database drops every connection', async () => {
    const { id, headers } = await aSubscription();
    const consumer = consume(`${stage.url}/v1/subscriptions/${id}/stream`, headers);
    await contribute(stage, many(2));
    await until(() => consumer.events().length === 2);
    await stage.dropConnections();
    await until(async () => contribute(stage, many(1)).then(() => true, () => false));
    await until(() => consumer.events().length >= 3);
    expect(consumer.events().map(({ number }) => number)).toEqual([1, 2, 3]);
    consumer.close();
  });
});
