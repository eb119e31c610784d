import { sql } from 'kysely';
import type { Database, Tx } from '../../platform/index.ts';

export async function selectVersion(db: Database): Promise<bigint> {
  const row = await db.system.selectFrom('accounts_version').select('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

/** Tells every process to forget what it keeps; in the transaction of the change. */
export async function moveVersion(tx: Tx): Promise<void> {
  await tx.sql.updateTable('accounts_version').set({ version: sql`version + 1` }).execute();
}
