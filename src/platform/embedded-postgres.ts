import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync, closeSync, existsSync, fsyncSync, lstatSync, mkdirSync, openSync, readdirSync,
  readFileSync, readlinkSync, realpathSync, rmSync, statfsSync, statSync, symlinkSync,
  writeFileSync, writeSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import {
  canEnter, postgresBinaries, serverAccount, sharedFolder, type ServerAccount,
} from './postgres-binaries.ts';
import { isAlive, readPostmaster, startedAt, stopOrphan, stopPostmaster } from './postmaster.ts';

const run = promisify(execFile);
/** Written last: without it a cluster is only half made. */
const STAMP = 'cluster-made';
const LOG_LIMIT_BYTES = 10_000_000;
const START_PATIENCE_MS = 120_000;

export type EmbeddedPostgres = {
  /** Superuser on the database `postgres`, over loopback only. */
  readonly ownerUrl: string;
  readonly pid: number;
  readonly port: number;
  /** True where this start had to make the cluster. */
  readonly isNew: boolean;
  /** Settles when the server is gone; `wanted` is false when it died by itself. */
  readonly stopped: Promise<{ readonly wanted: boolean }>;
  stop(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  /** Everything about the server lies here: cluster, password, port, log. */
  readonly dataFolder: string;
  readonly port?: number;
  /** Over the defaults below, by PostgreSQL's own names. */
  readonly settings?: Readonly<Record<string, string>>;
};

/**
 * Starts the PostgreSQL that comes from npm and returns when it takes connections.
 *
 * Recovers by itself from whatever a killed start left behind: a server without a parent is
 * stopped, a half-made cluster is made anew, a stale lock is removed. Throws a plain sentence
 * where another live process holds the folder, where this machine has no binaries, or where
 * the cluster is of another major version.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const account = serverAccount();
  const home = resolve(options.dataFolder);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  claim(home);
  const native = postgresBinaries(account);
  const cluster = clusterFolder(home, account);
  if (existsSync(cluster)) await stopOrphan(cluster);
  const password = readOrMakePassword(home);
  const isSynced = options.settings?.['fsync'] !== 'off';
  const isNew = await makeCluster({ home, cluster, native, account, password, isSynced });
  refuseOtherMajor(cluster, native);
  const server = await launch({ ...options, home, cluster, native, account });
  const ownerUrl = `postgres://postgres:${password}@127.0.0.1:${server.port}/postgres`;
  return { ...server, ownerUrl, isNew };
}

/**
 * The address of the server that another live process of ours keeps running on this folder;
 * undefined where there is none, and it may be started here.
 */
export function findEmbeddedPostgres(dataFolder: string): string | undefined {
  const home = resolve(dataFolder);
  const link = join(home, 'cluster');
  if (!existsSync(join(home, 'password')) || !existsSync(link)) return undefined;
  const running = readPostmaster(realpathSync(link));
  if (!running?.isReady || !isAlive(running.pid)) return undefined;
  return `postgres://postgres:${readOrMakePassword(home)}@127.0.0.1:${running.port}/postgres`;
}

/** One live process at a time; the start time tells a used-again process id from its first. */
function claim(home: string): void {
  const file = join(home, 'holder');
  const [pid, since] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const holder = Number(pid);
  if (holder > 0 && holder !== process.pid && isAlive(holder) && startedAt(holder) === since) {
    throw new Error(
      `Another Commonroll (process ${holder}) is running on ${home}. Stop it first, or choose ` +
        'another folder with COMMONROLL_DATA.',
    );
  }
  writeFileSync(file, `${process.pid}\n${startedAt(process.pid) ?? ''}\n`, { mode: 0o600 });
}

/**
 * The folder of the cluster. Where the lent account cannot enter ours (a checkout in root's
 * private home), the cluster lies in a shared place and ours holds a link to it.
 */
function clusterFolder(home: string, account: ServerAccount): string {
  const link = join(home, 'cluster');
  if (canEnter(home, account)) return link;
  const found = lstatSync(link, { throwIfNoEntry: false });
  if (found?.isSymbolicLink() === true) return readlinkSync(link);
  if (found !== undefined) refuseShutIn(home);
  rmSync(link, { recursive: true, force: true });
  removeForsaken();
  const elsewhere = join(sharedFolder(), `cluster-${randomBytes(6).toString('hex')}`);
  symlinkSync(elsewhere, link);
  writeFileSync(`${elsewhere}.of`, link);
  return elsewhere;
}

/** A finished cluster is nobody's to move: whoever shut the folder has to open it again. */
function refuseShutIn(home: string): void {
  if (!existsSync(join(home, STAMP))) return;
  throw new Error(
    `The account that runs PostgreSQL can no longer enter ${home}. Let others pass through its ` +
      'folders again (chmod o+x), or choose another folder with COMMONROLL_DATA.',
  );
}

/** A checkout that was deleted took its link along; its cluster elsewhere goes too. */
function removeForsaken(): void {
  for (const name of readdirSync(sharedFolder())) {
    if (!name.startsWith('cluster-') || !name.endsWith('.of')) continue;
    const note = join(sharedFolder(), name);
    const link = readFileSync(note, 'utf8');
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue;
    const cluster = note.slice(0, -'.of'.length);
    rmSync(cluster, { recursive: true, force: true });
    rmSync(`${cluster}.password`, { force: true });
    rmSync(note);
  }
}

function readOrMakePassword(home: string): string {
  const file = join(home, 'password');
  if (existsSync(file)) {
    const kept = readFileSync(file, 'utf8').trim();
    if (kept !== '') return kept;
  }
  const password = randomBytes(24).toString('hex');
  writeDurably(file, password);
  return password;
}

function writeDurably(file: string, text: string): void {
  const handle = openSync(file, 'w', 0o600);
  writeSync(handle, text);
  fsyncSync(handle);
  closeSync(handle);
}

type ClusterPlan = {
  readonly home: string;
  readonly cluster: string;
  readonly native: string;
  readonly account: ServerAccount;
  readonly password: string;
  readonly isSynced: boolean;
};

/** Makes the cluster unless a finished one stands; the stamp is written last. */
async function makeCluster(plan: ClusterPlan): Promise<boolean> {
  const { cluster, account } = plan;
  const stamp = join(plan.home, STAMP);
  if (existsSync(stamp) && existsSync(join(cluster, 'PG_VERSION'))) return false;
  rmSync(stamp, { force: true });
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  // By its name the next start finds it, should this one be killed before it is removed.
  const passwordFile = `${cluster}.password`;
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, plan.password, { mode: 0o600 });
  if (account !== null) {
    chownSync(cluster, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  try {
    await run(
      join(plan.native, 'bin', 'initdb'),
      [
        '-D', cluster, '-U', 'postgres', '--pwfile', passwordFile, '-A', 'scram-sha-256',
        '-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C',
        ...(plan.isSynced ? [] : ['--no-sync']),
      ],
      { ...account, cwd: '/', env: serverEnvironment() },
    );
  } catch (error) {
    const said = String((error as { stderr?: unknown }).stderr ?? error).trim();
    throw new Error(`PostgreSQL could not make its data folder ${cluster}: ${said}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeDurably(stamp, 'The cluster beside this file was made to the end.\n');
  return true;
}

/** Nothing of ours (secrets, PG* of another server) reaches the server's environment. */
function serverEnvironment(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

function refuseOtherMajor(cluster: string, native: string): void {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const catalog = readFileSync(join(native, 'share', 'postgresql', 'postgres.bki'), 'utf8');
  const have = /^# PostgreSQL (\d+)/.exec(catalog)?.[1];
  if (have === undefined || have === made) return;
  throw new Error(
    `The data in ${cluster} was made by PostgreSQL ${made}, the one installed is ${have}. ` +
      'Use the Commonroll that made it, or another folder with COMMONROLL_DATA.',
  );
}

/** Chosen for one machine that also runs the product itself. */
function defaultSettings(): Record<string, string> {
  const sharedMb = Math.max(128, Math.min(512, Math.floor(totalmem() / 8 / 2 ** 20)));
  return {
    shared_buffers: `${sharedMb}MB`,
    max_connections: '100',
    max_wal_size: '4GB',
    wal_compression: 'on',
    synchronous_commit: 'on',
    // A forgotten open transaction would hold back the sequencer's horizon.
    idle_in_transaction_session_timeout: '60s',
    jit: 'off',
    random_page_cost: '1.1',
    effective_io_concurrency: '32',
    maintenance_work_mem: '256MB',
    work_mem: '16MB',
    max_slot_wal_keep_size: '2GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_duration_statement: '-1',
    // Statements may bear personal data: errors are logged without them.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    dynamic_shared_memory_type: hasRoomyShm() ? 'posix' : 'mmap',
  };
}

/** Containers often give /dev/shm 64 MB, which a parallel query outgrows. */
function hasRoomyShm(): boolean {
  if (process.platform !== 'linux') return true;
  try {
    const { bsize, blocks } = statfsSync('/dev/shm');
    return bsize * blocks >= 512 * 2 ** 20;
  } catch {
    return false;
  }
}

type LaunchPlan = EmbeddedPostgresOptions & Omit<ClusterPlan, 'password' | 'isSynced'>;
type Launched = Pick<EmbeddedPostgres, 'pid' | 'port' | 'stopped' | 'stop'>;

async function launch(plan: LaunchPlan): Promise<Launched> {
  const end = performance.now() + START_PATIENCE_MS;
  let port = plan.port ?? (await keptPort(plan.home));
  for (;;) {
    const attempt = await launchOnce(plan, port);
    if ('stop' in attempt) {
      writeFileSync(join(plan.home, 'port'), String(port));
      return attempt;
    }
    const { said } = attempt;
    // After kill -9 of the server its last children may hold the memory for a moment.
    const isPassing = said.includes('pre-existing shared memory block');
    const isTaken = said.includes('could not bind') || said.includes('could not create any TCP');
    if (performance.now() > end || !(isPassing || (isTaken && plan.port === undefined))) {
      throw new Error(`PostgreSQL did not start in ${plan.cluster}: ${said}`);
    }
    if (isTaken) port = await freePort();
    await sleep(200);
  }
}

async function launchOnce(
  plan: LaunchPlan,
  port: number,
): Promise<Launched | { readonly said: string }> {
  const { child, logFile, logStart } = spawnServer(plan, port);
  let isWanted = false;
  const stopped = new Promise<{ readonly wanted: boolean }>((settle) => {
    child.once('exit', () => settle({ wanted: isWanted }));
    child.once('error', () => settle({ wanted: isWanted }));
  });
  let isGone = false;
  void stopped.then(() => (isGone = true));
  const pid = child.pid;
  while (!isGone && pid !== undefined) {
    const seen = readPostmaster(plan.cluster);
    if (seen?.pid === pid && seen.isReady) {
      const stop = async () => {
        isWanted = true;
        await stopPostmaster(pid);
        await stopped;
      };
      return { pid, port, stopped, stop };
    }
    await sleep(10);
  }
  return { said: readFileSync(logFile, 'utf8').slice(logStart).trim() };
}

function spawnServer(plan: LaunchPlan, port: number) {
  const settings = {
    ...defaultSettings(),
    ...plan.settings,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const logFile = join(plan.home, 'postgres.log');
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) rmSync(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(join(plan.native, 'bin', 'postgres'), ['-D', plan.cluster, ...flags], {
    ...plan.account,
    cwd: '/',
    env: serverEnvironment(),
    stdio: ['ignore', log, log],
    // Its own group: Ctrl-C reaches us first, and we stop it after the last request.
    detached: true,
  });
  closeSync(log);
  return { child, logFile, logStart: size > LOG_LIMIT_BYTES ? 0 : size };
}

/** The port of the last start, so that a tool kept open finds the server again. */
async function keptPort(home: string): Promise<number> {
  const file = join(home, 'port');
  const kept = existsSync(file) ? Number(readFileSync(file, 'utf8')) : Number.NaN;
  return kept > 0 && kept < 65_536 ? kept : freePort();
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });
}

/**
 * Stops whatever still serves the folder and removes it whole, the linked cluster too.
 * Refuses, as a start would, while another live process holds it.
 */
export async function removeEmbeddedPostgres(dataFolder: string): Promise<void> {
  const home = resolve(dataFolder);
  if (!existsSync(home)) return;
  claim(home);
  const link = join(home, 'cluster');
  if (existsSync(link)) {
    const cluster = realpathSync(link);
    await stopOrphan(cluster);
    rmSync(cluster, { recursive: true, force: true });
    for (const beside of ['of', 'password']) rmSync(`${cluster}.${beside}`, { force: true });
  }
  rmSync(home, { recursive: true, force: true });
}
