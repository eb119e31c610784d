import { sql } from 'kysely';
import { withSystem, type Database, type Tx } from '../../platform/index.ts';

/** One current registration, as far as it identifies its voter. */
export interface RollRow {
  readonly personId: bigint;
  readonly sourceId: number;
  readonly divisionId: number | null;
  readonly last: string;
  readonly first: string;
  readonly middle: string;
  readonly suffix: string;
  readonly birthYear: number | null;
  readonly street: string;
  readonly city: string;
  readonly zip: string;
  readonly mail: string;
  readonly phone: string | null;
}

/** A text that changes whenever a roll or the weights do. */
export async function readRollMark(tx: Tx): Promise<string> {
  const { rows } = await sql<{ mark: string }>`/* kept */
    select coalesce((select string_agg(roll_id || ':' || version, ',' order by roll_id) from roll),
      '') || '|' || coalesce((select max(weights_id) from scorer_weights)::text, '') as mark`
    .execute(tx.sql);
  return rows[0]!.mark;
}

/** How many registrations there are, counted no further than `most`. */
export async function countRollRows(db: Database, most: number): Promise<number> {
  return withSystem(db, async (tx) => {
    const { rows } = await sql<{ count: number }>`select count(*)::integer as count
      from (select from registration limit ${most}) counted`.execute(tx.sql);
    return rows[0]!.count;
  });
}

const portion = 20_000;

/** All current registrations, in portions of people. */
export async function* readRollRows(db: Database): AsyncGenerator<readonly RollRow[]> {
  let after = -1n;
  for (;;) {
    const rows = await withSystem(db, async (tx) => (await sql<RollRow>`
      select r.person_id as "personId", r.source_id as "sourceId",
        coalesce(r.precinct_id, r.county_id) as "divisionId", r.last_name as last,
        r.first_name as first, r.middle_name as middle, r.suffix, r.birth_year as "birthYear",
        r.street_address as street, r.city, r.zip, r.mail_address as mail, r.phone
      from registration r join roll on roll.roll_id = r.roll_id
        and r.from_version <= roll.version
        and (r.until_version is null or r.until_version > roll.version)
      where r.person_id > ${after}::bigint order by r.person_id limit ${portion}`
      .execute(tx.sql)).rows);
    // The last person of a full portion may go on in the next one.
    const last = rows.at(-1)?.personId;
    if (rows.length < portion || last === undefined) {
      yield rows;
      return;
    }
    const whole = rows.filter(({ personId }) => personId !== last);
    yield whole;
    after = whole.at(-1)?.personId ?? last;
  }
}
