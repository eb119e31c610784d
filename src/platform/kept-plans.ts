import { hash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/**
 * A statement that begins with this is prepared under a name: each connection parses and plans it
 * once. For the few statements that run hundreds of times a second and whose text is always the
 * same; a text that varies without end would fill the server's memory with plans.
 */
const mark = '/* kept */';
const names = new Map<string, string>();

function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = `kept_${hash('sha256', text).slice(0, 24)}`;
    names.set(text, name);
  }
  return name;
}

/** The pool as Kysely uses it, preparing the statements that are marked so. */
export function keepingPlans(pool: pg.Pool): PostgresPool {
  const keepers = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect();
      let keeper = keepers.get(client);
      if (!keeper) {
        keeper = keeperOf(client);
        keepers.set(client, keeper);
      }
      return keeper;
    },
  };
}

function keeperOf(client: pg.PoolClient): PostgresPoolClient {
  const query = (text: unknown, values: unknown[]): unknown =>
    typeof text === 'string' && text.startsWith(mark)
      ? client.query({ name: nameOf(text), text, values })
      : client.query(text as string, values);
  return {
    query: query as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy),
    ...('processID' in client && { processID: client.processID as number }),
  };
}
