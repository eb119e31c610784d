import type { Database } from '../platform/index.ts';
import type { Caller } from './caller.ts';
import type { Organisation } from './organisation.ts';
import { selectVersion } from './store/version.ts';

/** A key that stands, as one process keeps it. */
export interface KeyHolder {
  readonly secretHash: Buffer;
  readonly caller: Caller;
  readonly name: string;
  stampedAtMs: number;
}

/** What one process keeps about accounts, so that 500 requests a second need not ask. */
export interface Memory {
  /** Counts how often it was emptied: what was read before the last time is not kept. */
  emptied: number;
  version: bigint;
  /** Milliseconds of this process at which the version was last asked for. */
  checkedAt: number;
  checking: Promise<void> | undefined;
  organisations: readonly Organisation[] | undefined;
  readonly keys: Map<string, KeyHolder>;
  /** Stamps of last use on their way to the database. */
  readonly stamping: Set<Promise<void>>;
}

/** From here on ask in passing; from there on wait for the answer. Together under a second. */
const refreshAfterMs = 400;
const staleAfterMs = 900;
const memories = new WeakMap<Database, Memory>();

export function memoryOf(db: Database): Memory {
  const found = memories.get(db);
  if (found) return found;
  const made: Memory = {
    emptied: 0, version: 0n, checkedAt: -Infinity, checking: undefined,
    organisations: undefined, keys: new Map(), stamping: new Set(),
  };
  memories.set(db, made);
  return made;
}

/** The memory, at most a second behind any process; mostly without asking the database. */
export async function freshMemory(db: Database): Promise<Memory> {
  const memory = memoryOf(db);
  const age = performance.now() - memory.checkedAt;
  if (age > staleAfterMs) await check(db, memory);
  // A failure shows itself to whoever has to wait.
  else if (age > refreshAfterMs) check(db, memory).catch(() => undefined);
  return memory;
}

function check(db: Database, memory: Memory): Promise<void> {
  memory.checking ??= ask(db, memory).finally(() => {
    memory.checking = undefined;
  });
  return memory.checking;
}

async function ask(db: Database, memory: Memory): Promise<void> {
  const askedAt = performance.now();
  const version = await selectVersion(db);
  if (version !== memory.version) empty(memory);
  memory.version = version;
  memory.checkedAt = askedAt;
}

function empty(memory: Memory): void {
  memory.emptied += 1;
  memory.organisations = undefined;
  memory.keys.clear();
}

/** Called after a commit that moved the version: this process obeys at once. */
export function forgetAccounts(db: Database): void {
  empty(memoryOf(db));
}

/** Reads, and keeps what was read unless the memory was emptied meanwhile. */
export async function keepUnlessChanged<Found>(
  memory: Memory, read: () => Promise<Found>, keep: (found: Found) => void,
): Promise<Found> {
  const before = memory.emptied;
  const found = await read();
  if (memory.emptied === before) keep(found);
  return found;
}
