import { sql as rawSql } from 'kysely';
import { makeBell } from './bell.ts';
import type { Change } from './change.ts';
import { isLeading } from './leading.ts';
import type { Log } from './log.ts';
import type { Database, Tx } from './postgres.ts';

/** Changes after a place (up to another, where told), in order. Places have no gaps. */
export function listChanges(
  sql: Tx['sql'] | Database['system'],
  range: { readonly afterPlace: bigint; readonly toPlace?: bigint; readonly limit: number },
): Promise<Change[]> {
  return sql.selectFrom('change_place')
    .innerJoin('change', 'change.change_id', 'change_place.change_id')
    .select(columns)
    .where('change_place.place', '>', range.afterPlace)
    .$if(range.toPlace !== undefined, (query) =>
      query.where('change_place.place', '<=', range.toPlace!))
    .orderBy('change_place.place')
    .limit(range.limit)
    .execute();
}

/** The changes at these places, in order. */
export function listChangesAt(
  sql: Tx['sql'] | Database['system'], places: readonly bigint[],
): Promise<Change[]> {
  return sql.selectFrom('change_place')
    .innerJoin('change', 'change.change_id', 'change_place.change_id')
    .select(columns)
    .where('change_place.place', '=', rawSql<bigint>`any (${places}::bigint[])`)
    .orderBy('change_place.place')
    .execute();
}

const columns = [
  'change_place.place', 'change.at', 'change.kind', 'change.source_id as sourceId',
  'change.person_id as personId', 'change.object_id as objectId',
] as const;

/** The last place given, as this transaction sees it. */
export async function findLastPlace(sql: Tx['sql'] | Database['system']): Promise<bigint> {
  const row = await sql.selectFrom('sequencer').select('place').executeTakeFirstOrThrow();
  return row.place;
}

/** What the sequencer told and the follower has not handed on: spares it a question. */
interface HeldChanges {
  add(changes: readonly Change[]): void;
  /** What follows a place without a gap; nothing where that is not known. */
  after(place: bigint): readonly Change[];
  forget(upToPlace: bigint): void;
}

function holdChanges(most: number): HeldChanges {
  let held: readonly Change[] = [];
  return {
    add: (changes) => {
      const isNext = held.length === 0 || held.at(-1)!.place + 1n === changes[0]?.place;
      held = isNext ? [...held, ...changes] : changes;
      // A follower that is far behind reads in its own time.
      if (held.length > most) held = [];
    },
    after: (place) => {
      const first = held[0]?.place;
      return first !== undefined && first <= place + 1n
        ? held.filter((change) => change.place > place) : [];
    },
    forget: (upToPlace) => {
      held = held.filter((change) => change.place > upToPlace);
    },
  };
}

export interface Follower {
  /** The last place that was handed on. */
  place(): bigint;
  /** Resolves when the batch in hand is done; nothing is handed on afterwards. */
  stop(): Promise<void>;
}

export interface FollowOptions {
  readonly log: Log;
  readonly afterPlace: bigint;
  /** Handed again, perhaps with more behind it, until it succeeds. */
  readonly onBatch: (changes: readonly Change[]) => Promise<void>;
  /** Least time between two batches under load; an idle follower hands on at once. */
  readonly gapMs?: number;
  readonly limit?: number;
}

const POLL_MIN_MS = 5;
const POLL_MAX_MS = 50;
/** Where the sequencer of this process tells every place, looking is for safety only. */
const POLL_LEADING_MS = 500;
const RETRY_MS = 200;

/**
 * Hands on every change after a place, in order, at least once, for as long as it lives. Woken by
 * this process's sequencer; while another process leads it looks by itself every 5 to 50 ms.
 */
export function followChanges(db: Database, options: FollowOptions): Follower {
  const { log, onBatch, gapMs = 20, limit = 2_000 } = options;
  const bell = makeBell();
  const heard = holdChanges(limit);
  const unlisten = db.placed.listen((changes) => {
    heard.add(changes);
    bell.ring();
  });
  let place = options.afterPlace;
  let stopped = false;

  const follow = async (): Promise<boolean> => {
    const known = heard.after(place);
    const changes = known.length > 0 ? known
      : await listChanges(db.system, { afterPlace: place, limit });
    const last = changes.at(-1);
    if (!last || stopped) return false;
    await onBatch(changes);
    place = last.place;
    heard.forget(place);
    return true;
  };

  const run = async (): Promise<void> => {
    let pauseMs = POLL_MIN_MS;
    while (!stopped) {
      const startMs = db.clock.now().getTime();
      try {
        const isBusy = await follow();
        const mostMs = isLeading(db) ? POLL_LEADING_MS : POLL_MAX_MS;
        pauseMs = isBusy ? POLL_MIN_MS : Math.min(mostMs, pauseMs * 2);
        const tookMs = db.clock.now().getTime() - startMs;
        if (isBusy) await bell.slept(Math.max(0, gapMs - tookMs));
        else await bell.heard(pauseMs);
      } catch (fault) {
        log.warn('platform.follower-interrupted', { fault });
        await bell.slept(RETRY_MS);
      }
    }
  };
  const running = run();

  return {
    place: () => place,
    stop: async () => {
      stopped = true;
      unlisten();
      bell.close();
      await running;
    },
  };
}
