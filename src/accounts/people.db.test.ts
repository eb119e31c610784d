import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withSystem, type App } from '../platform/index.ts';
import { anAuthorization, anOrganisation } from '../../test/accounts.ts';
import { aVisit, type Visit } from '../../test/browser-visit.ts';
import {
  aDesk, deskPassword, joins, signsIn, userIdOf, type Desk,
} from '../../test/sign-in-desk.ts';
import { roles, type Role } from './contract.ts';
import type { Organisation } from './index.ts';
import { invite } from './invitation.ts';

const password = deskPassword;
let desk: Desk;
let app: App;
let campaign: Organisation;
let ownerEmail: string;

beforeAll(async () => {
  desk = await aDesk();
});
beforeEach(async () => {
  app = await desk.start();
  campaign = await anOrganisation(desk.db);
  ownerEmail = await joins(desk, campaign, 'owner');
  return () => app.close();
});
afterAll(() => desk.close());

const joined = (role: Role, organisation = campaign) =>
  joins(desk, organisation, role);
const owner = (): Promise<Visit> => signsIn(app, ownerEmail);
const accept = (token: string, more: object = {}) =>
  aVisit(app).post('/v1/invitations/accept', { token, name: 'Bo Lund', password, ...more });

async function journalOf(visit: Visit): Promise<readonly string[]> {
  const { body } = await visit.get('/v1/journal?limit=100');
  return (body['items'] as { kind: string }[]).map(({ kind }) => kind).reverse();
}

describe('an invitation', () => {
  it('is shown once, used once, and makes a member of the role', async () => {
    const visit = await owner();
    const made = await visit.post(
      '/v1/invitations', { email: 'Bo@Example.org', role: 'organiser' },
    );
    expect(made.status).toBe(201);
    const { token, link } = made.body as { token: string; link: string };
    expect(link).toBe(`http://localhost:4000/invitation#${token}`);
    expect(JSON.stringify((await visit.get('/v1/invitations')).body)).not.toContain(token);
    expect((await aVisit(app).post('/v1/invitations/preview', { token })).body).toMatchObject({
      organisation: { slug: campaign.slug }, email: 'bo@example.org', role: 'organiser',
    });
    const accepted = await accept(token, { email: 'ignored@example.org' });
    expect(accepted.body).toMatchObject({ email: 'bo@example.org', role: 'organiser' });
    expect(accepted.setCookies).toEqual([]);
    const again = await accept(token);
    expect(again.status).toBe(404);
    expect(again.body).toMatchObject({ code: 'accounts/unknown-invitation' });
    const bo = await signsIn(app, 'bo@example.org');
    expect((await bo.get('/v1/me')).body).toMatchObject({ role: 'organiser' });
    const listed = (await visit.get('/v1/invitations')).body['items'] as { state: string }[];
    expect(listed[0]).toMatchObject({ state: 'used', email: 'bo@example.org' });
    expect(await journalOf(visit)).toEqual(expect.arrayContaining(
      ['invitation.made', 'invitation.used', 'member.added'],
    ));
  });

  it('is kept as a hash, and its token is nowhere in the database', async () => {
    const made = await (await owner()).post(
      '/v1/invitations', { email: 'eve@example.org', role: 'analyst' },
    );
    const token = made.body['token'] as string;
    const rows = await desk.db.system.selectFrom('invitation').selectAll().execute();
    expect(rows.every((row) => !JSON.stringify(Object.values(row).map(String)).includes(token)))
      .toBe(true);
  });

  it('lets one of many in who use it at the same moment', async () => {
    const made = await (await owner()).post(
      '/v1/invitations', { email: 'one@example.org', role: 'analyst' },
    );
    const token = made.body['token'] as string;
    const replies = await Promise.all(Array.from({ length: 5 }, () => accept(token)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404, 404]);
  });

  it('ends when it is withdrawn or seven days old', async () => {
    const visit = await owner();
    const withdrawn = await visit.post(
      '/v1/invitations', { email: 'w@example.org', role: 'analyst' },
    );
    const url = `/v1/invitations/${withdrawn.body['id'] as string}`;
    expect((await visit.send('DELETE', url)).status).toBe(200);
    expect((await visit.send('DELETE', url)).status).toBe(404);
    expect((await accept(withdrawn.body['token'] as string)).status).toBe(404);
    const old = await visit.post('/v1/invitations', { email: 'o@example.org', role: 'analyst' });
    await desk.db.system.updateTable('invitation').set({ expires_at: new Date(Date.now() - 1) })
      .where('email', '=', 'o@example.org').execute();
    expect((await accept(old.body['token'] as string)).status).toBe(404);
  });

  it('asks who has an account for its password: a token alone takes over nobody', async () => {
    const email = await joined('analyst');
    const other = await anOrganisation(desk.db);
    const { token } = await withSystem(desk.db, (tx) => invite(tx, {
      organisationId: other.organisationId, email, role: 'owner', invitedBy: null, requestId: null,
    }));
    const wrong = await accept(token, { password: 'another long password' });
    expect(wrong.body).toMatchObject({ code: 'accounts/wrong-password' });
    expect((await accept(token)).status).toBe(200);
    const visit = await signsIn(app, email);
    expect((await visit.get('/v1/me')).body).toMatchObject({ user: { name: 'Ada Quist' } });
  });

  it('does not make a member twice, and keeps the role that was', async () => {
    const email = await joined('analyst');
    const made = await (await owner()).post('/v1/invitations', { email, role: 'owner' });
    const reply = await accept(made.body['token'] as string);
    expect(reply.body).toMatchObject({ code: 'accounts/already-member' });
    expect((await (await signsIn(app, email)).get('/v1/me')).body).toMatchObject({
      role: 'analyst',
    });
  });

  it('refuses a password that is short or holds the address', async () => {
    const made = await (await owner()).post(
      '/v1/invitations', { email: 'weatherly@example.org', role: 'analyst' },
    );
    const token = made.body['token'] as string;
    for (const given of ['short', 'weatherly2026!', 'aaaabbbbaaaabbbb']) {
      const reply = await accept(token, { password: given });
      expect(reply.status).toBe(400);
      expect(JSON.stringify(reply.body['errors'])).toContain('#/password');
    }
    expect((await accept(token)).status).toBe(200);
  });

  it('refuses names that cannot be kept or shown', async () => {
    const made = await (await owner()).post(
      '/v1/invitations', { email: 'n@example.org', role: 'analyst' },
    );
    for (const name of ['', ' ', 'a\u0000b', '\ud800', 'x'.repeat(201)]) {
      expect((await accept(made.body['token'] as string, { name })).status).toBe(400);
    }
  });
});

