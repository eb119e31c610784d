import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';

interface MemberRow {
  readonly asked: bigint;
  readonly canonical: bigint;
  readonly member: bigint | null;
}

/** For each of the numbers: the canonical one, and every other number of the same person. */
export async function readMembers(
  tx: Tx, numbers: readonly bigint[],
): Promise<readonly MemberRow[]> {
  const { rows } = await sql<MemberRow>`/* kept */
    select given.id as asked, coalesce(own.canonical_id, given.id) as canonical,
      piece.person_id as member
    from unnest(${numbers}::bigint[]) as given (id)
      left join person_alias own on own.person_id = given.id
      left join person_alias piece
        on piece.canonical_id = coalesce(own.canonical_id, given.id)`.execute(tx.sql);
  return rows;
}

export interface NewAlias {
  readonly personId: bigint;
  /** Her own number: known by no other. */
  readonly canonicalId: bigint;
}

/** Says by which number each is known from now on. A system transaction that holds the graph. */
export async function writeAliases(tx: Tx, aliases: readonly NewAlias[]): Promise<void> {
  const numbers = aliases.map(({ personId }) => personId);
  await sql`delete from person_alias where person_id = any (${numbers}::bigint[])`.execute(tx.sql);
  const others = aliases.filter(({ personId, canonicalId }) => personId !== canonicalId);
  if (others.length === 0) return;
  await sql`insert into person_alias (person_id, canonical_id)
    select given.person_id, given.canonical_id
    from unnest(${others.map(({ personId }) => personId)}::bigint[],
      ${others.map(({ canonicalId }) => canonicalId)}::bigint[]) as given (person_id, canonical_id)`
    .execute(tx.sql);
}
