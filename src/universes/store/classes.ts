import type { DuckDb, DuckSession } from '../../platform/index.ts';
import {
  createClassTable, patchClassTable, widenClassTable, type ClassRules,
} from './class-table.ts';

/** The flat tables of the sharing classes in use. */
export interface Classes {
  /**
   * Lends out a table that has the answers asked for and everything taken in so far. Built on
   * first use; while it is lent it may grow fresher, and never goes.
   */
  use<Result>(wanted: Wanted, act: (table: LentTable) => Promise<Result>): Promise<Result>;
  /** After a batch was taken in: these persons and questions are to be worked out afresh. */
  touch(personIds: readonly bigint[], questionIds: readonly number[]): void;
  /** Brings the tables of those who look right now up to date, so that they need not wait. */
  refresh(): Promise<void>;
}

export interface Wanted {
  /** Equal for viewers who may see the same and are of the same organisation. */
  readonly key: string;
  readonly rules: ClassRules;
  /** Whether time alone changes what may be seen. */
  readonly ages: boolean;
  readonly questionIds: readonly number[];
}

export interface LentTable {
  readonly name: string;
  readonly questionIds: ReadonlySet<number>;
}

export interface ClassLimits {
  readonly voters: number;
  /** Bytes that all class tables may take together. */
  readonly bytes: number;
}

/** Answers to so many questions stand side by side in one table. */
const mostQuestions = 32;
const ageingMs = 60_000;
const watchingMs = 5_000;
const bytesOfRow = 64;
const bytesOfAnswer = 3;

interface Table extends LentTable {
  readers: number;
  isRetired: boolean;
}

interface SharingClass {
  rules: ClassRules;
  table: Table | undefined;
  builtMs: number;
  usedMs: number;
  /** Uses under way; such a class is not let go. */
  users: number;
  pending: Set<bigint>;
  pendingQuestions: Set<number>;
  /** Changes to one class happen one after another. */
  turn: Promise<unknown>;
}

interface Keeper {
  readonly db: DuckDb;
  readonly limits: ClassLimits;
  readonly classes: Map<string, SharingClass>;
  /** For names that were never used before. */
  numbers: number;
}

export function sharingClasses(db: DuckDb, limits: ClassLimits): Classes {
  const keeper: Keeper = { db, limits, classes: new Map(), numbers: 0 };
  return {
    use: (wanted, act) => use(keeper, wanted, act),
    touch: (personIds, questionIds) => {
      for (const shared of keeper.classes.values()) {
        personIds.forEach((id) => shared.pending.add(id));
        questionIds.forEach((id) => shared.pendingQuestions.add(id));
      }
    },
    refresh: async () => {
      for (const shared of keeper.classes.values()) {
        const isWatched = performance.now() - shared.usedMs < watchingMs;
        if (!isWatched || !shared.table || shared.pending.size === 0) continue;
        await inTurn(keeper, shared, () => prepare(keeper, shared, []));
      }
    },
  };
}

async function use<Result>(
  keeper: Keeper, wanted: Wanted, act: (table: LentTable) => Promise<Result>,
): Promise<Result> {
  const shared = classFor(keeper, wanted);
  shared.users++;
  try {
    const table = await inTurn(keeper, shared, () => ready(keeper, shared, wanted));
    return await lend(keeper, table, act);
  } finally {
    shared.users--;
    await evict(keeper);
  }
}

async function ready(keeper: Keeper, shared: SharingClass, wanted: Wanted): Promise<Table> {
  if (wanted.ages && shared.usedMs - shared.builtMs > ageingMs && shared.table) {
    shared.rules = wanted.rules;
    await build(keeper, shared, wanted.questionIds);
  }
  const table = await prepare(keeper, shared, wanted.questionIds);
  table.readers++;
  return table;
}

async function lend<Result>(
  keeper: Keeper, table: Table, act: (table: LentTable) => Promise<Result>,
): Promise<Result> {
  try {
    return await act(table);
  } finally {
    table.readers--;
    await drop(keeper, table);
  }
}

function classFor(keeper: Keeper, wanted: Wanted): SharingClass {
  const shared: SharingClass = keeper.classes.get(wanted.key) ?? {
    rules: wanted.rules, table: undefined, builtMs: 0, usedMs: 0, users: 0,
    pending: new Set(), pendingQuestions: new Set(), turn: Promise.resolve(),
  };
  shared.usedMs = performance.now();
  keeper.classes.set(wanted.key, shared);
  return shared;
}

