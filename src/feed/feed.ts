import {
  findLastPlace, followChanges, type Database, type Log, type Measure,
} from '../platform/index.ts';
import { makeHub } from './hub.ts';
import { openLedger } from './ledger.ts';
import { startPulse } from './pulse.ts';
import type { PulseWindow } from './pulse-window.ts';
import { openStream, type OpenStream, type StreamWish } from './stream.ts';

export interface FeedState {
  readonly streams: number;
  readonly liveSubscriptions: number;
  /** The last place handed to the streams of this process. */
  readonly place: bigint;
  /** Age of the oldest change of the last batch when it was handed out. */
  readonly delayMs: number;
}

/** The live part of the feed in one process: one reader of changes for all of its streams. */
export interface Feed {
  stream(wish: StreamWish): OpenStream;
  /** Counts of what arrived lately, of all sources: only for who asks agreements. */
  readonly pulse: PulseWindow;
  state(): FeedState;
  /** Ends every stream, after its numbers are journalled; consumers come back with theirs. */
  stop(): Promise<void>;
}

/** Starts it where the changes stand now; streams catch up by themselves. */
export async function startFeed({ db, log }: {
  readonly db: Database; readonly log: Log;
}): Promise<Feed> {
  const afterPlace = await findLastPlace(db.system);
  const pulse = await startPulse(db, log);
  const hub = makeHub(db, afterPlace);
  const ledger = openLedger(db, log);
  let delayMs = 0;
  const follower = followChanges(db, {
    log, afterPlace,
    onBatch: async (changes) => {
      await hub.spread(changes);
      delayMs = db.clock.now().getTime() - changes[0]!.at.getTime();
    },
  });
  const streams = new Set<OpenStream>();
  return {
    pulse: pulse.window,
    stream: (wish) => {
      const stream = openStream({ db, log, hub, ledger }, wish);
      streams.add(stream);
      void stream.ended.finally(() => streams.delete(stream));
      return stream;
    },
    state: () => ({
      streams: streams.size, liveSubscriptions: hub.size(), place: follower.place(), delayMs,
    }),
    stop: async () => {
      const open = [...streams];
      open.forEach((stream) => stream.end());
      await Promise.all(open.map((stream) => stream.ended));
      await Promise.all([follower.stop(), pulse.follower.stop()]);
      await ledger.stop();
    },
  };
}

/** What is watched of it. */
export function feedMeasures({ state }: Feed): readonly Measure[] {
  return [
    {
      name: 'commonroll_feed_streams', help: 'Open streams.', read: () => state().streams,
    },
    {
      name: 'commonroll_feed_place', help: 'The last place handed to streams.',
      read: () => Number(state().place),
    },
    {
      name: 'commonroll_feed_delay_seconds',
      help: 'From a change to its being handed to streams, in the last batch.',
      read: () => state().delayMs / 1_000,
    },
  ];
}
