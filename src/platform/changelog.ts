import { sql } from 'kysely';
import type { Tx } from './postgres.ts';

/** What happened to which object of which source; thin, readers fetch the object itself. */
export interface NewChange {
  /** `noun.past-tense`, e.g. `contact.recorded`. */
  readonly kind: string;
  readonly sourceId: number;
  readonly personId?: bigint;
  readonly objectId?: bigint;
}

/** Appends changes in the transaction of the act; the sequencer orders them after its commit. */
export async function appendChanges(tx: Tx, changes: readonly NewChange[]): Promise<void> {
  if (changes.length === 0) return;
  await sql`/* kept */
    insert into change (at, kind, source_id, person_id, object_id)
    select ${tx.now}, given.kind, given.source_id, given.person_id, given.object_id
    from unnest(
      ${changes.map((change) => change.kind)}::text[],
      ${changes.map((change) => change.sourceId)}::integer[],
      ${changes.map((change) => change.personId ?? null)}::bigint[],
      ${changes.map((change) => change.objectId ?? null)}::bigint[]
    ) as given (kind, source_id, person_id, object_id)
  `.execute(tx.sql);
  tx.marks.changed = true;
}
