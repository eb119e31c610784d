import { withSystem, type Database } from '../platform/index.ts';
import type { Caller } from './caller.ts';
import { freshMemory } from './memory.ts';
import { selectKey } from './store/key.ts';
import { selectMember } from './store/member.ts';
import { hasSession } from './store/user.ts';

/**
 * Whether a caller of a while ago would be let in now: her session or key has not ended and she is
 * still a member. Streams ask it as they go; cheap for keys, one short transaction for sessions.
 */
export async function stillStands(db: Database, caller: Caller): Promise<boolean> {
  if (caller.via === 'key') {
    const memory = await freshMemory(db);
    if (memory.keys.has(caller.credentialId)) return true;
    const key = await selectKey(db, caller.credentialId);
    return key !== undefined && key.revokedAt === null && key.makerRole !== null;
  }
  if (!await hasSession(db, caller.credentialId)) return false;
  const { organisation: { organisationId }, userId } = caller;
  const member = await withSystem(db, (tx) => selectMember(tx, { organisationId, userId }));
  return member !== undefined;
}
