import { hashPassword } from 'better-auth/crypto';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../src/accounts/contract.ts';
import {
  callerOf, registerAccounts, requireScope, type Organisation,
} from '../src/accounts/index.ts';
import { insertMember } from '../src/accounts/store/member.ts';
import { insertUser } from '../src/accounts/store/user.ts';
import { auditRoutes } from '../src/audit/index.ts';
import {
  buildApp, createLog, openDatabase, readConfig, withSystem, type App, type Config, type Database,
} from '../src/platform/index.ts';
import { aVisit, type Visit } from './browser-visit.ts';
import { createTestDatabase, type TestDatabase } from './postgres.ts';

export const deskPassword = 'correct horse battery';

/** A database and servers of the trust rooms alone, for tests of who comes in and who does not. */
export interface Desk {
  readonly cloned: TestDatabase;
  readonly db: Database;
  readonly folder: string;
  config(env?: Record<string, string>): Config;
  /** A server of its own: one test's tries do not count in the next. Close it. */
  start(env?: Record<string, string>): Promise<App>;
  close(): Promise<void>;
}

export async function aDesk(): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'commonroll-accounts-'));
  const cloned = await createTestDatabase();
  const db = await openDatabase(cloned);
  const config = (env: Record<string, string> = {}) =>
    readConfig({ COMMONROLL_DATA: folder, ...env });
  return {
    cloned, db, folder, config,
    start: async (env) => {
      const deps = { db, config: config(env), log: createLog({ level: 'silent' }) };
      const app = await buildApp(deps);
      registerAccounts(app, deps);
      auditRoutes(app, {
        ...deps,
        organisationOf: (request) =>
          requireScope(callerOf(request), 'journal:read').organisation.organisationId,
      });
      await app.ready();
      return app;
    },
    close: async () => {
      await db.close();
      await cloned.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

let hash: Promise<string> | undefined;

/** A new member whose password is `deskPassword`; returns her address. */
export async function joins(
  { db }: { readonly db: Database }, { organisationId }: Organisation, role: Role,
): Promise<string> {
  const userId = randomBytes(4).toString('hex');
  const email = `${userId}@example.org`;
  // Hashing is slow on purpose; everyone here may share one.
  const passwordHash = await (hash ??= hashPassword(deskPassword));
  await withSystem(db, async (tx) => {
    await insertUser(tx, { userId, name: 'Ada Quist', email, passwordHash });
    await insertMember(tx, { organisationId, userId, role });
  });
  return email;
}

/** A browser in which that person is signed in. */
export async function signsIn(app: App, email: string): Promise<Visit> {
  const visit = aVisit(app);
  const reply = await visit.post('/auth/sign-in/email', { email, password: deskPassword });
  if (reply.status !== 200) throw new Error(`not signed in: ${JSON.stringify(reply.body)}`);
  return visit;
}

/** Who that browser says one is; refusals as they come. */
export async function userIdOf(visit: Visit): Promise<string> {
  const { body } = await visit.get('/v1/me');
  return (body['user'] as { readonly userId: string }).userId;
}
