import type { Tx } from '../platform/index.ts';
import type { Entry, NewEntry } from './journal.ts';

/** PostgreSQL takes 65,535 parameters a statement; an entry has eight. */
const entriesAStatement = 5_000;

export async function insertEntries(tx: Tx, entries: readonly NewEntry[]): Promise<void> {
  for (let from = 0; from < entries.length; from += entriesAStatement) {
    const rows = entries.slice(from, from + entriesAStatement).map((entry) => ({
      at: tx.now,
      kind: entry.kind,
      organisation_id: entry.organisationId,
      user_id: entry.userId ?? null,
      request_id: entry.requestId ?? null,
      purpose: entry.purpose ?? null,
      agreement_version: entry.agreementVersion ?? null,
      detail: JSON.stringify(entry.detail ?? {}),
    }));
    await tx.sql.insertInto('journal_entry').values(rows).execute();
  }
}

/** Newest first, from before the given entry; row-level security keeps others' entries out. */
export async function selectEntries(
  tx: Tx,
  { organisationId, kind, before, limit }: {
    readonly organisationId: number;
    readonly kind: string | undefined;
    readonly before: bigint | undefined;
    readonly limit: number;
  },
): Promise<readonly Entry[]> {
  let query = tx.sql.selectFrom('journal_entry')
    .select([
      'entry_id as entryId', 'at', 'kind', 'user_id as userId', 'request_id as requestId',
      'purpose', 'agreement_version as agreementVersion', 'detail',
    ])
    .where('organisation_id', '=', organisationId)
    .orderBy('entry_id', 'desc')
    .limit(limit);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (before !== undefined) query = query.where('entry_id', '<', before);
  return query.execute();
}
