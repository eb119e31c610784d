import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { migrate } from '../src/platform/migrate.ts';

/** Where the row types stand; written by `npm run tables`, compared in a test. */
export const tablesFile = fileURLToPath(new URL('../src/platform/tables.ts', import.meta.url));

interface ColumnRow {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly generated: boolean;
  readonly defaulted: boolean;
}

const columnsQuery = `
  select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
    not a.attnotnull as nullable, a.attidentity <> '' or a.attgenerated <> '' as generated,
    a.atthasdef as defaulted
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid
  where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
    and a.attnum > 0 and not a.attisdropped
  order by c.relname, a.attnum`;

const plainTypes: Readonly<Record<string, string>> = {
  bigint: 'bigint', integer: 'number', smallint: 'number', text: 'string', date: 'string',
  boolean: 'boolean', 'timestamp with time zone': 'Date', bytea: 'Buffer', xid8: 'string',
  jsonb: 'Json', 'double precision': 'number', 'bigint[]': 'bigint[]', 'integer[]': 'number[]',
  'smallint[]': 'number[]', 'text[]': 'string[]',
};

function typeOf(row: ColumnRow): string {
  const plain = plainTypes[row.type];
  if (!plain) throw new Error(`no TypeScript type for ${row.table}.${row.column}: ${row.type}`);
  const base = row.nullable ? `${plain} | null` : plain;
  return row.generated || row.defaulted ? `Generated<${base}>` : base;
}

const pascal = (name: string): string =>
  name.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());

/** The text of tables.ts for the schema of the given database. */
export async function renderTables(url: string): Promise<string> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<ColumnRow>(columnsQuery);
  await client.end();
  const tables = Map.groupBy(rows, (row) => row.table);
  const parts = [
    '// Generated from the schema by `npm run tables`; do not edit.',
    "import type { Generated } from 'kysely';",
    '',
    '/** Whatever jsonb holds: checked by zod where it is read. */',
    'export type Json = unknown;',
  ];
  for (const [table, columns] of tables) {
    parts.push('', `export interface ${pascal(table)}Table {`);
    for (const column of columns) parts.push(`  ${column.column}: ${typeOf(column)};`);
    parts.push('}');
  }
  parts.push('', 'export interface Tables {');
  for (const table of tables.keys()) parts.push(`  ${table}: ${pascal(table)}Table;`);
  parts.push('}', '');
  return parts.join('\n');
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'commonroll-tables-'));
  const server = await startEmbeddedPostgres({ dataFolder: folder });
  try {
    await migrate({ adminUrl: server.ownerUrl });
    await writeFile(tablesFile, await renderTables(server.ownerUrl));
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
