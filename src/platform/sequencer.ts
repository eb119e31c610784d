import pg from 'pg';
import { makeBell, type Bell } from './bell.ts';
import { noteLeading } from './leading.ts';
import type { Log } from './log.ts';
import type { Measure } from './metrics.ts';
import type { Database } from './postgres.ts';
import { placeChanges, reseedIfForeign, type Placed } from './sequencer-steps.ts';

/** Any fixed number: whoever holds this lock gives the places, one for a database. */
const LOCK = 7_130_050;
/** Most changes that one step places. */
const STEP = 5_000;
/** Between two steps under load, so that commits are placed in handfuls. */
const GAP_MS = 8;
const POLL_MIN_MS = 5;
const POLL_MAX_MS = 50;
const RETRY_MS = 250;

/** What the metrics tell of the sequencer of this process. */
export interface SequencerState {
  /** Whether this process gives the places now; another process of the installation may. */
  readonly leads: boolean;
  /** Last place given, as far as this process knows. */
  readonly place: bigint;
  /** Age of the oldest committed change that a still open write transaction holds back. */
  readonly waitingMs: number;
  readonly steps: number;
}

export interface Sequencer {
  state(): SequencerState;
  /** Stops giving places and lets go of the lock, so that another process takes over. */
  stop(): Promise<void>;
}

/**
 * Gives every committed change the next place in one order. A number taken before commit would be
 * overtaken by transactions that take theirs early and commit late; so places are given after
 * commit, only to changes of transactions older than every transaction that still writes.
 *
 * One sequencer works for a database, however many processes start one: it holds an advisory lock
 * on the very session that places, so that losing the session is losing the lock; another process
 * takes over within half a second. Commits of this process wake it, those of others it finds by
 * looking every 5 to 50 ms. Never throws: a lost connection is opened again.
 */
export function startSequencer(db: Database, log: Log): Sequencer {
  const bell = makeBell();
  const unlisten = db.changed.listen(bell.ring);
  const running: Running = {
    db, log, bell, isStopped: false,
    state: { leads: false, place: 0n, waitingMs: 0, steps: 0 },
  };
  const ended = run(running);
  return {
    state: () => ({ ...running.state }),
    stop: async () => {
      running.isStopped = true;
      unlisten();
      bell.close();
      await ended;
    },
  };
}

interface Running {
  readonly db: Database;
  readonly log: Log;
  readonly bell: Bell;
  readonly state: { -readonly [Key in keyof SequencerState]: SequencerState[Key] };
  isStopped: boolean;
}

async function run(running: Running): Promise<void> {
  while (!running.isStopped) {
    try {
      await serve(running);
    } catch (fault) {
      running.log.warn('platform.sequencer-interrupted', { fault });
      await running.bell.slept(RETRY_MS);
    }
  }
}

/** One session: waits for the lock, then leads until the session or the process ends. */
async function serve(running: Running): Promise<void> {
  const { db, log, bell, state } = running;
  const client = new pg.Client({
    connectionString: db.systemUrl, application_name: 'commonroll sequencer', keepAlive: true,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    while (!running.isStopped && !(await takesLock(client))) await bell.slept(RETRY_MS);
    if (running.isStopped) return;
    // Places follow from the order of transactions, so one that a crash loses is given again.
    await client.query('set synchronous_commit = off');
    if (await reseedIfForeign(client)) log.warn('platform.sequencer-reseeded');
    state.leads = true;
    noteLeading(db, true);
    log.info('platform.sequencer-leads');
    await lead(running, client);
  } finally {
    state.leads = false;
    noteLeading(db, false);
    await client.end().catch(() => undefined);
  }
}

async function lead(running: Running, client: pg.Client): Promise<void> {
  const { bell, state } = running;
  let pauseMs = POLL_MIN_MS;
  while (!running.isStopped) {
    const placed = await placeChanges(client, STEP);
    tell(running, placed);
    if (placed.isForeign) await reseedIfForeign(client);
    if (placed.scanned === STEP) continue;
    const isMoving = placed.changes.length > 0;
    const isBusy = isMoving || (placed.waitingSince && state.waitingMs < 1_000);
    pauseMs = isBusy ? POLL_MIN_MS : Math.min(POLL_MAX_MS, pauseMs * 2);
    if (isMoving) await bell.slept(GAP_MS);
    await bell.heard(pauseMs);
  }
}

function tell({ db, state }: Running, { changes, place, waitingSince }: Placed): void {
  state.steps += 1;
  state.waitingMs = waitingSince
    ? Math.max(0, db.clock.now().getTime() - waitingSince.getTime()) : 0;
  if (changes.length === 0) return;
  state.place = place;
  db.placed.fire(changes);
}

/** What is watched of it; alarm when changes wait for more than half a minute. */
export function sequencerMeasures({ state }: Sequencer): readonly Measure[] {
  return [
    {
      name: 'commonroll_changes_waiting_seconds',
      help: 'Age of the oldest change that an open write transaction keeps from its place.',
      read: () => state().waitingMs / 1_000,
    },
    {
      name: 'commonroll_sequencer_leads',
      help: '1 where this process gives the places.',
      read: () => Number(state().leads),
    },
    {
      name: 'commonroll_changes_place',
      help: 'The last place that this process gave.',
      read: () => Number(state().place),
    },
  ];
}

async function takesLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    'select pg_try_advisory_lock($1) as taken', [LOCK],
  );
  return rows[0]?.taken === true;
}
