import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../platform/index.ts';
import { anOrganisation } from '../../../test/accounts.ts';
import { aVisit, type Visit } from '../../../test/browser-visit.ts';
import {
  aDesk, deskPassword, joins, signsIn, userIdOf, type Desk,
} from '../../../test/sign-in-desk.ts';
import type { Organisation } from '../index.ts';
import { codeOf, stepAt } from './totp.ts';

const password = deskPassword;
let desk: Desk;
let app: App;
let campaign: Organisation;

beforeAll(async () => {
  desk = await aDesk();
  campaign = await anOrganisation(desk.db);
});
beforeEach(async () => {
  app = await desk.start();
  return () => app.close();
});
afterAll(() => desk.close());

interface Guarded {
  readonly email: string;
  readonly userId: string;
  readonly visit: Visit;
  readonly backupCodes: readonly string[];
  /** The code of this moment, or of some steps later. */
  readonly code: (later?: number) => string;
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function fromBase32(text: string): string {
  const bits = [...text].map((one) => base32.indexOf(one).toString(2).padStart(5, '0')).join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))).toString('utf8');
}

/** Someone with the second factor on; the step of the moment is not taken yet. */
async function aGuardedPerson(): Promise<Guarded> {
  const email = await joins(desk, campaign, 'owner');
  const visit = await signsIn(app, email);
  const userId = await userIdOf(visit);
  const setup = await visit.post('/auth/two-factor/enable', { password });
  const { totpURI, backupCodes } = setup.body as { totpURI: string; backupCodes: string[] };
  const secret = fromBase32(new URL(totpURI).searchParams.get('secret')!);
  const code = (later = 0): string => codeOf(secret, stepAt(Date.now()) + later);
  // The step before this one: still accepted, and leaves this one to the test.
  expect((await visit.post('/auth/two-factor/verify-totp', { code: code(-1) })).status).toBe(200);
  return { email, userId, visit, backupCodes, code };
}

/** Past the password, before the code. */
async function half(email: string): Promise<Visit> {
  const visit = aVisit(app);
  const reply = await visit.post('/auth/sign-in/email', { email, password });
  expect(reply.body).toEqual({ twoFactorRedirect: true });
  return visit;
}
const verify = (visit: Visit, code: string) =>
  visit.post('/auth/two-factor/verify-totp', { code });

