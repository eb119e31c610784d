import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** A key's two parts: the id names it, the secret proves it. Together `ck_<id>_<secret>`. */
export interface KeyParts {
  readonly keyId: string;
  readonly secret: string;
}

const pattern = /^ck_([0-9a-z]{12})_([A-Za-z0-9_-]{43})$/;
const letters = '0123456789abcdefghijklmnopqrstuvwxyz';

/** 256 random bits behind a random name; the prefix lets secret scanners find it in code. */
export function newKey(): KeyParts & { readonly text: string } {
  const keyId = Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('');
  const secret = randomBytes(32).toString('base64url');
  return { keyId, secret, text: `ck_${keyId}_${secret}` };
}

export function parseKey(text: string): KeyParts | undefined {
  const match = pattern.exec(text);
  return match ? { keyId: match[1]!, secret: match[2]! } : undefined;
}

/** Fast on purpose: 256 random bits need no slow hash, and contacts arrive 500 a second. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export function isSecretOf(hash: Buffer, secret: string): boolean {
  return timingSafeEqual(hash, hashOf(secret));
}
