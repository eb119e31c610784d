import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  removeEmbeddedPostgres, startEmbeddedPostgres,
} from '../src/platform/embedded-postgres.ts';
import { migrate } from '../src/platform/migrate.ts';

/** Lends a migrated, empty database of a server of its own, and takes both away again. */
export async function withScratchDatabase<Result>(
  act: (adminUrl: string) => Promise<Result>,
): Promise<Result> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'commonroll-scratch-'));
  const server = await startEmbeddedPostgres({ dataFolder, settings: { fsync: 'off' } });
  try {
    await migrate({ adminUrl: server.ownerUrl });
    return await act(server.ownerUrl);
  } finally {
    await server.stop();
    await removeEmbeddedPostgres(dataFolder);
  }
}