describe('the second factor', () => {
  it('is on only after a first code, and is told', async () => {
    const email = await joins(desk, campaign, 'owner');
    const visit = await signsIn(app, email);
    await visit.post('/auth/two-factor/enable', { password });
    expect((await visit.get('/v1/me')).body).toMatchObject({ user: { twoFactorEnabled: false } });
    await signsIn(app, email);
    const guarded = await aGuardedPerson();
    expect((await guarded.visit.get('/v1/me')).body)
      .toMatchObject({ user: { twoFactorEnabled: true } });
  });

  it('opens nothing between password and code', async () => {
    const { email } = await aGuardedPerson();
    const visit = await half(email);
    expect([...visit.cookies.keys()]).toEqual(['commonroll.two_factor']);
    expect((await visit.get('/v1/me')).status).toBe(401);
    for (const url of ['/auth/two-factor/disable', '/auth/two-factor/generate-backup-codes']) {
      expect((await visit.post(url, { password })).status).toBe(401);
    }
  });

  it('opens with the code of the moment', async () => {
    const { email, code } = await aGuardedPerson();
    const visit = await half(email);
    expect((await verify(visit, code())).status).toBe(200);
    expect((await visit.get('/v1/me')).status).toBe(200);
  });

  it('takes no code twice, in another sign-in either', async () => {
    const { email, code } = await aGuardedPerson();
    const used = code();
    expect((await verify(await half(email), used)).status).toBe(200);
    const again = await half(email);
    const reply = await verify(again, used);
    expect(reply.status).toBe(401);
    expect(reply.body).toMatchObject({ code: 'accounts/code-refused' });
    expect(reply.setCookies).toEqual([]);
    expect((await again.get('/v1/me')).status).toBe(401);
    expect((await verify(again, code(1))).status).toBe(200);
  });

  it('takes no code of a step before one that was taken', async () => {
    const { email, code } = await aGuardedPerson();
    expect((await verify(await half(email), code(1))).status).toBe(200);
    expect((await verify(await half(email), code())).status).toBe(401);
  });

  it('takes the code of the set-up no second time', async () => {
    const { email, code } = await aGuardedPerson();
    expect((await verify(await half(email), code(-1))).status).toBe(401);
  });

  it('lets one of many in who send one code at the same moment', async () => {
    const { email, code } = await aGuardedPerson();
    const visits = await Promise.all(Array.from({ length: 6 }, () => half(email)));
    const used = code();
    const replies = await Promise.all(visits.map((visit) => verify(visit, used)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 401)).toHaveLength(5);
  });

  it('leaves no session behind where a code was sent again', async () => {
    const { email, userId, code } = await aGuardedPerson();
    const sessions = async () => (await desk.db.system.selectFrom('auth_session').select('id')
      .where('user_id', '=', userId).execute()).length;
    const used = code();
    await verify(await half(email), used);
    const before = await sessions();
    await verify(await half(email), used);
    expect(await sessions()).toBe(before);
  });

  it('gives a guesser five tries a sign-in', async () => {
    const { email, code } = await aGuardedPerson();
    const visit = await half(email);
    const wrong = code(500);
    for (let round = 0; round < 5; round++) expect((await verify(visit, wrong)).status).toBe(401);
    const reply = await verify(visit, code());
    expect(reply.status).toBe(401);
    expect(reply.body).toMatchObject({ code: 'accounts/challenge-over' });
    expect((await visit.get('/v1/me')).status).toBe(401);
  });

  it('locks for a while after ten wrong codes in a row, over several sign-ins', async () => {
    const { email, code } = await aGuardedPerson();
    for (let sitting = 0; sitting < 2; sitting++) {
      const visit = await half(email);
      for (let round = 0; round < 5; round++) await verify(visit, code(500));
    }
    const reply = await verify(await half(email), code());
    expect(reply.status).toBe(429);
    expect(reply.body).toMatchObject({ code: 'accounts/locked' });
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(60);
  });

  it('remembers no device: the code is asked for every time', async () => {
    const { email, code } = await aGuardedPerson();
    const visit = await half(email);
    const reply = await visit.post(
      '/auth/two-factor/verify-totp', { code: code(), trustDevice: true },
    );
    expect(reply.setCookies.join()).not.toContain('trust_device');
    const again = await visit.post('/auth/sign-in/email', { email, password });
    expect(again.body).toEqual({ twoFactorRedirect: true });
  });

  it('is turned off only by who knows the password', async () => {
    const { email, visit } = await aGuardedPerson();
    const wrong = await visit.post('/auth/two-factor/disable', { password: 'wrong horse' });
    expect(wrong.body).toMatchObject({ code: 'accounts/wrong-password' });
    expect((await visit.post('/auth/two-factor/disable', { password })).status).toBe(200);
    const reply = await aVisit(app).post('/auth/sign-in/email', { email, password });
    expect(reply.body).toEqual({ twoFactorRedirect: false });
  });

  it('keeps its secret and its backup codes sealed', async () => {
    const { userId, backupCodes } = await aGuardedPerson();
    const row = await desk.db.system.selectFrom('auth_two_factor').selectAll()
      .where('user_id', '=', userId).executeTakeFirstOrThrow();
    expect(row.backup_codes).not.toContain(backupCodes[0]);
    expect(row.secret.length).toBeGreaterThan(64);
  });

  it('is journalled: turned on, passed, refused', async () => {
    const { email, userId, code } = await aGuardedPerson();
    const visit = await half(email);
    // One code for both: half a minute may end between them, and the next one would be good.
    const once = code();
    await verify(visit, code(500));
    await verify(visit, once);
    await verify(await half(email), once);
    const rows = await desk.db.system.selectFrom('journal_entry').select(['kind', 'detail'])
      .where('user_id', '=', userId).orderBy('entry_id').execute();
    expect(rows.map(({ kind, detail }) => [kind, detail]).slice(1)).toEqual([
      ['two-factor.turned-on', {}], ['session.refused', { by: 'code' }],
      ['session.opened', { by: 'code' }], ['session.refused', { by: 'code' }],
    ]);
  });
});

describe('a backup code', () => {
  const back = (visit: Visit, code: string) =>
    visit.post('/auth/two-factor/verify-backup-code', { code });

  it('opens once', async () => {
    const { email, backupCodes } = await aGuardedPerson();
    const visit = await half(email);
    expect((await back(visit, backupCodes[0]!)).status).toBe(200);
    expect((await visit.get('/v1/me')).status).toBe(200);
    const reply = await back(await half(email), backupCodes[0]!);
    expect(reply.body).toMatchObject({ code: 'accounts/code-refused' });
    expect((await back(await half(email), backupCodes[1]!)).status).toBe(200);
  });

  it('opens for one of many who send it at the same moment', async () => {
    const { email, backupCodes } = await aGuardedPerson();
    const visits = await Promise.all(Array.from({ length: 5 }, () => half(email)));
    const replies = await Promise.all(visits.map((visit) => back(visit, backupCodes[2]!)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401]);
  });

  it('opens nothing after new ones were made', async () => {
    const { email, visit, backupCodes } = await aGuardedPerson();
    const fresh = await visit.post('/auth/two-factor/generate-backup-codes', { password });
    expect(fresh.status).toBe(200);
    expect((await back(await half(email), backupCodes[3]!)).status).toBe(401);
    const codes = fresh.body['backupCodes'] as readonly string[];
    expect((await back(await half(email), codes[0]!)).status).toBe(200);
  });
});
