import { sql } from 'kysely';
import { rowPredicate, type Entitlement } from '../../agreements/index.ts';
import type { Tx } from '../../platform/index.ts';

/** A person of whom the asker may read a registration or a statement. */
export interface ReadablePerson {
  readonly personId: bigint;
  /** The lowest of her voter ids that may be read; null for who is on no roll. */
  readonly voterId: string | null;
}

/** Those of the persons of whom the entitlement lets the asker read anything that identifies. */
export async function findReadable(
  tx: Tx, entitlement: Entitlement, personIds: readonly bigint[],
): Promise<readonly ReadablePerson[]> {
  const registered = rowPredicate(entitlement, {
    category: 'registration', source: sql.ref('r.source_id'),
    division: sql`coalesce(r.precinct_id, r.county_id)`,
  }, tx.now);
  const said = rowPredicate(entitlement, {
    category: 'contactability', source: sql.ref('s.source_id'), division: sql.ref('s.division_id'),
    at: sql.ref('s.given_at'),
  }, tx.now);
  const { rows } = await sql<ReadablePerson>`/* kept */
    select given.person_id as "personId", min(found.voter_id) as "voterId"
    from unnest(${personIds}::bigint[]) as given (person_id) cross join lateral (
      select r.voter_id
      from registration r join roll on roll.roll_id = r.roll_id
        and r.from_version <= roll.version
        and (r.until_version is null or r.until_version > roll.version)
      where r.person_id = given.person_id and ${registered}
      union all
      select null from statement s where s.person_id = given.person_id and ${said}
        and not exists (select from moved_statement m
          where m.person_id = s.person_id and m.statement_id = s.statement_id)
    ) found
    group by given.person_id
  `.execute(tx.sql);
  return rows;
}
