import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { migrate } from '../src/platform/migrate.ts';

export type TestDatabase = {
  /** Superuser: for arranging what no role of the product may. */
  readonly adminUrl: string;
  readonly systemUrl: string;
  readonly appUrl: string;
  drop(): Promise<void>;
};

/**
 * A database of its own for one test file, cloned from the migrated template in milliseconds.
 * Call it in `beforeAll`; end your pools, then call `drop` in `afterAll`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject('testServerUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, `create database ${name} template commonroll_template`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const adminUrl = url.href;
  const { systemUrl, appUrl } = await migrate({ adminUrl });
  const drop = () => onServer(serverUrl, `drop database ${name} with (force)`);
  return { adminUrl, systemUrl, appUrl, drop };
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client(serverUrl);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
