import { randomBytes } from 'node:crypto';
import {
  chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/**
 * The secret that signs session cookies and seals second factors: a file beside the data, not a
 * row, so that who reads the database alone can be nobody. Made at the first start; several
 * servers of one database must share it. Throws a plain sentence where the file is spoilt.
 */
export function readSignInSecret(dataFolder: string): string {
  const file = join(dataFolder, 'sign-in-secret');
  if (!existsSync(file)) makeSecret(dataFolder, file);
  const secret = readFileSync(file, 'utf8').trim();
  if (/^[A-Za-z0-9_-]{43}$/.test(secret)) return secret;
  throw new Error(
    `${file} does not hold a secret of 43 letters. Put the right one back, or remove the file: `
    + 'then everyone signs in anew and sets up the second factor again.',
  );
}

/** Whole or not at all, and only once: a link refuses to replace what another start made. */
function makeSecret(dataFolder: string, file: string): void {
  mkdirSync(dataFolder, { recursive: true });
  const half = `${file}.${process.pid}`;
  writeFileSync(half, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
  chmodSync(half, 0o600);
  try {
    linkSync(half, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(half, { force: true });
  }
}
