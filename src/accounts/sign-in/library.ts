import { betterAuth, type BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { twoFactor } from 'better-auth/plugins';
import { z } from 'zod';
import type { Config, Database } from '../../platform/index.ts';
import { readSignInSecret } from './secret.ts';
import { joinedDatabase } from '../store/joined-database.ts';

const sessionSeconds = 7 * 24 * 3600;
export const cookiePrefix = 'commonroll';

/** Opens a session for a user without asking for anything; for the doors of the demo state. */
const sessionOpener = {
  id: 'commonroll-session-opener',
  endpoints: {
    openSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ userId: z.string() }) },
      async (context) => {
        const { internalAdapter } = context.context;
        const user = await internalAdapter.findUserById(context.body.userId);
        if (!user) return context.json({ opened: false });
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(context, { session, user });
        return context.json({ opened: true });
      },
    ),
  },
} satisfies BetterAuthPlugin;

/**
 * better-auth with as little of it as possible: password and TOTP. Its router is mounted nowhere;
 * acts.ts calls the few functions we need by name, so that no path, redirect or field that we
 * do not know of can reach it. No cookie cache: a session ends the moment its row does.
 */
export function createLibrary(db: Database, config: Config) {
  const joined = joinedDatabase(db);
  const auth = betterAuth({
    appName: 'Commonroll',
    baseURL: config.publicUrl,
    basePath: '/auth',
    secret: readSignInSecret(config.dataFolder),
    database: { db: joined.kysely, type: 'postgres', transaction: false },
    telemetry: { enabled: false },
    // Its lines quote addresses and e-mails; what matters is in the journal.
    logger: { disabled: true },
    // Ours is asked first (limit.ts), and knows accounts as well as networks.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128,
    },
    user: {
      modelName: 'auth_user',
      fields: {
        emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at',
      },
    },
    session: {
      modelName: 'auth_session',
      fields: {
        userId: 'user_id', expiresAt: 'expires_at', ipAddress: 'ip_address',
        userAgent: 'user_agent', createdAt: 'created_at', updatedAt: 'updated_at',
      },
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: { modelName: 'auth_account', fields: accountFields },
    verification: {
      modelName: 'auth_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      cookiePrefix,
      useSecureCookies: config.publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { disableIpTracking: true },
    },
    plugins: [
      twoFactor({ issuer: 'Commonroll', schema: twoFactorSchema }),
      sessionOpener,
    ],
  });
  return { auth, joined };
}

const accountFields = {
  userId: 'user_id', accountId: 'account_id', providerId: 'provider_id',
  accessToken: 'access_token', refreshToken: 'refresh_token', idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
  createdAt: 'created_at', updatedAt: 'updated_at',
} as const;

const twoFactorSchema = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'auth_two_factor',
    fields: {
      userId: 'user_id', backupCodes: 'backup_codes', lockedUntil: 'locked_until',
      failedVerificationCount: 'failed_verification_count',
    },
  },
} as const;

export type Library = ReturnType<typeof createLibrary>;
