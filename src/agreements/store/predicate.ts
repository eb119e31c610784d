import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import type { Category } from '../../civics/index.ts';
import type { Instant } from '../../kernel/index.ts';
import type { Box, Boxes } from '../boxes.ts';

/** Where the row keeps what boxes ask about. */
export interface RowColumns {
  readonly category: Category;
  readonly source: Expression<unknown>;
  readonly division: Expression<unknown>;
  readonly contest?: Expression<unknown>;
  /** When it happened; required for anything that a minimum age can hold back. */
  readonly at?: Expression<unknown>;
}

/**
 * The condition on a PostgreSQL row under which the entitlement lets it be read: the same rule as
 * `permits`, with division containment read from division_within. Nothing allowed: false.
 */
export function rowPredicate(
  entitlement: Boxes, row: RowColumns, now: Instant,
): RawBuilder<SqlBool> {
  const covering = (list: readonly Box[]): RawBuilder<SqlBool>[] => list
    .filter((box) => box.categories.includes(row.category))
    .map((box) => boxCondition(box, row, now));
  const allows = anyOf(covering(entitlement.allows));
  const denies = covering(entitlement.denies);
  return denies.length === 0 ? allows : sql<SqlBool>`(${allows} and not ${anyOf(denies)})`;
}

function anyOf(conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> {
  if (conditions.length === 0) return sql<SqlBool>`false`;
  return sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;
}

function boxCondition(box: Box, row: RowColumns, now: Instant): RawBuilder<SqlBool> {
  const parts = [sql`${row.source} = any (${box.sources}::integer[])`];
  for (const outer of box.divisions) {
    parts.push(sql`exists (select from division_within w
      where w.division_id = ${row.division} and w.within_id = ${outer})`);
  }
  if (box.contests.length > 0 && row.contest) {
    parts.push(sql`coalesce(${row.contest} = any (${box.contests}::integer[]), true)`);
  }
  if (box.minAgeDays > 0 && row.at) {
    const latest = new Date(now.getTime() - box.minAgeDays * 86_400_000);
    parts.push(sql`${row.at} <= ${latest}`);
  }
  return sql<SqlBool>`(${sql.join(parts, sql` and `)})`;
}
