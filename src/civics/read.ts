import type { Database } from '../platform/index.ts';
import { arrange, type Civics } from './model.ts';
import { selectFacts, selectVersion } from './store.ts';

interface Memory {
  civics: Civics | undefined;
  version: bigint | undefined;
  /** Milliseconds of this process at which the version was last asked for. */
  checkedAt: number;
  checking: Promise<Civics> | undefined;
  /** Counts the writes of this process, so that a read begun before one does not count as fresh. */
  writes: number;
}

/** Another process's writes are seen after this long at most; one's own at once. */
const freshForMs = 800;
const memories = new WeakMap<Database, Memory>();

/**
 * All reference data, kept in memory: mostly this asks nothing of the database. What it hands out
 * never changes; take it anew for each act.
 */
export async function civicsOf(db: Database): Promise<Civics> {
  const memory = memoryOf(db);
  const isFresh = performance.now() - memory.checkedAt < freshForMs;
  if (memory.civics && isFresh) return memory.civics;
  if (memory.checking) return memory.checking;
  const checking = check(db, memory).finally(() => {
    if (memory.checking === checking) memory.checking = undefined;
  });
  memory.checking = checking;
  return checking;
}

/** Called after a commit that changed reference data: the next reader asks again. */
export function forgetCivics(db: Database): void {
  const memory = memoryOf(db);
  memory.checkedAt = -Infinity;
  memory.writes += 1;
  memory.checking = undefined;
}

function memoryOf(db: Database): Memory {
  const known = memories.get(db);
  if (known) return known;
  const made: Memory = {
    civics: undefined, version: undefined, checkedAt: -Infinity, checking: undefined,
    writes: 0,
  };
  memories.set(db, made);
  return made;
}

async function check(db: Database, memory: Memory): Promise<Civics> {
  const askedAt = performance.now();
  const { writes } = memory;
  const version = await selectVersion(db);
  if (!memory.civics || version !== memory.version) {
    // The version was read first: data that is newer than it is read once more, never missed.
    memory.civics = arrange(await selectFacts(db));
    memory.version = version;
  }
  if (memory.writes === writes) memory.checkedAt = askedAt;
  return memory.civics;
}
