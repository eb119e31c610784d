import { Refusal, type RefusalKind } from '../../kernel/index.ts';

type Words = readonly [RefusalKind, string, string];

const refused: Words = [
  'unauthenticated', 'accounts/sign-in-refused',
  'This address and this password do not belong together here.',
];
const codeRefused: Words = [
  'unauthenticated', 'accounts/code-refused',
  'This code is wrong or was used before. Take the next one.',
];
const challengeOver: Words = [
  'unauthenticated', 'accounts/challenge-over',
  'This sign-in took too long or too many tries. Begin again with your password.',
];
const wrongPassword: Words = [
  'invalid', 'accounts/wrong-password', 'This is not your password.',
];
const twoFactorOff: Words = [
  'conflict', 'accounts/two-factor-off', 'The second factor is not set up.',
];

/** What better-auth answers, told in our words. */
const wordsOf: Readonly<Record<string, Words>> = {
  INVALID_EMAIL_OR_PASSWORD: refused,
  INVALID_EMAIL: refused,
  INVALID_CODE: codeRefused,
  INVALID_BACKUP_CODE: codeRefused,
  INVALID_TWO_FACTOR_COOKIE: challengeOver,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: challengeOver,
  ACCOUNT_TEMPORARILY_LOCKED: [
    'limited', 'accounts/locked', 'Too many wrong codes. Try again in a quarter of an hour.',
  ],
  INVALID_PASSWORD: wrongPassword,
  CREDENTIAL_ACCOUNT_NOT_FOUND: wrongPassword,
  TOTP_ALREADY_ENABLED: [
    'conflict', 'accounts/two-factor-on', 'The second factor is set up already.',
  ],
  TOTP_NOT_ENABLED: twoFactorOff,
  TWO_FACTOR_NOT_ENABLED: twoFactorOff,
  BACKUP_CODES_NOT_ENABLED: twoFactorOff,
};
const lockedMs = 15 * 60_000;

/** An error reply of the library as a refusal; one that we do not know is a bug. */
export function refusalFrom(status: number, code: string | undefined): Refusal {
  const words = wordsOf[code ?? ''] ?? byStatus(status);
  if (!words) throw new Error(`sign-in answered ${status} ${code ?? 'without a code'}`);
  const [kind, name, detail] = words;
  return new Refusal(kind, name, detail, kind === 'limited' ? { retryAfterMs: lockedMs } : {});
}

function byStatus(status: number): Words | undefined {
  if (status === 401) {
    return ['unauthenticated', 'accounts/unauthenticated', 'Sign in first.'];
  }
  // Two requests with one backup code at the same moment: one of them is too late.
  return status === 409 ? codeRefused : undefined;
}

export const replayRefusal = (): Refusal => new Refusal(...codeRefused);
