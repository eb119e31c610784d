import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';

/** A version of a roll on which those who are on none have not all been looked for. */
export interface OpenJoin {
  readonly rollId: number;
  readonly version: number;
  /** The last number that was looked at. */
  readonly afterPersonId: bigint;
}

/** Rolls that were switched since everybody was looked for. A system read. */
export async function listOpenJoins(tx: Tx): Promise<readonly OpenJoin[]> {
  const { rows } = await sql<OpenJoin>`
    select roll.roll_id as "rollId", roll.version,
      case when done.version = roll.version then done.after_person_id else 0 end as "afterPersonId"
    from roll left join roll_join done on done.roll_id = roll.roll_id
    where roll.version > 0
      and (done.roll_id is null or done.version < roll.version or not done.done)
    order by roll.roll_id`.execute(tx.sql);
  return rows;
}

export async function noteJoined(
  tx: Tx, { rollId, version, afterPersonId, done }: OpenJoin & { readonly done: boolean },
): Promise<void> {
  await sql`
    insert into roll_join (roll_id, version, after_person_id, done)
    values (${rollId}, ${version}, ${afterPersonId}, ${done})
    on conflict (roll_id) do update set version = excluded.version,
      after_person_id = excluded.after_person_id, done = excluded.done`.execute(tx.sql);
}

/** Numbers that no roll brought and that are on none, from behind one on. */
export async function listOffRoll(
  tx: Tx, afterPersonId: bigint, limit: number,
): Promise<readonly bigint[]> {
  const { rows } = await sql<{ personId: bigint }>`
    select p.person_id as "personId" from person p
    where p.origin <> 'roll' and p.person_id > ${afterPersonId}
      and not exists (select from registration r join roll on roll.roll_id = r.roll_id
        where r.person_id = p.person_id and r.from_version <= roll.version
          and (r.until_version is null or r.until_version > roll.version))
    order by p.person_id limit ${sql.lit(limit)}`.execute(tx.sql);
  return rows.map(({ personId }) => personId);
}
