import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findLastPlace, listChanges, type Database, type DuckDb } from '../platform/index.ts';
import { mostBehind, type Surroundings } from './held.ts';
import { isLocked, openFile, readStanding, type Standing } from './store/file.ts';
import { readRollKey } from './store/records.ts';

const filePattern = /^roll-(\d+)\.duckdb$/;

/** A file that is whole and ours. */
export interface FoundFile {
  readonly path: string;
  readonly file: DuckDb;
  readonly standing: Standing;
}

export interface Reopened {
  readonly found: FoundFile | undefined;
  /** The highest number that a file here bears. */
  readonly lastNumber: number;
}

/** Takes up the newest file that is whole and ours; the others go, but what another process has. */
export async function reopen(around: Surroundings): Promise<Reopened> {
  const { folder } = around;
  const names = readdirSync(folder);
  names.filter(isLeftBehind).forEach((name) =>
    rmSync(join(folder, name), { recursive: true, force: true }));
  const numbers = names.flatMap((name) => filePattern.exec(name)?.[1] ?? [])
    .map(Number).sort((a, b) => b - a);
  let kept: FoundFile | undefined;
  for (const number of numbers) {
    const path = pathOf(folder, number);
    const found = await examine(around, path);
    if (found === 'locked') continue;
    if (found !== 'useless' && !kept) {
      kept = found;
      continue;
    }
    if (found !== 'useless') await found.file.close();
    removeFile(path);
  }
  return { lastNumber: numbers[0] ?? 0, found: kept };
}

/** Lines of a build whose process is no more. */
function isLeftBehind(name: string): boolean {
  const pid = /^lines-(\d+)-\d+$/.exec(name)?.[1];
  if (pid === undefined) return false;
  try {
    return Number(pid) === process.pid || !process.kill(Number(pid), 0);
  } catch {
    return true;
  }
}

export function pathOf(folder: string, number: number): string {
  return join(folder, `roll-${number}.duckdb`);
}

export function removeFile(path: string): void {
  for (const part of [path, `${path}.wal`]) rmSync(part, { force: true });
}

export function duckOptions({ config, folder }: Surroundings) {
  return {
    threads: config.duckdbThreads, memoryLimitMb: config.duckdbMemoryMb, connections: 6,
    spillFolder: join(folder, 'spill'),
  };
}

async function examine(
  around: Surroundings, path: string,
): Promise<FoundFile | 'useless' | 'locked'> {
  let file: DuckDb | undefined;
  try {
    file = await openFile(path, duckOptions(around));
    const standing = await readStanding(file);
    if (standing && await isOurs(around, standing)) return { path, file, standing };
  } catch (fault) {
    if (isLocked(fault)) return 'locked';
    around.log.warn('universes.store-unusable', { fault });
  }
  await file?.close();
  return 'useless';
}

/** Of this installation, of the roll as it stands, and on the changelog not far behind. */
async function isOurs({ db, installation }: Surroundings, standing: Standing): Promise<boolean> {
  if (standing.installation !== installation) return false;
  if (standing.rollKey !== await readRollKey(db)) return false;
  const last = await findLastPlace(db.system);
  if (standing.place > last || last - standing.place > mostBehind) return false;
  return standing.placeAt === await timeOfPlace(db, standing.place);
}

/** After a restore the same place may hold another change: its time tells. */
export async function timeOfPlace(db: Database, place: bigint): Promise<string> {
  const only = { afterPlace: place - 1n, toPlace: place, limit: 1 };
  const [change] = await listChanges(db.system, only);
  return change?.at.toISOString() ?? '';
}
