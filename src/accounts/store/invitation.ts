import type { Instant } from '../../kernel/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { Role } from '../contract.ts';
import type { Organisation } from '../organisation.ts';
import { organisationColumns, organisationFrom } from './organisation.ts';

export interface ListedInvitation {
  readonly invitationId: bigint;
  readonly email: string | null;
  readonly role: Role;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
  readonly withdrawnAt: Instant | null;
}

const listedColumns = [
  'invitation_id as invitationId', 'email', 'role', 'created_at as createdAt',
  'expires_at as expiresAt', 'used_at as usedAt', 'withdrawn_at as withdrawnAt',
] as const;

export async function insertInvitation(tx: Tx, invitation: {
  readonly organisationId: number;
  readonly email: string | null;
  readonly role: Role;
  readonly tokenHash: Buffer;
  readonly invitedBy: string | null;
  readonly expiresAt: Instant;
}): Promise<ListedInvitation> {
  const row = await tx.sql.insertInto('invitation').values({
    organisation_id: invitation.organisationId, email: invitation.email, role: invitation.role,
    token_hash: invitation.tokenHash, invited_by: invitation.invitedBy,
    created_at: tx.now, expires_at: invitation.expiresAt,
  }).returning(listedColumns).executeTakeFirstOrThrow();
  return { ...row, role: row.role as Role };
}

/** Newest first. */
export async function selectInvitations(tx: Tx, page: {
  readonly organisationId: number;
  readonly before: bigint | undefined;
  readonly limit: number;
}): Promise<readonly ListedInvitation[]> {
  let query = tx.sql.selectFrom('invitation').select(listedColumns)
    .where('organisation_id', '=', page.organisationId)
    .orderBy('invitation_id', 'desc').limit(page.limit);
  if (page.before !== undefined) query = query.where('invitation_id', '<', page.before);
  const rows = await query.execute();
  return rows.map((row) => ({ ...row, role: row.role as Role }));
}

export interface FoundInvitation {
  readonly invitationId: bigint;
  readonly organisation: Organisation;
  readonly email: string | null;
  readonly role: Role;
  readonly expiresAt: Instant;
}

/** An open one: not used, not withdrawn, not expired. Locked, so that only one may use it. */
export async function lockOpenInvitation(
  tx: Tx, tokenHash: Buffer,
): Promise<FoundInvitation | undefined> {
  const row = await tx.sql.selectFrom('invitation')
    .innerJoin('organisation', 'organisation.organisation_id', 'invitation.organisation_id')
    .select([
      ...organisationColumns, 'invitation.invitation_id', 'invitation.email', 'invitation.role',
      'invitation.expires_at',
    ])
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null).where('withdrawn_at', 'is', null)
    .where('expires_at', '>', tx.now)
    .forUpdate('invitation').executeTakeFirst();
  return row && {
    invitationId: row.invitation_id, organisation: organisationFrom(row), email: row.email,
    role: row.role as Role, expiresAt: row.expires_at,
  };
}

export async function markUsed(
  tx: Tx, { invitationId, userId }: { invitationId: bigint; userId: string },
): Promise<void> {
  await tx.sql.updateTable('invitation').set({ used_at: tx.now, used_by: userId })
    .where('invitation_id', '=', invitationId).execute();
}

/** Those of the organisation that are still open; one by id, or all without an address. */
export async function withdrawInvitations(tx: Tx, which: {
  readonly organisationId: number;
  readonly invitationId?: bigint;
  readonly withoutEmail?: true;
}): Promise<number> {
  let query = tx.sql.updateTable('invitation').set({ withdrawn_at: tx.now })
    .where('organisation_id', '=', which.organisationId)
    .where('used_at', 'is', null).where('withdrawn_at', 'is', null);
  if (which.invitationId !== undefined) {
    query = query.where('invitation_id', '=', which.invitationId);
  }
  if (which.withoutEmail) query = query.where('email', 'is', null);
  const rows = await query.returning('invitation_id').execute();
  return rows.length;
}
