import { sql } from 'kysely';
import type { Database } from '../../platform/index.ts';

/** How a table is cut by the hash of the person's number. */
export interface Partitioning {
  readonly modulus: number;
  /** Partition of each remainder. */
  readonly names: readonly string[];
}

/** The partitions of a person table; both of the roll's are cut alike. */
export async function readPartitioning(
  db: Database, table: 'registration' | 'vote',
): Promise<Partitioning> {
  const { rows } = await sql<{ name: string; remainder: number }>`
    select c.oid::regclass::text as name,
      (regexp_match(bound, 'remainder (\\d+)'))[1]::integer as remainder
    from pg_inherits i join pg_class c on c.oid = i.inhrelid,
      lateral pg_get_expr(c.relpartbound, c.oid) as bound
    where i.inhparent = ${table}::regclass order by 2
  `.execute(db.system);
  return { modulus: rows.length, names: rows.map(({ name }) => name) };
}

/** SQL that tells into which partition a person's number falls. */
export function remainderOf(person: string, { modulus }: Partitioning): string {
  const tests = Array.from({ length: modulus - 1 }, (_, remainder) =>
    `when satisfies_hash_partition('registration'::regclass, ${modulus}, ${remainder}, ${person}) `
    + `then ${remainder}`);
  return tests.length === 0 ? '0' : `case ${tests.join(' ')} else ${modulus - 1} end`;
}
