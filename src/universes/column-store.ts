import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { civicsOf } from '../civics/index.ts';
import { refuse, type Instant } from '../kernel/index.ts';
import { findLastPlace, followChanges, listChanges } from '../platform/index.ts';
import type { Change, Config, Database, DuckDb, Follower, Log } from '../platform/index.ts';
import { buildStore } from './store/build.ts';
import { sharingClasses, type Classes } from './store/classes.ts';
import { exportForStore } from './store/export.ts';
import {
  applyFacts, isLocked, openFile, questionsOf, readContents, readStanding, writeStanding,
  type Standing, type StoreContents,
} from './store/file.ts';
import { readFacts, readInstallation, readRollKey } from './store/records.ts';

/** The column store of this process: one DuckDB file that follows the changelog. */
export interface ColumnStore {
  /** Lends out the store. Refuses universes/building while the first one is being made. */
  use<Result>(act: (store: OpenStore) => Promise<Result>): Promise<Result>;
  /** Resolves when there is a store; for whoever would rather wait than be refused. */
  ready(): Promise<void>;
  /** Makes a new file from PostgreSQL and swaps; readers notice nothing. */
  rebuild(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenStore {
  readonly db: DuckDb;
  readonly contents: StoreContents;
  readonly classes: Classes;
  /** Everything up to this place of the changelog is in. */
  place(): bigint;
  /**
   * As of when an answer holds that is read now, when the changelog's last place is `last`: now if
   * the store is level with it, else the last moment known to be in. Never goes back.
   */
  asOf(last: bigint, now: Instant): Instant;
}

export interface ColumnStoreOptions {
  readonly db: Database;
  readonly config: Pick<Config, 'dataFolder' | 'duckdbThreads' | 'duckdbMemoryMb'>;
  readonly log: Log;
}

interface Held extends OpenStore {
  readonly path: string;
  readonly rollKey: string;
  standing: { place: bigint; placeAt: string };
  users: number;
  follower: Follower | undefined;
  /** Called when the last user of a retired store is gone. */
  released: (() => void) | undefined;
}

interface Keeper extends ColumnStoreOptions {
  readonly folder: string;
  readonly installation: string;
  current: Held | undefined;
  number: number;
  building: Promise<void> | undefined;
  isBuildWanted: boolean;
  isClosed: boolean;
}

/** Micro-batches: a contact is counted at most so long, and a little, after its commit. */
const batchMs = 200;
/** Further behind than this, building anew is quicker than catching up. */
const mostBehind = 50_000n;
const retryMs = 3_000;

/**
 * Opens the store of this installation, or builds it in the background where there is none or it
 * is of another roll. A file that is broken or foreign is taken away: PostgreSQL has it all.
 */
export async function openColumnStore(options: ColumnStoreOptions): Promise<ColumnStore> {
  const folder = join(options.config.dataFolder, 'universes');
  mkdirSync(folder, { recursive: true });
  const keeper: Keeper = {
    ...options, folder, installation: await readInstallation(options.db), current: undefined,
    number: 0, building: undefined, isBuildWanted: false, isClosed: false,
  };
  await reopen(keeper);
  if (!keeper.current) void wantBuild(keeper);
  return {
    use: (act) => use(keeper, act),
    ready: async () => {
      while (!keeper.current) await (keeper.building ?? wantBuild(keeper));
    },
    rebuild: () => wantBuild(keeper),
    close: async () => {
      keeper.isClosed = true;
      await keeper.building;
      if (keeper.current) await letGo(keeper.current);
      keeper.current = undefined;
    },
  };
}

async function use<Result>(
  keeper: Keeper, act: (store: OpenStore) => Promise<Result>,
): Promise<Result> {
  const held = keeper.current;
  if (!held) {
    refuse({ kind: 'unavailable', code: 'universes/building',
      detail: 'The column store is being built. Ask again in a moment.',
      extras: { retryAfterMs: 2_000 } });
  }
  held.users++;
  try {
    return await act(held);
  } finally {
    held.users--;
    if (held.users === 0) held.released?.();
  }
}

const filePattern = /^roll-(\d+)\.duckdb$/;

/** Takes up the newest file that is whole and ours; the others go, but what another process has. */
async function reopen(keeper: Keeper): Promise<void> {
  const names = readdirSync(keeper.folder);
  names.filter(isLeftBehind).forEach((name) =>
    rmSync(join(keeper.folder, name), { recursive: true, force: true }));
  const numbers = names.flatMap((name) => filePattern.exec(name)?.[1] ?? [])
    .map(Number).sort((a, b) => b - a);
  keeper.number = numbers[0] ?? 0;
  for (const number of numbers) {
    const path = pathOf(keeper, number);
    const found = await examine(keeper, path);
    if (found === 'locked') continue;
    if (found !== 'useless' && !keeper.current) {
      keeper.current = await hold(keeper, { path, ...found });
      keeper.log.info('universes.store-reopened', { place: String(found.standing.place) });
      continue;
    }
    if (found !== 'useless') await found.file.close();
    removeFile(path);
  }
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

function pathOf(keeper: Keeper, number: number): string {
  return join(keeper.folder, `roll-${number}.duckdb`);
}

function duckOptions({ config, folder }: Keeper) {
  return {
    threads: config.duckdbThreads, memoryLimitMb: config.duckdbMemoryMb, connections: 6,
    spillFolder: join(folder, 'spill'),
  };
}

interface Found {
  readonly file: DuckDb;
  readonly standing: Standing;
}

async function examine(keeper: Keeper, path: string): Promise<Found | 'useless' | 'locked'> {
  let file: DuckDb | undefined;
  try {
    file = await openFile(path, duckOptions(keeper));
    const standing = await readStanding(file);
    if (standing && await isOurs(keeper, standing)) return { file, standing };
  } catch (fault) {
    if (isLocked(fault)) return 'locked';
    keeper.log.warn('universes.store-unusable', { fault });
  }
  await file?.close();
  return 'useless';
}

/** Of this installation, of the roll as it stands, and on the changelog not far behind. */
async function isOurs({ db, installation }: Keeper, standing: Standing): Promise<boolean> {
  if (standing.installation !== installation) return false;
  if (standing.rollKey !== await readRollKey(db)) return false;
  const last = await findLastPlace(db.system);
  if (standing.place > last || last - standing.place > mostBehind) return false;
  return standing.placeAt === await timeOfPlace(db, standing.place);
}

/** After a restore the same place may hold another change: its time tells. */
async function timeOfPlace(db: Database, place: bigint): Promise<string> {
  const only = { afterPlace: place - 1n, toPlace: place, limit: 1 };
  const [change] = await listChanges(db.system, only);
  return change?.at.toISOString() ?? '';
}

async function hold(keeper: Keeper, of: {
  readonly path: string;
  readonly file: DuckDb;
  readonly standing: Standing;
}): Promise<Held> {
  const contents = await readContents(of.file);
  const bytes = keeper.config.duckdbMemoryMb * 1_000_000 * 0.5;
  const standing = { place: of.standing.place, placeAt: of.standing.placeAt };
  let asOfMs = 0;
  const held: Held = {
    db: of.file, contents, path: of.path, rollKey: of.standing.rollKey, standing,
    classes: sharingClasses(of.file, { voters: contents.voters, bytes }),
    place: () => standing.place,
    asOf: (last, now) => {
      const isLevel = standing.place >= last || standing.placeAt === '';
      asOfMs = Math.max(asOfMs, isLevel ? now.getTime() : Date.parse(standing.placeAt));
      return new Date(asOfMs);
    },
    users: 0, follower: undefined, released: undefined,
  };
  held.follower = followChanges(keeper.db, {
    log: keeper.log, afterPlace: standing.place, gapMs: batchMs,
    onBatch: (changes) => takeIn(keeper, held, changes),
  });
  return held;
}

/** One micro-batch: facts in, place on, classes told, a new roll noticed. */
async function takeIn(
  keeper: Keeper, held: Held, changes: readonly Change[],
): Promise<void> {
  const last = changes.at(-1)!;
  const contacts = changes.flatMap(({ kind, personId, objectId }) =>
    kind.startsWith('contact.') && personId !== null && objectId !== null
      ? [{ kind, personId, contactId: objectId }] : []);
  const facts = await readFacts(keeper.db, contacts);
  const retracted = contacts.filter(({ kind }) => kind === 'contact.retracted');
  const gone = await questionsOf(held.db, retracted.map(({ contactId }) => contactId));
  const place = { place: last.place, placeAt: last.at.toISOString() };
  await applyFacts(held.db, {
    contactIds: contacts.map(({ contactId }) => contactId), facts, ...place,
  });
  Object.assign(held.standing, place);
  held.classes.touch(contacts.map(({ personId }) => personId),
    [...gone, ...facts.answers.map(([, , questionId]) => Number(questionId))]);
  await held.classes.refresh();
  if (held === keeper.current) await noticeRoll(keeper, held, changes);
}

async function noticeRoll(
  keeper: Keeper, held: Held, changes: readonly Change[],
): Promise<void> {
  const isBehind = changes.length >= 2_000
    && await findLastPlace(keeper.db.system) - held.place() > mostBehind;
  const isSwitched = changes.some(({ kind }) => kind === 'roll.switched')
    && await readRollKey(keeper.db) !== held.rollKey;
  if (isBehind || isSwitched) void wantBuild(keeper);
}

/** One build at a time; whoever asks during one gets another after it. */
function wantBuild(keeper: Keeper): Promise<void> {
  keeper.isBuildWanted = true;
  keeper.building ??= buildUntilDone(keeper).finally(() => {
    keeper.building = undefined;
  });
  return keeper.building;
}

async function buildUntilDone(keeper: Keeper): Promise<void> {
  while (keeper.isBuildWanted && !keeper.isClosed) {
    keeper.isBuildWanted = false;
    try {
      await buildAndSwap(keeper);
    } catch (fault) {
      keeper.log.error('universes.store-not-built', { fault });
      keeper.isBuildWanted = true;
      await new Promise((resolve) => setTimeout(resolve, keeper.isClosed ? 0 : retryMs));
    }
  }
}

async function buildAndSwap(keeper: Keeper): Promise<void> {
  const startMs = performance.now();
  const { db, folder, log } = keeper;
  // Read before anything is copied: what comes later is followed, and following twice is once.
  const place = await findLastPlace(db.system);
  const standing = {
    place, placeAt: await timeOfPlace(db, place), rollKey: await readRollKey(db),
    installation: keeper.installation,
  };
  const path = pathOf(keeper, ++keeper.number);
  const lines = join(folder, `lines-${process.pid}-${keeper.number}`);
  mkdirSync(lines, { recursive: true });
  const file = await openFile(path, duckOptions(keeper));
  try {
    const files = await exportForStore(db, lines);
    await buildStore(file, { files, elections: (await civicsOf(db)).elections });
    await writeStanding(file, standing);
    const next = await hold(keeper, { path, file, standing });
    await catchUp(keeper, next);
    const old = keeper.current;
    keeper.current = next;
    log.info('universes.store-built', {
      count: next.contents.voters, ms: Math.round(performance.now() - startMs),
    });
    if (old) void letGo(old).then(() => removeFile(old.path));
  } catch (fault) {
    await file.close();
    removeFile(path);
    throw fault;
  } finally {
    rmSync(lines, { recursive: true, force: true });
  }
}

/** A swap never goes back in time: the new file first knows what the old one knows. */
async function catchUp({ current }: Keeper, next: Held): Promise<void> {
  const endMs = performance.now() + 20_000;
  while (current && next.place() < current.place() && performance.now() < endMs) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Stops following, waits for the last reader, closes. */
async function letGo(held: Held): Promise<void> {
  await held.follower?.stop();
  if (held.users > 0) await new Promise<void>((resolve) => (held.released = resolve));
  await held.db.close();
}

function removeFile(path: string): void {
  for (const part of [path, `${path}.wal`]) rmSync(part, { force: true });
}
