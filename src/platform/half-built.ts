import pg from 'pg';

const OWNER = 'commonroll_owner';

/**
 * Whether an earlier start died while it filled this database with the invented state:
 * `instance.demo` then says `building`, and nothing in it is anyone's work yet.
 */
export async function isHalfBuilt(adminUrl: string): Promise<boolean> {
  return withClient(adminUrl, async (client) => {
    const known = await client.query<{ found: boolean }>(
      `select to_regclass('public.instance') is not null as found`,
    );
    if (known.rows[0]?.found !== true) return false;
    const { rowCount } = await client.query(
      `select from public.instance where name = 'demo' and value = 'building'`,
    );
    return rowCount === 1;
  });
}

/** Removes everything of ours from a database, and nothing that belongs to anyone else. */
export async function clearDatabase(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query('drop schema if exists graphile_worker cascade');
    await client.query(`drop owned by ${OWNER} cascade`);
  });
}

/** Makes the named database on a server when it is not there; returns its address. */
export async function ensureDatabase(serverUrl: string, name: string): Promise<string> {
  await withClient(serverUrl, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function withClient<Result>(
  url: string, act: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'commonroll start' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}
