import { sql } from 'kysely';
import type { Database, Tx } from '../../platform/index.ts';

export interface User {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly twoFactorEnabled: boolean;
}

const columns = [
  'id as userId', 'name', 'email', 'two_factor_enabled as twoFactorEnabled',
] as const;

export async function selectUser(db: Database, userId: string): Promise<User | undefined> {
  return db.system.selectFrom('auth_user').select(columns).where('id', '=', userId)
    .executeTakeFirst();
}

export async function selectUserByEmail(tx: Tx, email: string): Promise<User | undefined> {
  return tx.sql.selectFrom('auth_user').select(columns).where('email', '=', email.toLowerCase())
    .executeTakeFirst();
}

export async function selectPasswordHash(tx: Tx, userId: string): Promise<string | undefined> {
  const row = await tx.sql.selectFrom('auth_account').select('password')
    .where('user_id', '=', userId).where('provider_id', '=', 'credential').executeTakeFirst();
  return row?.password ?? undefined;
}

export async function hasUsers(db: Database): Promise<boolean> {
  return await db.system.selectFrom('auth_user').select('id').limit(1).executeTakeFirst()
    !== undefined;
}

/** Undefined where the address or the id is taken. Without a hash no password signs in. */
export async function insertUser(tx: Tx, user: {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string | undefined;
}): Promise<User | undefined> {
  const { userId, name, passwordHash } = user;
  const times = { created_at: tx.now, updated_at: tx.now };
  const made = await tx.sql.insertInto('auth_user')
    .values({ id: userId, name, email: user.email.toLowerCase(), ...times })
    .onConflict((conflict) => conflict.doNothing())
    .returning(columns).executeTakeFirst();
  if (!made || passwordHash === undefined) return made;
  await tx.sql.insertInto('auth_account').values({
    id: userId, user_id: userId, account_id: userId, provider_id: 'credential',
    password: passwordHash, ...times,
  }).execute();
  return made;
}

/** The sealed secret of a second factor, in use or just being set up. */
export async function selectSealedSecret(tx: Tx, userId: string): Promise<string | undefined> {
  const row = await tx.sql.selectFrom('auth_two_factor').select('secret')
    .where('user_id', '=', userId).executeTakeFirst();
  return row?.secret;
}

/**
 * Takes a step, once: false where it or a later one was taken. The row's lock makes a second
 * transaction wait and then look again.
 */
export async function takeStep(
  tx: Tx, { userId, step }: { readonly userId: string; readonly step: number },
): Promise<boolean> {
  const taken = await tx.sql.updateTable('auth_two_factor').set({ last_step: BigInt(step) })
    .where('user_id', '=', userId).where('last_step', '<', BigInt(step))
    .returning('id').executeTakeFirst();
  return taken !== undefined;
}

/** Who is between password and code in a half-way sign-in. */
export async function selectChallengedUser(
  tx: Tx, identifier: string,
): Promise<string | undefined> {
  const row = await tx.sql.selectFrom('auth_verification')
    .innerJoin('auth_user', 'auth_user.id', 'auth_verification.value')
    .select('auth_user.id').where('identifier', '=', identifier).executeTakeFirst();
  return row?.id;
}

/** Ends every session of a user, and every half-way sign-in. */
export async function deleteSessions(tx: Tx, userId: string): Promise<void> {
  await tx.sql.deleteFrom('auth_session').where('user_id', '=', userId).execute();
  await tx.sql.deleteFrom('auth_verification').where('value', '=', userId).execute();
}

export async function hasSession(db: Database, sessionId: string): Promise<boolean> {
  const row = await db.system.selectFrom('auth_session').select('id')
    .where('id', '=', sessionId).where('expires_at', '>', db.clock.now()).executeTakeFirst();
  return row !== undefined;
}

/** A new password instead of the old one, and no second factor. */
export async function replacePassword(
  tx: Tx, { userId, passwordHash }: { readonly userId: string; readonly passwordHash: string },
): Promise<void> {
  await tx.sql.insertInto('auth_account').values({
    id: userId, user_id: userId, account_id: userId, provider_id: 'credential',
    password: passwordHash, created_at: tx.now, updated_at: tx.now,
  }).onConflict((conflict) => conflict.columns(['provider_id', 'account_id'])
    .doUpdateSet({ password: passwordHash, updated_at: tx.now })).execute();
  await tx.sql.deleteFrom('auth_two_factor').where('user_id', '=', userId).execute();
  await tx.sql.updateTable('auth_user').set({ two_factor_enabled: false, updated_at: tx.now })
    .where('id', '=', userId).execute();
}

/** A few at a time, whenever somebody comes in: what is over needs no broom of its own. */
export async function deleteExpired(tx: Tx): Promise<void> {
  await sql`delete from auth_session where id in (
    select id from auth_session where expires_at < ${tx.now} limit 100 for update skip locked
  )`.execute(tx.sql);
  await sql`delete from auth_verification where id in (
    select id from auth_verification where expires_at < ${tx.now} limit 100 for update skip locked
  )`.execute(tx.sql);
}
