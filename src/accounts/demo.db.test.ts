import { beforeEach, describe, expect, it } from 'vitest';
import { aVisit } from '../../test/browser-visit.ts';
import { aDesk, deskPassword, joins, signsIn, type Desk } from '../../test/sign-in-desk.ts';
import { doors } from './contract.ts';
import {
  accountsCommand, createOperator, organisations, seedDemoAccounts, setupLink,
  type DemoOrganisation,
} from './index.ts';

const invented: readonly DemoOrganisation[] = [
  { slug: 'columbia-exchange', name: 'Columbia Voter Exchange', kind: 'exchange_operator',
    side: null },
  { slug: 'common-party', name: 'Common Party', kind: 'state_party', side: 'hard' },
  { slug: 'marlow', name: 'Marlow for Governor', kind: 'campaign', side: 'hard' },
  { slug: 'adeyemi', name: 'Adeyemi for Senate', kind: 'campaign', side: 'hard' },
  { slug: 'forward', name: 'Columbia Forward', kind: 'independent_group', side: 'soft' },
];

let desk: Desk;
beforeEach(async () => {
  desk = await aDesk();
  return () => desk.close();
});

describe('the doors of the demo', () => {
  it('open each on its own person, with a real session', async () => {
    const seeded = await seedDemoAccounts(desk.db, invented);
    expect(seeded.map(({ slug }) => slug)).toEqual(invented.map(({ slug }) => slug));
    const app = await desk.start();
    const told = await aVisit(app).get('/v1/demo');
    const offered = told.body['doors'] as { door: string; sentence: string; name: string }[];
    expect(offered.map(({ door }) => door)).toEqual(doors);
    const homes = [];
    for (const door of doors) {
      const visit = aVisit(app);
      expect((await visit.post('/v1/demo/sign-in', { door })).status).toBe(200);
      const { body } = await visit.get('/v1/me');
      expect(body['demo']).toBe(true);
      homes.push([(body['organisation'] as { slug: string }).slug, body['role']]);
    }
    expect(homes).toEqual([
      ['columbia-exchange', 'owner'], ['common-party', 'owner'], ['marlow', 'data_manager'],
      ['forward', 'analyst'],
    ]);
    await app.close();
  });

  it('are seeded once, however often', async () => {
    const first = await seedDemoAccounts(desk.db, invented);
    expect(await seedDemoAccounts(desk.db, invented)).toEqual(first);
    const members = await desk.db.system.selectFrom('membership').select('user_id').execute();
    expect(members).toHaveLength(4);
  });

  it('are nowhere outside the demo state, nor where configuration says no', async () => {
    const before = await desk.start();
    await seedDemoAccounts(desk.db, invented);
    const without = await desk.start({ COMMONROLL_DEMO: 'false' });
    expect((await aVisit(before).get('/v1/demo')).status).toBe(200);
    const visit = aVisit(without);
    expect((await visit.get('/v1/demo')).body).toMatchObject({ code: 'accounts/no-demo' });
    const reply = await visit.post('/v1/demo/sign-in', { door: 'operator' });
    expect(reply.status).toBe(404);
    expect(reply.setCookies).toEqual([]);
    await before.close();
    await without.close();
  });

  it('do not open in a real installation', async () => {
    const app = await desk.start();
    const reply = await aVisit(app).post('/v1/demo/sign-in', { door: 'operator' });
    expect(reply.body).toMatchObject({ status: 404, code: 'accounts/no-demo' });
    await app.close();
  });

  it('cannot be opened from another site, and their people have no password', async () => {
    await seedDemoAccounts(desk.db, invented);
    const app = await desk.start();
    const reply = await app.inject({
      method: 'POST', url: '/v1/demo/sign-in', payload: { door: 'operator' },
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(reply.statusCode).toBe(403);
    const visit = aVisit(app);
    for (const password of ['', ' ', 'null', 'undefined', deskPassword]) {
      const tried = await visit.post(
        '/auth/sign-in/email', { email: 'operator@demo.example.org', password },
      );
      expect([400, 401]).toContain(tried.status);
    }
    await visit.post('/v1/demo/sign-in', { door: 'operator' });
    const changed = await visit.post('/auth/change-password', {
      currentPassword: 'anything', newPassword: 'a password of my own',
    });
    expect(changed.body).toMatchObject({ code: 'accounts/wrong-password' });
    const guarded = await visit.post('/auth/two-factor/enable', { password: 'anything' });
    expect(guarded.body).toMatchObject({ code: 'accounts/wrong-password' });
    await app.close();
  });
});

describe('the first start without the demo', () => {
  it('gives a link that makes the first operator, once', async () => {
    const link = await setupLink(desk.db, desk.config());
    const token = link!.split('#')[1]!;
    const app = await desk.start();
    const visit = aVisit(app);
    const nameless = { token, name: 'Odd Berg', password: deskPassword };
    expect((await visit.post('/v1/invitations/accept', nameless)).body).toMatchObject({
      status: 400, code: 'accounts/email-missing',
    });
    const made = await visit.post(
      '/v1/invitations/accept', { ...nameless, email: 'Odd@Example.org' },
    );
    expect(made.body).toMatchObject({
      organisation: { kind: 'exchange_operator', side: null }, email: 'odd@example.org',
      role: 'owner',
    });
    const operator = await signsIn(app, 'odd@example.org');
    expect((await operator.get('/v1/me')).body['scopes']).toContain('organisations:write');
    expect(await setupLink(desk.db, desk.config())).toBeUndefined();
    await app.close();
  });

  it('lets only the latest link work', async () => {
    const [old, fresh] = [await setupLink(desk.db, desk.config()),
      await setupLink(desk.db, desk.config())];
    const app = await desk.start();
    const look = (link: string | undefined) =>
      aVisit(app).post('/v1/invitations/preview', { token: link!.split('#')[1]! });
    expect((await look(old)).status).toBe(404);
    expect((await look(fresh)).status).toBe(200);
    await app.close();
  });
});

describe('commonroll accounts', () => {
  const run = async (...args: string[]) => {
    const lines: string[] = [];
    const code = await accountsCommand(args, {
      db: desk.db, config: desk.config(), print: (line) => lines.push(line),
    });
    return { code, text: lines.join('\n') };
  };

  it('makes an operator and prints a link', async () => {
    const { code, text } = await run('create-operator', '--name', 'North Exchange', '--slug',
      'north', '--state', 'nc', '--email', 'op@example.org');
    expect(code).toBe(0);
    expect(text).toMatch(/^http:\/\/localhost:4000\/invitation#inv_/m);
  });

  it('gives a new password to who lost hers, and ends what was open', async () => {
    await createOperator(desk.db, desk.config());
    const app = await desk.start();
    const email = await joins(desk, (await organisations(desk.db))[0]!, 'owner');
    const visit = await signsIn(app, email);
    await visit.post('/auth/two-factor/enable', { password: deskPassword });
    const { code, text } = await run('reset-password', '--email', email.toUpperCase());
    expect(code).toBe(0);
    expect((await visit.get('/v1/me')).status).toBe(401);
    const again = aVisit(app);
    const signIn = (password: string) => again.post('/auth/sign-in/email', { email, password });
    expect((await signIn(deskPassword)).status).toBe(401);
    expect((await signIn(text.split(': ')[1]!)).body).toEqual({ twoFactorRedirect: false });
    expect((await run('reset-password', '--email', 'nobody@example.org')).code).toBe(2);
    expect((await run('reset-password')).code).toBe(2);
    await app.close();
  });

  it('tells what is wrong and how it goes', async () => {
    for (const args of [['create-operator', '--state', 'North'], ['create-operator', '--x', 'y'],
      ['create-operator', '--email', 'nobody'], ['remove-everything']]) {
      const { code, text } = await run(...args);
      expect(code).toBe(2);
      expect(text).toContain('commonroll accounts create-operator');
    }
    expect((await run()).code).toBe(0);
  });

  it('never turns a campaign into an operator', async () => {
    await seedDemoAccounts(desk.db, invented);
    await expect(createOperator(desk.db, desk.config(), { slug: 'marlow' }))
      .rejects.toThrow('is no exchange operator');
  });
});