describe('roles', () => {
  it('open what they should and nothing else', async () => {
    const opens: Record<Role, readonly number[]> = {
      owner: [200, 201, 200, 201, 200, 403], data_manager: [403, 403, 200, 201, 200, 403],
      analyst: [403, 403, 403, 403, 403, 403], organiser: [403, 403, 403, 403, 403, 403],
      volunteer: [403, 403, 403, 403, 403, 403],
    };
    for (const role of roles) {
      const visit = await signsIn(app, await joined(role));
      const statuses = [
        await visit.get('/v1/invitations'),
        await visit.post('/v1/invitations', { email: 'x@example.org', role: 'analyst' }),
        await visit.get('/v1/keys'),
        await visit.post('/v1/keys', { name: 'k', scopes: ['contacts:write'] }),
        await visit.get('/v1/journal'),
        await visit.post('/v1/organisations', {
          slug: 'x-y', name: 'X', kind: 'campaign', side: 'hard', state: 'xc',
          ownerEmail: 'x@example.org',
        }),
      ].map(({ status }) => status);
      expect([role, statuses]).toEqual([role, opens[role]]);
      expect((await visit.get('/v1/members')).status).toBe(200);
    }
  });

  it('hold from the next request on when they change', async () => {
    const email = await joined('analyst');
    const analyst = await signsIn(app, email);
    const userId = await userIdOf(analyst);
    const visit = await owner();
    expect((await analyst.get('/v1/keys')).status).toBe(403);
    const reply = await visit.send('PATCH', `/v1/members/${userId}`, { role: 'data_manager' });
    expect(reply.body).toMatchObject({ userId, role: 'data_manager' });
    expect((await analyst.get('/v1/keys')).status).toBe(200);
    expect(await journalOf(visit)).toContain('member.changed');
  });
});

