import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../platform/index.ts';
import { anOrganisation } from '../../../test/accounts.ts';
import { aVisit } from '../../../test/browser-visit.ts';
import {
  aDesk, deskPassword, joins, signsIn, userIdOf, type Desk,
} from '../../../test/sign-in-desk.ts';
import type { Organisation } from '../index.ts';

const password = deskPassword;
let desk: Desk;
let app: App;
let campaign: Organisation;

beforeAll(async () => {
  desk = await aDesk();
  campaign = await anOrganisation(desk.db, { slug: 'lopez' });
});
beforeEach(async () => {
  app = await desk.start();
  return () => app.close();
});
afterAll(() => desk.close());

const aPerson = () => joins(desk, campaign, 'owner');
const signIn = (email: string, given: string) =>
  aVisit(app).post('/auth/sign-in/email', { email, password: given });

describe('signing in with a password', () => {
  it('opens a session that tells who one is', async () => {
    const email = await aPerson();
    const visit = await signsIn(app, email);
    expect((await visit.get('/v1/me')).body).toMatchObject({
      user: { name: 'Ada Quist', email, twoFactorEnabled: false },
      organisation: { slug: 'lopez', kind: 'campaign', side: 'hard', state: 'xc' },
      memberships: [{ organisation: { slug: 'lopez' }, role: 'owner' }],
      role: 'owner', via: 'session', demo: false,
    });
  });

  it('hides the session from scripts and other sites, and with https from the wire', async () => {
    const email = await aPerson();
    const plain = await signIn(email, password);
    expect(plain.setCookies).toHaveLength(1);
    expect(plain.setCookies[0]).toMatch(/^commonroll\.session_token=/);
    expect(plain.setCookies[0]).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    const secure = await desk.start({ PUBLIC_URL: 'https://roll.example.org' });
    const reply = await aVisit(secure).post('/auth/sign-in/email', { email, password });
    expect(reply.setCookies[0]).toMatch(/^__Secure-commonroll\.session_token=/);
    expect(reply.setCookies[0]).toMatch(/; Secure/);
    await secure.close();
  });

  it('tells no token in its reply', async () => {
    const reply = await signIn(await aPerson(), password);
    expect(reply.body).toEqual({ twoFactorRedirect: false });
  });

  it('answers the same for an unknown address and a wrong password', async () => {
    const email = await aPerson();
    const wrong = await signIn(email, 'wrong horse battery');
    const unknown = await signIn('nobody@example.org', 'wrong horse battery');
    expect(wrong.status).toBe(401);
    expect(wrong.body).toMatchObject({ code: 'accounts/sign-in-refused' });
    expect(unknown.body).toEqual(wrong.body);
    expect(unknown.setCookies).toEqual(wrong.setCookies);
  });

  it('takes about as long for an unknown address as for a wrong password', async () => {
    const email = await aPerson();
    const time = async (address: string): Promise<number> => {
      const times: number[] = [];
      for (let round = 0; round < 5; round++) {
        const start = performance.now();
        await signIn(address, 'wrong horse battery');
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[2]!;
    };
    const [known, unknown] = [await time(email), await time('nobody@example.org')];
    expect(unknown / known).toBeGreaterThan(0.5);
    expect(unknown / known).toBeLessThan(2);
  });

  it('stops a guesser with the time to wait, and not the neighbour', async () => {
    const email = await aPerson();
    const tries = [];
    for (let round = 0; round < 11; round++) tries.push(await signIn(email, `wrong ${round}`));
    expect(tries.slice(0, 10).every(({ status }) => status === 401)).toBe(true);
    expect(tries[10]!.status).toBe(429);
    expect(tries[10]!.body).toMatchObject({ code: 'accounts/too-many-tries' });
    expect(Number(tries[10]!.headers['retry-after'])).toBeGreaterThan(0);
    expect((await signIn(await aPerson(), password)).status).toBe(200);
  });

  it('is refused from a page that is not ours', async () => {
    const email = await aPerson();
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.test' }, {},
    ]) {
      const reply = await app.inject({
        method: 'POST', url: '/auth/sign-in/email', payload: { email, password }, headers,
      });
      expect(reply.statusCode).toBe(403);
      expect(reply.headers['set-cookie']).toBeUndefined();
    }
  });
});

