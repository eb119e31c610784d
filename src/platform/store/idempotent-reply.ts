import type { Instant } from '../../kernel/index.ts';
import type { Database } from '../postgres.ts';

export interface ReplyKey {
  readonly scope: string;
  readonly key: string;
}

export interface FoundReply {
  readonly bodyHash: string;
  /** Null while the first request still runs. */
  readonly status: number | null;
  readonly reply: unknown;
}

/** Takes the key, or tells what became of the request that has it. One statement decides. */
export async function claimReply(
  db: Database,
  claim: ReplyKey & { bodyHash: string; now: Instant; abandoned: Instant },
): Promise<'claimed' | FoundReply> {
  const taken = await db.system.insertInto('idempotent_reply')
    .values({ scope: claim.scope, key: claim.key, body_hash: claim.bodyHash, at: claim.now })
    .onConflict((conflict) => conflict.columns(['scope', 'key'])
      .doUpdateSet({ at: claim.now, body_hash: claim.bodyHash })
      .where('idempotent_reply.status', 'is', null)
      .where('idempotent_reply.at', '<', claim.abandoned))
    .returning('key').executeTakeFirst();
  if (taken) return 'claimed';
  const row = await db.system.selectFrom('idempotent_reply')
    .select(['body_hash', 'status', 'reply'])
    .where('scope', '=', claim.scope).where('key', '=', claim.key)
    .executeTakeFirst();
  if (!row) return claimReply(db, claim);
  return { bodyHash: row.body_hash, status: row.status, reply: row.reply };
}

export async function keepReply(
  db: Database, kept: ReplyKey & { status: number; reply: unknown },
): Promise<void> {
  await db.system.updateTable('idempotent_reply')
    .set({ status: kept.status, reply: JSON.stringify(kept.reply) })
    .where('scope', '=', kept.scope).where('key', '=', kept.key).execute();
}

export async function forgetReply(db: Database, { scope, key }: ReplyKey): Promise<void> {
  await db.system.deleteFrom('idempotent_reply')
    .where('scope', '=', scope).where('key', '=', key).execute();
}
