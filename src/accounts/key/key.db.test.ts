import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase, type App, type Database } from '../../platform/index.ts';
import { anOrganisation } from '../../../test/accounts.ts';
import { aVisit, type Visit } from '../../../test/browser-visit.ts';
import { aDesk, joins, signsIn, userIdOf, type Desk } from '../../../test/sign-in-desk.ts';
import { keyScopes } from '../contract.ts';
import { stillStands, type Caller, type Organisation } from '../index.ts';
import { callerOfKey, settleStamps } from './check.ts';
import { selectKey } from '../store/key.ts';

let desk: Desk;
let app: App;
let campaign: Organisation;
/** A second process, as far as the database can tell. */
let elsewhere: Database;

beforeAll(async () => {
  desk = await aDesk();
  app = await desk.start();
  elsewhere = await openDatabase(desk.cloned);
  campaign = await anOrganisation(desk.db);
});
afterAll(async () => {
  await app.close();
  await elsewhere.close();
  await desk.close();
});

interface Made {
  readonly id: string;
  readonly key: string;
  readonly visit: Visit;
}

async function aKey(scopes: readonly string[] = ['contacts:write']): Promise<Made> {
  const visit = await signsIn(app, await joins(desk, campaign, 'owner'));
  const { body } = await visit.post('/v1/keys', { name: 'Field app', scopes });
  return { id: body['id'] as string, key: body['key'] as string, visit };
}
const me = (authorization: string) => aVisit(app).get('/v1/me', { authorization });

describe('a key', () => {
  it('is shown once and lets a program in with just its scopes', async () => {
    const { id, key, visit } = await aKey(['contacts:write', 'feed:read']);
    expect(key).toMatch(/^ck_[0-9a-z]{12}_[A-Za-z0-9_-]{43}$/);
    expect((await me(`Bearer ${key}`)).body).toMatchObject({
      user: { userId: `key:${id}`, name: 'Field app', email: null },
      organisation: { slug: campaign.slug }, scopes: ['contacts:write', 'feed:read'], via: 'key',
    });
    const listed = await visit.get('/v1/keys?limit=500');
    expect(JSON.stringify(listed.body)).not.toContain(key.slice(-43));
  });

  it('is kept as a hash', async () => {
    const { id, key } = await aKey();
    const row = await desk.db.system.selectFrom('api_key').selectAll()
      .where('key_id', '=', id).executeTakeFirstOrThrow();
    expect(row.secret_hash).toHaveLength(32);
    const texts = Object.values(row).map((value) => String(value)).join(' ');
    expect(texts).not.toContain(key.slice(-43));
  });

  it('opens nothing when one letter is another, and the answer tells not which', async () => {
    const { id, key } = await aKey();
    const other = key.at(-1) === 'A' ? 'B' : 'A';
    const wrongSecret = await me(`Bearer ${key.slice(0, -1)}${other}`);
    const wrongId = await me(`Bearer ${key.replace(id, '000000000000')}`);
    expect(wrongSecret.body).toMatchObject({ status: 401, code: 'accounts/key-unknown' });
    expect(wrongId.body).toEqual(wrongSecret.body);
    for (const text of ['Bearer', 'Bearer x', `Basic ${key}`, key, `Bearer ${key}x`, 'Bearer \0']) {
      expect((await me(text)).status).toBe(401);
    }
  });

  it('is refused beside a session that would do: the key counts', async () => {
    const { visit } = await aKey();
    expect((await visit.get('/v1/me', { authorization: 'Bearer ck_nonsense' })).status).toBe(401);
  });

  it('acts for its own organisation and no other', async () => {
    const { key } = await aKey();
    const other = await anOrganisation(desk.db);
    const reply = await aVisit(app).get('/v1/me', {
      authorization: `Bearer ${key}`, 'commonroll-organisation': other.slug,
    });
    expect(reply.body).toMatchObject({ status: 403, code: 'accounts/not-your-organisation' });
  });

  it('needs no page of ours to write with', async () => {
    const { key } = await aKey(['members:write']);
    const reply = await app.inject({
      method: 'POST', url: '/v1/invitations', headers: { authorization: `Bearer ${key}` },
      payload: { email: 'm@example.org', role: 'analyst' },
    });
    expect(reply.statusCode).toBe(201);
  });

  it('makes no keys and opens no journal, whatever its scopes', async () => {
    const { key } = await aKey([...keyScopes]);
    const headers = { authorization: `Bearer ${key}` };
    const payload = { name: 'x', scopes: ['contacts:write'] };
    const made = await app.inject({ method: 'POST', url: '/v1/keys', headers, payload });
    expect(made.statusCode).toBe(403);
    expect((await app.inject({ url: '/v1/journal', headers })).statusCode).toBe(403);
  });

  it('gets no scope that its maker lacks, and shrinks with its maker', async () => {
    const visit = await signsIn(app, await joins(desk, campaign, 'data_manager'));
    const more = await visit.post('/v1/keys', { name: 'x', scopes: ['members:write'] });
    expect(more.body).toMatchObject({ status: 403, code: 'accounts/scope-missing' });
    for (const scopes of [[], ['keys:write'], ['all'], 'contacts:write']) {
      expect((await visit.post('/v1/keys', { name: 'x', scopes })).status).toBe(400);
    }
    const { body } = await visit.post(
      '/v1/keys', { name: 'x', scopes: ['contacts:write', 'universes:read'] },
    );
    const authorization = `Bearer ${body['key'] as string}`;
    expect((await me(authorization)).body['scopes']).toHaveLength(2);
    const owner = await signsIn(app, await joins(desk, campaign, 'owner'));
    const url = `/v1/members/${await userIdOf(visit)}`;
    await owner.send('PATCH', url, { role: 'volunteer' });
    expect((await me(authorization)).body['scopes']).toEqual(['contacts:write']);
  });

  it('is listed page by page with when it was last used, to the minute', async () => {
    const { id, key, visit } = await aKey();
    await me(`Bearer ${key}`);
    await settleStamps(desk.db);
    const items: { id: string; lastUsedAt: string | null }[] = [];
    for (let cursor = ''; ;) {
      const { body } = await visit.get(`/v1/keys?limit=3${cursor}`);
      items.push(...body['items'] as typeof items);
      if (body['next'] === null) break;
      cursor = `&cursor=${body['next'] as string}`;
    }
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
    const used = Date.parse(items.find((item) => item.id === id)!.lastUsedAt!);
    expect(Math.abs(Date.now() - used)).toBeLessThan(60_000);
  });
});