describe('a session', () => {
  it('ends when one signs out, for a copy of the cookie too', async () => {
    const visit = await signsIn(app, await aPerson());
    const copy = aVisit(app, new Map(visit.cookies));
    expect((await copy.get('/v1/me')).status).toBe(200);
    expect((await visit.post('/auth/sign-out')).body).toEqual({ done: true });
    expect(visit.cookies.size).toBe(0);
    expect((await copy.get('/v1/me')).status).toBe(401);
  });

  it('is not opened by a cookie whose signature is missing or another', async () => {
    const visit = await signsIn(app, await aPerson());
    const [[name, value]] = [...visit.cookies] as [[string, string]];
    const [token, signature] = decodeURIComponent(value).split('.') as [string, string];
    for (const forged of [token, `${token}.`, `${token}.${signature.slice(1)}x`, `x${value}`, '']) {
      const reply = await aVisit(app, new Map([[name, encodeURIComponent(forged)]])).get('/v1/me');
      expect(reply.status).toBe(401);
    }
  });

  it('ends seven days after it began, however often it is used', async () => {
    const visit = await signsIn(app, await aPerson());
    const userId = await userIdOf(visit);
    const { expires_at } = await desk.db.system.selectFrom('auth_session').select('expires_at')
      .where('user_id', '=', userId).executeTakeFirstOrThrow();
    const days = (expires_at.getTime() - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.9);
    expect(days).toBeLessThanOrEqual(7);
    await desk.db.system.updateTable('auth_session').set({ expires_at: new Date(Date.now() - 1) })
      .where('user_id', '=', userId).execute();
    expect((await visit.get('/v1/me')).status).toBe(401);
  });

  it('leaves no row when it is over', async () => {
    const visit = await signsIn(app, await aPerson());
    const userId = await userIdOf(visit);
    await desk.db.system.updateTable('auth_session').set({ expires_at: new Date(Date.now() - 1) })
      .where('user_id', '=', userId).execute();
    await signsIn(app, await aPerson());
    const left = await desk.db.system.selectFrom('auth_session').select('id')
      .where('user_id', '=', userId).execute();
    expect(left).toEqual([]);
  });

  it('keeps neither the address of a network nor the name of a browser', async () => {
    const visit = await signsIn(app, await aPerson());
    const row = await desk.db.system.selectFrom('auth_session')
      .select(['ip_address', 'user_agent'])
      .where('user_id', '=', await userIdOf(visit)).executeTakeFirstOrThrow();
    expect(row).toEqual({ ip_address: '', user_agent: '' });
  });

  it('lets no other site write with its cookie, and reads are not held up', async () => {
    const visit = await signsIn(app, await aPerson());
    const cookie = [...visit.cookies].map((pair) => pair.join('=')).join('; ');
    const payload = { email: 'new@example.org', role: 'owner' };
    for (const headers of [
      { cookie }, { cookie, 'sec-fetch-site': 'cross-site' }, { cookie, origin: 'null' },
      { cookie, 'sec-fetch-site': 'same-site' }, { cookie, origin: 'https://evil.test' },
    ]) {
      const reply = await app.inject({ method: 'POST', url: '/v1/invitations', payload, headers });
      expect(reply.statusCode).toBe(403);
      expect(reply.json()).toMatchObject({ code: 'accounts/cross-origin' });
    }
    expect((await app.inject({ url: '/v1/me', headers: { cookie } })).statusCode).toBe(200);
  });
});

describe('a password', () => {
  it('has at least twelve characters that are not hers by name', async () => {
    const visit = await signsIn(app, await aPerson());
    for (const newPassword of [
      'elevenchars', 'aaaaaaaaaaaaaa', '123456789012', '\ud800abcdefghijkl',
    ]) {
      const reply = await visit.post(
        '/auth/change-password', { currentPassword: password, newPassword },
      );
      expect(reply.status).toBe(400);
      expect(JSON.stringify(reply.body['errors'])).toContain('newPassword');
    }
  });

  it('is changed only by who knows the old one, and ends every other session', async () => {
    const email = await aPerson();
    const [here, there] = [await signsIn(app, email), await signsIn(app, email)];
    const change = (currentPassword: string) => here.post(
      '/auth/change-password', { currentPassword, newPassword: 'another long password' },
    );
    const refused = await change('not the old one');
    expect(refused.body).toMatchObject({ code: 'accounts/wrong-password' });
    expect((await change(password)).status).toBe(200);
    expect((await here.get('/v1/me')).status).toBe(200);
    expect((await there.get('/v1/me')).status).toBe(401);
    expect((await signIn(email, password)).status).toBe(401);
    expect((await signIn(email, 'another long password')).status).toBe(200);
  });
});

describe('the journal of sign-ins', () => {
  it('tells who came and who was refused, and never an address', async () => {
    const email = await aPerson();
    const visit = await signsIn(app, email);
    const userId = await userIdOf(visit);
    await signIn(email, 'wrong horse battery');
    await signIn('nobody-at-all@example.org', 'wrong horse battery');
    await visit.post('/auth/sign-out');
    const rows = await desk.db.system.selectFrom('journal_entry').selectAll().execute();
    const mine = rows.filter((row) => row.user_id === userId && row.kind.startsWith('session.'));
    expect(mine.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['session.opened', { by: 'password' }], ['session.refused', { by: 'password' }],
      ['session.closed', {}],
    ]);
    expect(mine.every((row) => row.organisation_id === campaign.organisationId)).toBe(true);
    const strangers = rows.filter((row) => row.kind === 'session.refused' && row.user_id === null);
    expect(strangers.length).toBeGreaterThan(0);
    const text = JSON.stringify(rows, (_, value: unknown) =>
      (typeof value === 'bigint' ? String(value) : value));
    expect(text).not.toContain('@');
  });
});

describe('the secret of the sign-in', () => {
  it('lies in a file that its owner alone reads, and stays the same', async () => {
    const file = join(desk.folder, 'sign-in-secret');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const before = readFileSync(file, 'utf8');
    const visit = await signsIn(app, await aPerson());
    const second = await desk.start();
    expect((await aVisit(second, visit.cookies).get('/v1/me')).status).toBe(200);
    expect(readFileSync(file, 'utf8')).toBe(before);
    await second.close();
  });
});
