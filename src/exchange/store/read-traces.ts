import { sql } from 'kysely';
import type { Category } from '../../civics/index.ts';
import type { Instant } from '../../kernel/index.ts';
import type { Database } from '../../platform/index.ts';

/** That a source has something of a person there; what it is, is not told. */
export interface Trace {
  readonly personId: bigint;
  readonly sourceId: number;
  readonly category: Category;
  readonly divisionId: number;
  /** When the oldest of it happened. */
  readonly at: Instant;
}

/**
 * Which sources have a registration, a statement or a contact under each of these numbers. Of any
 * source, so only for who asks agreements. A system read.
 */
export async function readTraces(
  db: Database['system'], personIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, readonly Trace[]>> {
  if (personIds.length === 0) return new Map();
  const numbers = sql`${personIds}::bigint[]`;
  const { rows } = await sql<Trace>`
    select r.person_id as "personId", r.source_id as "sourceId", 'registration' as category,
      coalesce(r.precinct_id, r.county_id) as "divisionId", min(roll.switched_at) as at
    from registration r join roll on roll.roll_id = r.roll_id and r.from_version <= roll.version
      and (r.until_version is null or r.until_version > roll.version)
    where r.person_id = any (${numbers}) group by 1, 2, 4
    union all
    select s.person_id, s.source_id, 'contactability', s.division_id, min(s.given_at)
    from statement s
    where s.person_id = any (${numbers}) and not exists (select from moved_statement m
      where m.person_id = s.person_id and m.statement_id = s.statement_id)
    group by 1, 2, 4
    union all
    select c.person_id, c.source_id, 'contact', c.division_id, min(c.occurred_at) from contact c
    where c.person_id = any (${numbers}) and not exists (select from moved_contact m
      where m.person_id = c.person_id and m.contact_id = c.contact_id)
    group by 1, 2, 4`.execute(db);
  return Map.groupBy(rows, ({ personId }) => personId);
}
