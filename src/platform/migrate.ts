import { createHmac } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import {
  planMigrations, readMigrationFiles, type AppliedMigration, type MigrationFile,
} from './migration-files.ts';

/** Owns every table, runs the migrations, never logs in. */
const OWNER = 'commonroll_owner';
/** Log in, own nothing, cannot pass row-level security. */
const LOGINS = ['commonroll_system', 'commonroll_app'] as const;

const FOLDER = fileURLToPath(new URL('../../db/migrations/', import.meta.url));
/** Any fixed number: starts of several processes on one database wait for each other. */
const LOCK = 7_130_042;
const OLDEST_SERVER = 160_000;

export type Migrated = {
  readonly systemUrl: string;
  readonly appUrl: string;
  /** Names of the files that ran now, in order. */
  readonly applied: readonly string[];
};

export type MigrateOptions = {
  /** A role that may create roles, on the database to migrate. */
  readonly adminUrl: string;
  readonly folder?: string;
};

/**
 * Brings a database to the present schema and returns the addresses for the two working roles.
 * Twice does nothing more. Each file is one transaction; a failing one leaves no trace.
 * Throws a plain sentence for a server older than 16, an edited or unknown migration, or
 * a failing statement.
 */
export async function migrate({ adminUrl, folder = FOLDER }: MigrateOptions): Promise<Migrated> {
  const files = readMigrationFiles(folder);
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'migrate' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await refuseOldServer(client);
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const urls = await ensureRoles(client, adminUrl);
    const applied = await runFiles(client, files);
    return { systemUrl: urls.commonroll_system, appUrl: urls.commonroll_app, applied };
  } finally {
    await client.end();
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>('show server_version_num');
  const number = Number(Object.values(rows[0] ?? {})[0]);
  if (number >= OLDEST_SERVER) return;
  throw new Error('DATABASE_URL points to a PostgreSQL older than 16. Use 16 or newer.');
}

type Urls = { readonly commonroll_system: string; readonly commonroll_app: string };

async function ensureRoles(client: pg.Client, adminUrl: string): Promise<Urls> {
  await untilUndisturbed(() => ensureRole(client, OWNER, 'nologin'));
  await untilUndisturbed(() => becomeMember(client));
  const urls = {
    commonroll_system: loginUrl(adminUrl, 'commonroll_system'),
    commonroll_app: loginUrl(adminUrl, 'commonroll_app'),
  };
  for (const role of LOGINS) {
    await untilUndisturbed(() => ensureRole(client, role, 'login'));
    await untilUndisturbed(() => ensurePassword(client, role, urls[role]));
  }
  await grantDatabase(client);
  return urls;
}

/**
 * Roles belong to the whole server, locks to one database: two databases migrated at the same
 * moment may disturb each other here, and then the later one simply looks again.
 */
async function untilUndisturbed(step: () => Promise<void>): Promise<void> {
  for (let left = 20; ; left -= 1) {
    try {
      return await step();
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      const isDisturbed =
        code === '42710' || code === '23505' || message.includes('tuple concurrently');
      if (!isDisturbed || left === 0) throw error;
      await new Promise((again) => setTimeout(again, 20 + Math.random() * 80));
    }
  }
}

async function ensureRole(
  client: pg.Client,
  role: string,
  login: 'login' | 'nologin',
): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  if (rowCount !== 0) return;
  // A role has none of these unless told so; superuser alone may even mention some of them.
  await client.query(`create role ${role} ${login} noinherit`);
}

/** Whoever migrates must be able to act as the owner. */
async function becomeMember(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ can: boolean }>(
    `select pg_has_role(current_user, $1, 'SET') as can`,
    [OWNER],
  );
  if (rows[0]?.can === true) return;
  await client.query(`grant ${OWNER} to current_user with set true, inherit true`);
}

/** The login's address; its password follows from the administrator's and is kept nowhere. */
function loginUrl(adminUrl: string, role: string): string {
  const url = new URL(adminUrl);
  const secret = decodeURIComponent(url.password) || adminUrl;
  url.username = role;
  url.password = createHmac('sha256', secret).update(role).digest('hex');
  return url.href;
}

async function ensurePassword(client: pg.Client, role: string, url: string): Promise<void> {
  const login = new pg.Client({ connectionString: url, application_name: 'migrate' });
  login.on('error', () => undefined);
  try {
    await login.connect();
    await login.end();
  } catch (error) {
    const { code } = error as { code?: string };
    // 28P01: another password than ours, or none yet.
    if (code !== '28P01') throw error;
    const password = new URL(url).password;
    await client.query(`alter role ${role} password '${password}'`);
  }
}

/** A database made from a template keeps the tables' grants but loses its own. */
async function grantDatabase(client: pg.Client): Promise<void> {
  await client.query(`
    do $$ begin
      execute format('grant connect, create, temporary on database %I to ${OWNER}',
        current_database());
      execute format('revoke all on database %I from public', current_database());
      execute format('grant connect, temporary on database %I to ${LOGINS.join(', ')}',
        current_database());
    end $$;
    grant usage, create on schema public to ${OWNER};
    revoke create on schema public from public;
    grant usage on schema public to ${LOGINS.join(', ')};
  `);
}

async function runFiles(
  client: pg.Client,
  files: readonly MigrationFile[],
): Promise<readonly string[]> {
  await client.query(`set role ${OWNER}`);
  await client.query(`
    create table if not exists schema_migration (
      number integer primary key,
      name text not null,
      sha256 text not null,
      applied_at timestamptz not null default now()
    )`);
  const { rows } = await client.query<AppliedMigration>(
    'select number, name, sha256 from schema_migration order by number',
  );
  const due = planMigrations(files, rows);
  for (const file of due) await runFile(client, file);
  return due.map(({ name }) => name);
}

async function runFile(client: pg.Client, file: MigrationFile): Promise<void> {
  await client.query('begin');
  try {
    await client.query(file.sql);
    // A file may have changed who it acts as or where it looks; the line is the owner's.
    await client.query(`set local role ${OWNER}; set local search_path to public`);
    await client.query(
      'insert into public.schema_migration (number, name, sha256) values ($1, $2, $3)',
      [file.number, file.name, file.sha256],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`The migration ${file.name} failed: ${tellFault(error, file.sql)}`);
  }
}

/** PostgreSQL gives the place as a character offset; people look for a line. */
function tellFault(error: unknown, sql: string): string {
  const { message, position } = error as { message: string; position?: string };
  if (position === undefined) return message;
  return `${message} (line ${sql.slice(0, Number(position)).split('\n').length})`;
}
