import type { Instant } from '../../kernel/index.ts';
import type { Database, Tx } from '../../platform/index.ts';
import type { Role } from '../contract.ts';
import type { Organisation } from '../organisation.ts';
import { organisationColumns, organisationFrom } from './organisation.ts';

export interface Membership {
  readonly organisation: Organisation;
  readonly role: Role;
}

/** Before anyone is known, hence as system. The first one joined comes first: the default. */
export async function selectMemberships(
  db: Database, userId: string,
): Promise<readonly Membership[]> {
  const rows = await db.system.selectFrom('membership')
    .innerJoin('organisation', 'organisation.organisation_id', 'membership.organisation_id')
    .select([...organisationColumns, 'membership.role'])
    .where('membership.user_id', '=', userId)
    .orderBy('membership.joined_at').orderBy('membership.organisation_id').execute();
  return rows.map((row) => ({ organisation: organisationFrom(row), role: row.role as Role }));
}

/** Where to tell what concerns a user and no organisation: her first; null where she has none. */
export async function homeOf(tx: Tx, userId: string | undefined): Promise<number | null> {
  if (userId === undefined) return null;
  const row = await tx.sql.selectFrom('membership').select('organisation_id')
    .where('user_id', '=', userId).orderBy('joined_at').orderBy('organisation_id')
    .executeTakeFirst();
  return row?.organisation_id ?? null;
}

export interface Member {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly twoFactorEnabled: boolean;
  readonly joinedAt: Instant;
}

const memberColumns = [
  'membership.user_id as userId', 'auth_user.name', 'auth_user.email', 'membership.role',
  'auth_user.two_factor_enabled as twoFactorEnabled', 'membership.joined_at as joinedAt',
] as const;

export async function selectMembers(tx: Tx, page: {
  readonly organisationId: number;
  readonly after: string | undefined;
  readonly limit: number;
}): Promise<readonly Member[]> {
  let query = tx.sql.selectFrom('membership')
    .innerJoin('auth_user', 'auth_user.id', 'membership.user_id')
    .select(memberColumns)
    .where('membership.organisation_id', '=', page.organisationId)
    .orderBy('membership.user_id').limit(page.limit);
  if (page.after !== undefined) query = query.where('membership.user_id', '>', page.after);
  const rows = await query.execute();
  return rows.map((row) => ({ ...row, role: row.role as Role }));
}

interface Which {
  readonly organisationId: number;
  readonly userId: string;
}

export async function selectMember(
  tx: Tx, { organisationId, userId }: Which,
): Promise<Member | undefined> {
  const row = await tx.sql.selectFrom('membership')
    .innerJoin('auth_user', 'auth_user.id', 'membership.user_id')
    .select(memberColumns)
    .where('membership.organisation_id', '=', organisationId)
    .where('membership.user_id', '=', userId).executeTakeFirst();
  return row && { ...row, role: row.role as Role };
}

/** False where she is a member already. */
export async function insertMember(tx: Tx, member: Which & { role: Role }): Promise<boolean> {
  const made = await tx.sql.insertInto('membership').values({
    user_id: member.userId, organisation_id: member.organisationId, role: member.role,
    joined_at: tx.now,
  }).onConflict((conflict) => conflict.doNothing()).returning('user_id').executeTakeFirst();
  return made !== undefined;
}

export async function updateRole(tx: Tx, member: Which & { role: Role }): Promise<void> {
  await tx.sql.updateTable('membership').set({ role: member.role })
    .where('organisation_id', '=', member.organisationId)
    .where('user_id', '=', member.userId).execute();
}

export async function deleteMember(tx: Tx, { organisationId, userId }: Which): Promise<void> {
  await tx.sql.deleteFrom('membership')
    .where('organisation_id', '=', organisationId).where('user_id', '=', userId).execute();
}

export async function countOwners(tx: Tx, organisationId: number): Promise<number> {
  const rows = await tx.sql.selectFrom('membership').select('user_id')
    .where('organisation_id', '=', organisationId).where('role', '=', 'owner').execute();
  return rows.length;
}
