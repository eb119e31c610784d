import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { civicsOf } from '../civics/index.ts';
import { refuse } from '../kernel/index.ts';
import { findLastPlace } from '../platform/index.ts';
import {
  hold, letGo, type ColumnStoreOptions, type Held, type OpenStore, type Surroundings,
} from './held.ts';
import { duckOptions, pathOf, removeFile, reopen, timeOfPlace } from './reopen.ts';
import { buildStore } from './store/build.ts';
import { exportForStore } from './store/export.ts';
import { openFile, writeStanding } from './store/file.ts';
import { readInstallation, readRollKey } from './store/records.ts';

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

interface Keeper {
  readonly around: Surroundings;
  current: Held | undefined;
  number: number;
  building: Promise<void> | undefined;
  isBuildWanted: boolean;
  isClosed: boolean;
}

const retryMs = 3_000;

/**
 * Opens the store of this installation, or builds it in the background where there is none or it
 * is of another roll. A file that is broken or foreign is taken away: PostgreSQL has it all.
 */
export async function openColumnStore(options: ColumnStoreOptions): Promise<ColumnStore> {
  const folder = join(options.config.dataFolder, 'universes');
  mkdirSync(folder, { recursive: true });
  const around: Surroundings = {
    ...options, folder, installation: await readInstallation(options.db),
    wantBuild: () => void wantBuild(keeper),
  };
  const { found, lastNumber } = await reopen(around);
  const keeper: Keeper = {
    around, current: found && await hold(around, found), number: lastNumber,
    building: undefined, isBuildWanted: false, isClosed: false,
  };
  if (found) options.log.info('universes.store-reopened', { place: String(found.standing.place) });
  else void wantBuild(keeper);
  return {
    use: (act) => use(keeper, act),
    ready: async () => {
      while (!keeper.current && !keeper.isClosed) await (keeper.building ?? wantBuild(keeper));
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
      keeper.around.log.error('universes.store-not-built', { fault });
      keeper.isBuildWanted = true;
      await new Promise((resolve) => setTimeout(resolve, keeper.isClosed ? 0 : retryMs));
    }
  }
}

async function buildAndSwap(keeper: Keeper): Promise<void> {
  const startMs = performance.now();
  const { around } = keeper;
  const { db, folder, log } = around;
  // Read before anything is copied: what comes later is followed, and following twice is once.
  const place = await findLastPlace(db.system);
  const standing = {
    place, placeAt: await timeOfPlace(db, place), rollKey: await readRollKey(db),
    installation: around.installation,
  };
  const path = pathOf(folder, ++keeper.number);
  const lines = join(folder, `lines-${process.pid}-${keeper.number}`);
  mkdirSync(lines, { recursive: true });
  const file = await openFile(path, duckOptions(around));
  try {
    const files = await exportForStore(db, lines);
    await buildStore(file, { files, elections: (await civicsOf(db)).elections });
    await writeStanding(file, standing);
    const next = await hold(around, { path, file, standing });
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
  while (current && next.follows.place < current.follows.place && performance.now() < endMs) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
