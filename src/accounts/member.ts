import { record } from '../audit/index.ts';
import { refuse } from '../kernel/index.ts';
import { withSystem, type Database, type Tx } from '../platform/index.ts';
import type { Caller } from './caller.ts';
import type { Role } from './contract.ts';
import { forgetAccounts } from './memory.ts';
import { revokeKeys } from './store/key.ts';
import {
  countOwners, deleteMember, selectMember, updateRole, type Member,
} from './store/member.ts';
import { lockOrganisation } from './store/organisation.ts';
import { deleteSessions } from './store/user.ts';
import { moveVersion } from './store/version.ts';

interface Change {
  readonly caller: Caller;
  readonly userId: string;
  readonly requestId: string;
}

/**
 * Ends a membership, every session of that person and every key she made for the organisation:
 * here at once, in other processes within a second. Refuses accounts/unknown-member and
 * accounts/last-owner. Who may call: members:write.
 */
export async function removeMember(db: Database, { caller, userId, requestId }: Change) {
  const { organisationId } = caller.organisation;
  await withSystem(db, async (tx) => {
    const member = await getMember(tx, organisationId, userId);
    if (member.role === 'owner') await requireAnotherOwner(tx, organisationId);
    await deleteMember(tx, { organisationId, userId });
    await deleteSessions(tx, userId);
    const keys = await revokeKeys(tx, {
      organisationId, madeBy: userId, revokedBy: caller.userId,
    });
    await moveVersion(tx);
    await record(tx, {
      kind: 'member.removed', organisationId, userId: caller.userId, requestId,
      detail: { userId, keysRevoked: keys },
    });
  });
  forgetAccounts(db);
}

/** Gives a member another role. Refuses accounts/unknown-member and accounts/last-owner. */
export async function changeRole(
  db: Database, { caller, userId, requestId, role }: Change & { readonly role: Role },
): Promise<Member> {
  const { organisationId } = caller.organisation;
  const changed = await withSystem(db, async (tx) => {
    const member = await getMember(tx, organisationId, userId);
    if (member.role === 'owner' && role !== 'owner') {
      await requireAnotherOwner(tx, organisationId);
    }
    await updateRole(tx, { organisationId, userId, role });
    await moveVersion(tx);
    await record(tx, {
      kind: 'member.changed', organisationId, userId: caller.userId, requestId,
      detail: { userId, from: member.role, to: role },
    });
    return { ...member, role };
  });
  forgetAccounts(db);
  return changed;
}

async function getMember(tx: Tx, organisationId: number, userId: string): Promise<Member> {
  await lockOrganisation(tx, organisationId);
  return await selectMember(tx, { organisationId, userId }) ?? refuse({
    kind: 'not-found', code: 'accounts/unknown-member',
    detail: 'Your organisation has no such member.',
  });
}

async function requireAnotherOwner(tx: Tx, organisationId: number): Promise<void> {
  if (await countOwners(tx, organisationId) > 1) return;
  refuse({
    kind: 'conflict', code: 'accounts/last-owner',
    detail: 'An organisation keeps at least one owner. Make someone else an owner first.',
  });
}
