import { sql } from 'kysely';
import { rowPredicate, type Entitlement } from '../../agreements/index.ts';
import { piecesOf } from '../../identity/index.ts';
import type { Tx } from '../../platform/index.ts';

/** What a first row shows of a person: her line of the roll. */
export interface RollRow {
  /** By which she is known; her line may stand under another of her numbers. */
  readonly personId: bigint;
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly suffix: string;
  readonly birthYear: number | null;
  readonly party: string;
  readonly city: string;
  readonly precinctId: number | null;
}

/**
 * The current lines of these persons, as far as the entitlement lets them be read. The place of a
 * confidential address stays hidden. Of several lines of one person the newest is told. By the
 * numbers asked for.
 */
export async function readRows(
  tx: Tx, entitlement: Entitlement, personIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, RollRow>> {
  if (personIds.length === 0) return new Map();
  const pieces = await piecesOf(tx, personIds);
  const readable = rowPredicate(entitlement, {
    category: 'registration', source: sql.ref('r.source_id'),
    division: sql`coalesce(r.precinct_id, r.county_id)`,
  }, tx.now);
  const { rows } = await sql<RollRow>`
    select r.person_id as "personId", r.last_name as "lastName", r.first_name as "firstName",
      r.middle_name as "middleName", r.suffix, r.birth_year as "birthYear", r.party,
      case when r.confidential then '' else r.city end as city, r.precinct_id as "precinctId"
    from registration r join roll on roll.roll_id = r.roll_id
      and r.from_version <= roll.version
      and (r.until_version is null or r.until_version > roll.version)
    where r.person_id = any (${pieces.all}::bigint[]) and ${readable}
    order by r.registered_on nulls first`.execute(tx.sql);
  const lines = new Map(rows.map((row) => {
    const personId = pieces.canonicalOf(row.personId);
    return [personId, { ...row, personId }];
  }));
  return new Map(personIds.flatMap((personId) => {
    const line = lines.get(pieces.canonicalOf(personId));
    return line ? [[personId, line]] : [];
  }));
}
