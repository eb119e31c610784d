import type { Database, Tx } from '../../platform/index.ts';

export async function isDemoState(db: Database): Promise<boolean> {
  const row = await db.system.selectFrom('instance').select('value')
    .where('name', '=', 'demo').executeTakeFirst();
  return row?.value === 'true';
}

/** Once set it stays: an installation never turns from demo to real. */
export async function markDemoState(tx: Tx): Promise<void> {
  await tx.sql.insertInto('instance').values({ name: 'demo', value: 'true' })
    .onConflict((conflict) => conflict.doNothing()).execute();
}
