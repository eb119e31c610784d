import type pg from 'pg';
import type { Database } from '../../platform/index.ts';

/** Any fixed number; the second one is the state's. */
const lockClass = 7_130_060;

const numberOf = (state: string): number => state.charCodeAt(0) * 256 + state.charCodeAt(1);

/** Held by one import of a state at a time; gone with its connection, whatever becomes of it. */
export interface StateLock {
  release(): Promise<void>;
}

/** The lock, or undefined while another import of the state runs. */
export async function lockState(db: Database, state: string): Promise<StateLock | undefined> {
  const client: pg.PoolClient = await db.systemPool.connect();
  const ids = [lockClass, numberOf(state)];
  const { rows } = await client.query<{ held: boolean }>(
    'select pg_try_advisory_lock($1, $2) as held', ids,
  );
  if (rows[0]?.held !== true) {
    client.release();
    return undefined;
  }
  return {
    release: async () => {
      await client.query('select pg_advisory_unlock($1, $2)', ids).catch(() => undefined);
      client.release();
    },
  };
}