/** Half done is not done: after a fault the next use builds the class anew. */
function inTurn<Result>(
  keeper: Keeper, shared: SharingClass, act: () => Promise<Result>,
): Promise<Result> {
  const done = shared.turn.then(act).catch(async (fault: unknown) => {
    const { table } = shared;
    shared.table = undefined;
    if (table) await retire(keeper, table).catch(() => undefined);
    throw fault;
  });
  shared.turn = done.catch(() => undefined);
  return done;
}

/** Makes the class ready for questions: built, wide enough, up to date. */
async function prepare(
  keeper: Keeper, shared: SharingClass, questionIds: readonly number[],
): Promise<Table> {
  const { table } = shared;
  const missing = questionIds.filter((id) => !table?.questionIds.has(id));
  const width = (table?.questionIds.size ?? 0) + missing.length;
  const isTooMuch = shared.pending.size > Math.max(5_000, keeper.limits.voters / 10);
  if (!table || isTooMuch || width > mostQuestions) return build(keeper, shared, questionIds);
  const wide = missing.length === 0 ? table : await put(keeper, shared, {
    questionIds: [...table.questionIds, ...missing],
    make: (session, name) => widenClassTable(session, name, {
      rules: shared.rules, from: table.name, questionIds: missing,
    }),
  });
  if (shared.pending.size > 0) await patch(keeper, shared, wide);
  return wide;
}

function build(
  keeper: Keeper, shared: SharingClass, questionIds: readonly number[],
): Promise<Table> {
  // Emptied before the table reads: whatever is touched from now on is worked out once more.
  shared.pending = new Set();
  shared.pendingQuestions = new Set();
  shared.builtMs = performance.now();
  return put(keeper, shared, {
    questionIds,
    make: (session, name) =>
      createClassTable(session, name, { rules: shared.rules, questionIds }),
  });
}

async function patch(keeper: Keeper, shared: SharingClass, table: Table): Promise<void> {
  const persons = [...shared.pending];
  const questionIds = [...shared.pendingQuestions].filter((id) => table.questionIds.has(id));
  shared.pending = new Set();
  shared.pendingQuestions = new Set();
  const list = `live.patch_${keeper.numbers++}`;
  await keeper.db.session(async (session) => {
    await session.run(`create table ${list} (person bigint)`);
    try {
      await session.append(list, persons.map((personId) => [personId]));
      await patchClassTable(session, table.name, { rules: shared.rules, questionIds, patch: list });
    } finally {
      await session.run(`drop table ${list}`);
    }
  });
}

/** Makes a new table the table of a class; the old one goes when its last reader has. */
async function put(keeper: Keeper, shared: SharingClass, next: {
  readonly questionIds: readonly number[];
  readonly make: (session: DuckSession, name: string) => Promise<void>;
}): Promise<Table> {
  const name = `live.class_${keeper.numbers++}`;
  await keeper.db.session((session) => next.make(session, name));
  const old = shared.table;
  const made: Table = {
    name, questionIds: new Set(next.questionIds), readers: 0, isRetired: false,
  };
  shared.table = made;
  if (old) await retire(keeper, old);
  return made;
}

async function retire(keeper: Keeper, table: Table): Promise<void> {
  table.isRetired = true;
  await drop(keeper, table);
}

async function drop(keeper: Keeper, table: Table): Promise<void> {
  if (!table.isRetired || table.readers > 0) return;
  await keeper.db.run(`drop table if exists ${table.name}`);
}

/** Lets go of the classes used longest ago until the rest fits; the newest always stays. */
async function evict(keeper: Keeper): Promise<void> {
  const bytesOf = ({ table }: SharingClass): number => table
    ? keeper.limits.voters * (bytesOfRow + bytesOfAnswer * table.questionIds.size) : 0;
  const oldestFirst = [...keeper.classes.entries()].sort(([, a], [, b]) => a.usedMs - b.usedMs);
  let bytes = oldestFirst.reduce((sum, [, shared]) => sum + bytesOf(shared), 0);
  for (const [key, shared] of oldestFirst.slice(0, -1)) {
    if (bytes <= keeper.limits.bytes) return;
    if (shared.users > 0) continue;
    bytes -= bytesOf(shared);
    keeper.classes.delete(key);
    if (shared.table) await retire(keeper, shared.table);
  }
}
