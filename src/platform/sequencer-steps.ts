import type pg from 'pg';
import type { Change } from './change.ts';

/** What one step did. */
export interface Placed {
  /** Changes looked at; a full step means that there may be more. */
  readonly scanned: number;
  /** Changes that got a place, in order. */
  readonly changes: readonly Change[];
  /** The last place given, ever. */
  readonly place: bigint;
  /** When the oldest change was made that an open write transaction holds back, if one does. */
  readonly waitingSince: Date | null;
  /** True where transaction numbers lie in the future: the database came from elsewhere. */
  readonly isForeign: boolean;
}

interface PlacedRow {
  readonly scanned: number;
  readonly last_place: string;
  readonly waiting_since: Date | null;
  readonly is_foreign: boolean;
  /** This and what follows: null where nothing was placed. */
  readonly place: string | null;
  readonly at: Date;
  readonly kind: string;
  readonly source_id: number;
  readonly person_id: string | null;
  readonly object_id: string | null;
}

/**
 * Places up to `limit` changes in one statement: cursor, rows below the horizon (every transaction
 * older than the oldest that still writes: nothing can yet appear among them), places, new cursor.
 * Where another session moved the cursor meanwhile, nothing happens. Writes nothing when idle.
 */
export async function placeChanges(client: pg.Client, limit: number): Promise<Placed> {
  const { rows } = await client.query<PlacedRow>(
    { name: 'place_changes', text: placeStatement, values: [limit] },
  );
  const row = rows[0]!;
  return {
    scanned: row.scanned,
    changes: rows.flatMap(toChange),
    place: BigInt(row.last_place),
    waitingSince: row.waiting_since,
    isForeign: row.is_foreign,
  };
}

function toChange(row: PlacedRow): readonly Change[] {
  if (row.place === null) return [];
  return [{
    place: BigInt(row.place),
    at: row.at,
    kind: row.kind,
    sourceId: row.source_id,
    personId: row.person_id === null ? null : BigInt(row.person_id),
    objectId: row.object_id === null ? null : BigInt(row.object_id),
  }];
}

const placeStatement = `
with mark as (
  select place, xid, change_id from sequencer
), ready as materialized (
  select change.change_id, change.xid, change.at, change.kind, change.source_id, change.person_id,
    change.object_id, (
      -- One look at the index a row: an EXISTS is planned as a hash of the whole table.
      select true from change_place
      where change_place.change_id = change.change_id limit 1) is not null as has_place
  from change
  where (change.xid, change.change_id) > ((select xid from mark), (select change_id from mark))
    and change.xid < pg_snapshot_xmin(pg_current_snapshot())
  order by change.xid, change.change_id
  limit $1
), last as (
  select xid, change_id from ready order by xid desc, change_id desc limit 1
), moved as (
  update sequencer
  set place = mark.place + (select count(*) from ready where not has_place),
    xid = last.xid, change_id = last.change_id
  from mark, last
  where (sequencer.place, sequencer.xid, sequencer.change_id)
    = (mark.place, mark.xid, mark.change_id)
  returning sequencer.place
), placed as (
  insert into change_place (place, change_id)
  select mark.place + row_number() over (order by ready.xid, ready.change_id), ready.change_id
  from ready, mark, moved
  where not ready.has_place
  returning place, change_id
)
select (select count(*) from ready)::integer as scanned,
  coalesce((select place from moved), (select place from mark))::text as last_place,
  (select at from change where xid >= pg_snapshot_xmin(pg_current_snapshot())
    order by xid, change_id limit 1) as waiting_since,
  greatest((select xid from mark), (select xid from change order by xid desc limit 1))
    >= pg_snapshot_xmax(pg_current_snapshot()) as is_foreign,
  placed.place, ready.at, ready.kind, ready.source_id, ready.person_id, ready.object_id
from (select) as always
left join (placed join ready using (change_id)) on true
order by placed.place`;

/**
 * Transaction numbers begin anew in another cluster, so a restored cursor would overlook what is
 * written there. Where the database came from elsewhere: changes whose numbers lie in the future
 * get their places now, in their old order, and lose the number; the cursor starts over, and what
 * has a place keeps it. One transaction; twice does nothing more. True when places were given
 * elsewhere before, false too where the database is new.
 */
export async function reseedIfForeign(client: pg.Client): Promise<boolean> {
  await client.query('begin');
  try {
    const { rows } = await client.query<ForeignRow>(foreignQuery);
    const { cluster, place, is_foreign: isForeign } = rows[0]!;
    if (isForeign) {
      await client.query(placeForeign);
      await client.query(`update change set xid = '0'
        where xid >= pg_snapshot_xmax(pg_current_snapshot())`);
      await client.query(`update sequencer set xid = '0', change_id = 0, cluster = $1,
        place = (select coalesce(max(place), 0) from change_place)`, [cluster]);
    }
    await client.query('commit');
    return isForeign && place !== '0';
  } catch (fault) {
    await client.query('rollback').catch(() => undefined);
    throw fault;
  }
}

interface ForeignRow {
  readonly cluster: string;
  readonly place: string;
  readonly is_foreign: boolean;
}

const foreignQuery = `
select sequencer.place::text as place,
  (select system_identifier::text from pg_control_system()) as cluster,
  sequencer.cluster <> (select system_identifier::text from pg_control_system())
    or greatest(sequencer.xid, (select xid from change order by xid desc limit 1))
      >= pg_snapshot_xmax(pg_current_snapshot()) as is_foreign
from sequencer for update of sequencer`;

const placeForeign = `
insert into change_place (place, change_id)
select (select coalesce(max(place), 0) from change_place)
    + row_number() over (order by change.xid, change.change_id), change.change_id
from change
where change.xid >= pg_snapshot_xmax(pg_current_snapshot())
  and not exists (select from change_place where change_place.change_id = change.change_id)`;
