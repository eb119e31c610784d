import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import { refuse } from '../kernel/index.ts';
import {
  buildApp, createLog, openDatabase, readConfig, type App, type Database, type Problem,
} from './index.ts';

let test: TestDatabase;
let db: Database;
let app: App;
let effects = 0;
const logged: string[] = [];

async function anApp(limit: string): Promise<App> {
  const log = createLog({ level: 'info', write: (line) => void logged.push(line) });
  const made = await buildApp({ db, config: readConfig({ RATE_LIMIT_PER_MINUTE: limit }), log });
  made.post('/v1/act', {
    schema: {
      body: z.object({ count: z.number() }),
      response: { 200: z.object({ n: z.number() }) },
    },
  }, async (request) => {
    if (request.body.count === 13) throw new Error('the secret is 42');
    if (request.body.count === 14) {
      refuse({
        kind: 'unavailable', code: 'test/busy', detail: 'Busy.', extras: { retryAfterMs: 1_200 },
      });
    }
    return { n: ++effects };
  });
  return made;
}

beforeAll(async () => {
  test = await createTestDatabase();
  db = await openDatabase(test);
  app = await anApp('1000');
});
afterAll(async () => {
  await app.close();
  await db.close();
  await test.drop();
});

const act = (body: unknown, headers: Record<string, string> = {}, to = app) => to.inject({
  method: 'POST', url: '/v1/act',
  payload: typeof body === 'string' ? body : JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
});

describe('problems', () => {
  it('name field and reason', async () => {
    const reply = await act({ count: 'many' });
    expect(reply.statusCode).toBe(400);
    expect(reply.headers['content-type']).toBe('application/problem+json');
    expect(reply.json()).toMatchObject({
      code: 'platform/invalid-request', instance: '/v1/act', errors: [{ pointer: '#/count' }],
    });
  });

  it('tell malformed JSON, too large bodies and unknown addresses apart', async () => {
    expect((await act('{"count":')).json<Problem>().code).toBe('platform/malformed-json');
    const large = await act(`{"count":1,"pad":"${'x'.repeat(10_000_000)}"}`);
    expect(large.json<Problem>().code).toBe('platform/body-too-large');
    expect((await app.inject('/v1/nowhere')).json()).toMatchObject(
      { code: 'platform/unknown-address', status: 404 });
  });

  it('hide bugs from the caller and tell the log', async () => {
    const reply = await act({ count: 13 });
    expect(reply.statusCode).toBe(500);
    expect(reply.body).not.toContain('42');
    expect(logged.some((line) => line.includes('platform.request-failed'))).toBe(true);
  });

  it('say when to come back', async () => {
    const reply = await act({ count: 14 });
    expect([reply.statusCode, reply.headers['retry-after']]).toEqual([503, '2']);
  });

  it('refuse who asks too often, with Retry-After', async () => {
    const small = await anApp('2');
    const replies = [];
    for (let asked = 0; asked < 3; asked++) replies.push(await act({ count: 1 }, {}, small));
    expect(replies.map((reply) => reply.statusCode)).toEqual([200, 200, 429]);
    expect(Number(replies[2]!.headers['retry-after'])).toBeGreaterThan(0);
    expect(replies[2]!.json<Problem>().code).toBe('platform/too-many-requests');
    await small.close();
  });
});

describe('Idempotency-Key', () => {
  it('gives a repeat the first reply and no second effect, quoted or bare', async () => {
    const first = await act({ count: 1 }, { 'idempotency-key': '"key-1"' });
    const again = await act({ count: 1 }, { 'idempotency-key': 'key-1' });
    expect(again.json()).toEqual(first.json());
    expect(again.headers['idempotent-replay']).toBe('true');
  });

  it('has one effect under 20 at once', async () => {
    const before = effects;
    const replies = await Promise.all(Array.from({ length: 20 }, () =>
      act({ count: 1 }, { 'idempotency-key': 'race' })));
    expect(effects).toBe(before + 1);
    expect(replies.every((reply) => [200, 409].includes(reply.statusCode))).toBe(true);
  });

  it('refuses another request under the same key', async () => {
    await act({ count: 1 }, { 'idempotency-key': 'key-2' });
    const other = await act({ count: 2 }, { 'idempotency-key': 'key-2' });
    expect([other.statusCode, other.json<Problem>().code]).toEqual([409, 'platform/key-reused']);
  });

  it('keeps a refused reply but frees the key where a retry may succeed', async () => {
    await act({ count: 14 }, { 'idempotency-key': 'key-3' });
    const retried = await act({ count: 1 }, { 'idempotency-key': 'key-3' });
    expect(retried.statusCode).toBe(200);
  });
});
