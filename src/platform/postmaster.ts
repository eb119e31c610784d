import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a running server says about itself in its lock file. */
export type Postmaster = {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
};

/** Reads `postmaster.pid`; null where there is none or it is only half written. */
export function readPostmaster(dataFolder: string): Postmaster | null {
  let lines: readonly string[];
  try {
    lines = readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  // Line 1 is the process, 4 the port, 8 its state (PostgreSQL's miscadmin.h).
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

/** Whether a process of this id is alive, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return readState(pid) !== 'Z';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A zombie still answers to a signal but holds nothing any more. */
function readState(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'latin1').replace(/^.*\) /s, '').charAt(0);
  } catch {
    return null;
  }
}

/** When the process began, as the system tells it: an id alone may have been used again. */
export function startedAt(pid: number): string | null {
  try {
    if (existsSync('/proc/self/stat')) {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1').replace(/^.*\) /s, '');
      return stat.split(' ')[19] ?? null;
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

/** Whether the process is a server of just this data folder and not a stranger's. */
function servesFolder(pid: number, dataFolder: string): boolean {
  const folder = realpathSync(dataFolder);
  try {
    if (existsSync('/proc/self/cwd')) return readlinkSync(`/proc/${pid}/cwd`) === folder;
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes(folder) || command.includes(dataFolder);
  } catch {
    return false;
  }
}

/**
 * Stops a server that an earlier, killed start left behind, and removes its stale lock.
 * Returns whether one had to be stopped. Never touches a process that is not ours.
 */
export async function stopOrphan(dataFolder: string): Promise<boolean> {
  const found = readPostmaster(dataFolder);
  const lock = join(dataFolder, 'postmaster.pid');
  if (found === null || !isAlive(found.pid) || !servesFolder(found.pid, dataFolder)) {
    rmSync(lock, { force: true });
    return false;
  }
  await stopPostmaster(found.pid);
  rmSync(lock, { force: true });
  return true;
}

/** Fast shutdown, then the immediate one, then none at all; each is safe for the data. */
export async function stopPostmaster(pid: number): Promise<void> {
  const steps = [['SIGINT', 20_000], ['SIGQUIT', 5_000], ['SIGKILL', 5_000]] as const;
  for (const [signal, patienceMs] of steps) {
    if (!isAlive(pid)) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const end = performance.now() + patienceMs;
    while (isAlive(pid) && performance.now() < end) await sleep(10);
  }
}
