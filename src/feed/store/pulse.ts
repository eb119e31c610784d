import { sql } from 'kysely';
import { findLastPlace, type Database } from '../../platform/index.ts';

export interface Counted {
  readonly start: Date;
  readonly source_id: number;
  readonly division_id: number;
  readonly channel: number;
  readonly count: number;
}

/**
 * Contacts of the last hours, counted by minute since `minutesFrom` and by hour before, together
 * with the place up to which they are counted: what has no place yet, or was taken back without one
 * yet, is left to whoever follows the changes from there.
 */
export function countRecent(
  db: Database,
  { minutesFrom, hoursFrom }: { readonly minutesFrom: Date; readonly hoursFrom: Date },
): Promise<{ readonly place: bigint; readonly counted: readonly Counted[] }> {
  return db.system.transaction().setIsolationLevel('repeatable read').execute(async (tx) => {
    const place = await findLastPlace(tx);
    const { rows } = await sql<Counted>`
      with waiting as materialized (
        select change.kind, change.object_id from change
        where (change.xid, change.change_id)
            > ((select xid from sequencer), (select change_id from sequencer))
          and change.kind in ('contact.recorded', 'contact.retracted')
          and not exists (
            select from change_place where change_place.change_id = change.change_id)
      )
      select case when contact.received_at >= ${minutesFrom}
          then date_trunc('minute', contact.received_at)
          else date_trunc('hour', contact.received_at) end as start,
        contact.source_id, contact.division_id, contact.channel, count(*)::integer as count
      from contact
      left join retraction on retraction.person_id = contact.person_id
        and retraction.contact_id = contact.contact_id
      where contact.received_at >= ${hoursFrom}
        and (retraction.contact_id is null or exists (select from waiting
          where kind = 'contact.retracted' and object_id = contact.contact_id))
        and not exists (select from waiting
          where kind = 'contact.recorded' and object_id = contact.contact_id)
        and not exists (select from moved_contact moved
          where moved.person_id = contact.person_id and moved.contact_id = contact.contact_id)
      group by 1, 2, 3, 4`.execute(tx);
    return { place, counted: rows };
  });
}
