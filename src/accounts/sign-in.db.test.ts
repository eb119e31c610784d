import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditRoutes } from '../audit/index.ts';
import {
  buildApp, createLog, openDatabase, readConfig, withSystem, type App, type Database,
} from '../platform/index.ts';
import { anOrganisation } from '../../test/accounts.ts';
import { aVisit, type Visit } from '../../test/browser-visit.ts';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import type { Role } from './contract.ts';
import { callerOf, registerAccounts, requireScope, type Organisation } from './index.ts';
import { invite } from './invitation.ts';

const password = 'correct horse battery';
let cloned: TestDatabase;
let db: Database;
let app: App;
let campaign: Organisation;
let folder: string;

async function startApp(publicUrl?: string): Promise<App> {
  const config = readConfig({ COMMONROLL_DATA: folder, PUBLIC_URL: publicUrl });
  const deps = { db, config, log: createLog({ level: 'silent' }) };
  const started = await buildApp(deps);
  registerAccounts(started, deps);
  auditRoutes(started, {
    ...deps,
    organisationOf: (request) =>
      requireScope(callerOf(request), 'journal:read').organisation.organisationId,
  });
  await started.ready();
  return started;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'commonroll-accounts-'));
  cloned = await createTestDatabase();
  db = await openDatabase(cloned);
  campaign = await anOrganisation(db, { slug: 'lopez', name: 'Lopez for Governor' });
});
// A server each, so that one test's tries do not count in the next.
beforeEach(async () => {
  app = await startApp();
  return async () => app.close();
});
afterAll(async () => {
  await db.close();
  await cloned.drop();
  rmSync(folder, { recursive: true });
});

async function joined(role: Role, organisation = campaign): Promise<string> {
  const email = `${randomBytes(4).toString('hex')}@example.org`;
  const { token } = await withSystem(db, (tx) => invite(tx, {
    organisationId: organisation.organisationId, email, role, invitedBy: null, requestId: null,
  }));
  const reply = await aVisit(app).post(
    '/v1/invitations/accept', { token, name: 'Ada Quist', password },
  );
  expect(reply.status).toBe(200);
  return email;
}

async function signedIn(email: string): Promise<Visit> {
  const visit = aVisit(app);
  const reply = await visit.post('/auth/sign-in/email', { email, password });
  expect(reply.body).toEqual({ twoFactorRedirect: false });
  return visit;
}

describe('signing in with a password', () => {
  it('opens a session that tells who one is', async () => {
    const email = await joined('data_manager');
    const visit = await signedIn(email);
    const me = await visit.get('/v1/me');
    expect(me.status).toBe(200);
    expect(me.body).toMatchObject({
      user: { name: 'Ada Quist', email, twoFactorEnabled: false },
      organisation: { slug: 'lopez', kind: 'campaign', side: 'hard' },
      role: 'data_manager', via: 'session', demo: false,
    });
  });
});
