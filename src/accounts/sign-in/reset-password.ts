import { hashPassword } from 'better-auth/crypto';
import { randomBytes } from 'node:crypto';
import { record } from '../../audit/index.ts';
import { withSystem, type Database } from '../../platform/index.ts';
import { homeOf } from '../store/member.ts';
import { deleteSessions, replacePassword, selectUserByEmail } from '../store/user.ts';

/**
 * For whoever keeps the machine, when someone lost her password or her second factor: a new random
 * password, returned once. Ends every session and turns the second factor off. Undefined where
 * nobody has the address.
 */
export async function resetPassword(db: Database, email: string): Promise<string | undefined> {
  const password = randomBytes(15).toString('base64url');
  const passwordHash = await hashPassword(password);
  return withSystem(db, async (tx) => {
    const user = await selectUserByEmail(tx, email);
    if (!user) return undefined;
    const { userId } = user;
    await replacePassword(tx, { userId, passwordHash });
    await deleteSessions(tx, userId);
    await record(tx, {
      kind: 'password.reset', organisationId: await homeOf(tx, userId), userId,
    });
    return password;
  });
}