describe('members', () => {
  it('are listed to their colleagues, page by page, and to nobody else', async () => {
    for (let more = 0; more < 4; more++) await joined('volunteer');
    const stranger = await signsIn(app, await joined('owner', await anOrganisation(desk.db)));
    const visit = await owner();
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await visit.get(`/v1/members?limit=2${cursor}`);
      seen.push(...(body['items'] as { email: string }[]).map(({ email }) => email));
      if (body['next'] === null) break;
      cursor = `&cursor=${body['next'] as string}`;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    const theirs = (await stranger.get('/v1/members')).body['items'] as { email: string }[];
    expect(theirs).toHaveLength(1);
    expect(seen).not.toContain(theirs[0]!.email);
  });

  it('cannot be changed or removed by another organisation', async () => {
    const email = await joined('analyst');
    const analyst = await signsIn(app, email);
    const userId = await userIdOf(analyst);
    const stranger = await signsIn(app, await joined('owner', await anOrganisation(desk.db)));
    const url = `/v1/members/${userId}`;
    expect((await stranger.send('DELETE', url)).status).toBe(404);
    expect((await stranger.send('PATCH', url, { role: 'owner' })).status).toBe(404);
    expect((await analyst.get('/v1/me')).status).toBe(200);
  });

  it('lose every session and key the moment they are removed', async () => {
    const email = await joined('data_manager');
    const [here, there] = [await signsIn(app, email), await signsIn(app, email)];
    const userId = await userIdOf(here);
    const made = await here.post('/v1/keys', { name: 'sync', scopes: ['persons:read'] });
    const authorization = `Bearer ${made.body['key'] as string}`;
    expect((await aVisit(app).get('/v1/me', { authorization })).status).toBe(200);
    const visit = await owner();
    expect((await visit.send('DELETE', `/v1/members/${userId}`)).status).toBe(200);
    expect((await here.get('/v1/me')).status).toBe(401);
    expect((await there.get('/v1/me')).status).toBe(401);
    const byKey = await aVisit(app).get('/v1/me', { authorization });
    expect(byKey.body).toMatchObject({ status: 401, code: 'accounts/key-revoked' });
    const back = aVisit(app);
    await back.post('/auth/sign-in/email', { email, password });
    expect((await back.get('/v1/me')).body).toMatchObject({
      status: 403, code: 'accounts/no-membership',
    });
    expect(await journalOf(visit)).toContain('member.removed');
  });

  it('include an owner always, also when two owners remove each other at once', async () => {
    const first = await owner();
    const second = await signsIn(app, await joined('owner'));
    const urls = [`/v1/members/${await userIdOf(second)}`, `/v1/members/${await userIdOf(first)}`];
    const replies = await Promise.all([
      first.send('DELETE', urls[0]!), second.send('DELETE', urls[1]!),
    ]);
    expect(replies.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    const rows = await desk.db.system.selectFrom('membership').select('role')
      .where('organisation_id', '=', campaign.organisationId).execute();
    expect(rows).toEqual([{ role: 'owner' }]);
  });

  it('cannot leave without an owner by stepping down', async () => {
    const visit = await owner();
    const url = `/v1/members/${await userIdOf(visit)}`;
    const down = await visit.send('PATCH', url, { role: 'analyst' });
    expect(down.body).toMatchObject({ status: 409, code: 'accounts/last-owner' });
    expect((await visit.send('DELETE', url)).body).toMatchObject({ code: 'accounts/last-owner' });
  });
});

describe('someone in several organisations', () => {
  it('acts for the one that the request names, else for the first', async () => {
    const email = await joined('analyst');
    const other = await anOrganisation(desk.db);
    const { token } = await withSystem(desk.db, (tx) => invite(tx, {
      organisationId: other.organisationId, email, role: 'owner', invitedBy: null, requestId: null,
    }));
    await accept(token);
    const visit = await signsIn(app, email);
    const at = async (slug?: string, query = '') => {
      const headers = slug === undefined ? {} : { 'commonroll-organisation': slug };
      return (await visit.get(`/v1/me${query}`, headers)).body;
    };
    expect(await at()).toMatchObject({ organisation: { slug: campaign.slug }, role: 'analyst' });
    const there = { organisation: { slug: other.slug }, role: 'owner' };
    expect(await at(other.slug)).toMatchObject(there);
    expect(await at(undefined, `?organisation=${other.slug}`)).toMatchObject({ role: 'owner' });
    expect((await at())['memberships']).toHaveLength(2);
    const third = await anOrganisation(desk.db);
    const refusals = [await at(third.slug), await at('no-such-organisation')];
    expect(refusals[0]).toMatchObject({ status: 403, code: 'accounts/not-your-organisation' });
    expect(refusals[1]).toEqual(refusals[0]);
  });
});

describe('organisations', () => {
  it('are known to each other and taken in by the operator alone', async () => {
    const operator = await anOrganisation(desk.db, {
      slug: `operator-${campaign.slug}`, kind: 'exchange_operator', side: null,
    });
    const visit = await signsIn(app, await joined('owner', operator));
    const given = {
      slug: `new-${campaign.slug}`, name: 'New Group', kind: 'independent_group', side: 'soft',
      state: 'xc', ownerEmail: 'first@example.org',
    };
    const founded = await visit.post('/v1/organisations', given);
    expect(founded.status).toBe(201);
    expect(founded.body).toMatchObject({ organisation: { slug: given.slug, side: 'soft' } });
    const { token } = founded.body['invitation'] as { token: string };
    expect((await accept(token)).body).toMatchObject({ email: 'first@example.org', role: 'owner' });
    expect((await visit.post('/v1/organisations', given)).body).toMatchObject({
      status: 409, code: 'accounts/slug-taken',
    });
    const list = (await (await owner()).get('/v1/organisations?limit=500')).body;
    expect(list['items']).toContainEqual({
      slug: given.slug, name: 'New Group', kind: 'independent_group', side: 'soft', state: 'xc',
    });
    for (const wrong of [
      { ...given, slug: 'a-b', side: null }, { ...given, slug: 'a-b', kind: 'committee' },
      { ...given, slug: 'A B' }, { ...given, slug: 'a-b', state: 'xcc' },
    ]) expect((await visit.post('/v1/organisations', wrong)).status).toBe(400);
  });

  it('are no business of strangers', async () => {
    for (const url of ['/v1/organisations', '/v1/members', '/v1/invitations', '/v1/keys', '/v1/me',
      '/v1/journal']) {
      const reply = await aVisit(app).get(url);
      expect(reply.status).toBe(401);
      expect(reply.headers['www-authenticate']).toBe('Bearer');
    }
    const authorization = await anAuthorization(desk.db, campaign, ['persons:read']);
    const reply = await aVisit(app).get('/v1/members', { authorization });
    expect(reply.body).toMatchObject({ status: 403, code: 'accounts/scope-missing' });
  });
});