describe('a revoked key', () => {
  it('is refused by the next request, and says so only to who holds it', async () => {
    const { id, key, visit } = await aKey();
    expect((await me(`Bearer ${key}`)).status).toBe(200);
    expect((await visit.send('DELETE', `/v1/keys/${id}`)).status).toBe(200);
    const reply = await me(`Bearer ${key}`);
    expect(reply.body).toMatchObject({ status: 401, code: 'accounts/key-revoked' });
    const forged = await me(`Bearer ck_${id}_${'A'.repeat(43)}`);
    expect(forged.body).toMatchObject({ code: 'accounts/key-unknown' });
    expect((await visit.send('DELETE', `/v1/keys/${id}`)).status).toBe(404);
  });

  it('is refused by every other process within a second', async () => {
    const { id, key, visit } = await aKey();
    expect((await callerOfKey(elsewhere, key)).userId).toBe(`key:${id}`);
    const standing = setInterval(() => {
      callerOfKey(elsewhere, key).catch(() => undefined);
    }, 5);
    await visit.send('DELETE', `/v1/keys/${id}`);
    const revokedAt = performance.now();
    await vi.waitFor(
      () => expect(callerOfKey(elsewhere, key)).rejects.toThrow('revoked'),
      { timeout: 5_000, interval: 5 },
    );
    clearInterval(standing);
    expect(performance.now() - revokedAt).toBeLessThan(1_000);
  });

  it('cannot be revoked by another organisation', async () => {
    const { id, key } = await aKey();
    const other = await signsIn(app, await joins(desk, await anOrganisation(desk.db), 'owner'));
    expect((await other.send('DELETE', `/v1/keys/${id}`)).status).toBe(404);
    expect((await me(`Bearer ${key}`)).status).toBe(200);
  });

  it('no longer stands for streams that it opened; nor does a session that ended', async () => {
    const { id, key, visit } = await aKey();
    const byKey = await callerOfKey(desk.db, key);
    const { id: sessionId } = await desk.db.system.selectFrom('auth_session').select('id')
      .where('user_id', '=', await userIdOf(visit)).executeTakeFirstOrThrow();
    const bySession: Caller = {
      ...byKey, userId: await userIdOf(visit), via: 'session', credentialId: sessionId,
    };
    expect(await stillStands(desk.db, byKey)).toBe(true);
    expect(await stillStands(desk.db, bySession)).toBe(true);
    await visit.send('DELETE', `/v1/keys/${id}`);
    await visit.post('/auth/sign-out');
    expect(await stillStands(desk.db, byKey)).toBe(false);
    expect(await stillStands(desk.db, bySession)).toBe(false);
  });
});

describe('checking a key', () => {
  it('asks the database nothing while it stands, and takes under 0.2 ms', async () => {
    const { key } = await aKey();
    await callerOfKey(desk.db, key);
    await settleStamps(desk.db);
    const start = performance.now();
    for (let round = 0; round < 5_000; round++) await callerOfKey(desk.db, key);
    expect((performance.now() - start) / 5_000).toBeLessThan(0.2);
  });

  it('stamps the last use once a minute, however many requests there are', async () => {
    const { id, key } = await aKey();
    const query = vi.spyOn(desk.db.systemPool, 'connect');
    for (let round = 0; round < 200; round++) await callerOfKey(desk.db, key);
    await settleStamps(desk.db);
    expect(query.mock.calls.length).toBeLessThan(10);
    query.mockRestore();
    expect((await selectKey(desk.db, id))?.keyId).toBe(id);
  });
});
