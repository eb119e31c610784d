import type { Database } from '../platform/index.ts';

/** How far the invented state is: being built, whole, or not here. */
export type DemoMark = 'building' | 'true';

export async function readDemoMark(db: Database): Promise<DemoMark | undefined> {
  const row = await db.system.selectFrom('instance').select('value')
    .where('name', '=', 'demo').executeTakeFirst();
  return row?.value as DemoMark | undefined;
}

/** `building` tells the next start that what is here is nobody's work and may be thrown away. */
export async function writeDemoMark(db: Database, value: DemoMark): Promise<void> {
  await db.system.insertInto('instance').values({ name: 'demo', value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value })).execute();
}

/** Whether anybody takes part yet; the demo is built into an empty installation only. */
export async function isEmptyInstallation(db: Database): Promise<boolean> {
  const row = await db.system.selectFrom('organisation').select('organisation_id')
    .limit(1).executeTakeFirst();
  return row === undefined;
}
