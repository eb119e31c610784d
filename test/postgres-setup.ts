import { mkdirSync, readdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import {
  removeEmbeddedPostgres, startEmbeddedPostgres,
} from '../src/platform/embedded-postgres.ts';
import { migrate } from '../src/platform/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly testServerUrl: string
  }
}

/** One folder a run, so that several runs on one machine never meet. */
const ALL_RUNS = join(tmpdir(), `commonroll-test-${userInfo().uid}`);

/**
 * Starts one PostgreSQL for the whole run with a migrated database `commonroll_template`,
 * and takes it away at the end. What a killed run left behind goes at the next start.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeDeadRuns();
  const dataFolder = join(ALL_RUNS, `run-${process.pid}`);
  const server = await startEmbeddedPostgres({
    dataFolder,
    settings: {
      // Only here: a test's data need not outlive the power.
      fsync: 'off',
      full_page_writes: 'off',
      shared_buffers: '128MB',
      max_connections: '200',
    },
  });
  await makeTemplate(server.ownerUrl);
  project.provide('testServerUrl', server.ownerUrl);
  return async () => {
    await server.stop();
    await removeEmbeddedPostgres(dataFolder);
  };
}

async function removeDeadRuns(): Promise<void> {
  mkdirSync(ALL_RUNS, { recursive: true });
  for (const name of readdirSync(ALL_RUNS)) {
    // A run that lives refuses to be removed; that is the only fault expected here.
    await removeEmbeddedPostgres(join(ALL_RUNS, name)).catch(() => undefined);
  }
}

async function makeTemplate(serverUrl: string): Promise<void> {
  const client = new pg.Client(serverUrl);
  await client.connect();
  await client.query('create database commonroll_template');
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = '/commonroll_template';
  await migrate({ adminUrl: url.href });
}
