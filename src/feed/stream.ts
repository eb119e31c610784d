import { Refusal } from '../kernel/index.ts';
import type { Database, Log } from '../platform/index.ts';
import { Stalled, type Connection } from './connection.ts';
import type { Hub, Listener } from './hub.ts';
import type { Ledger, Recipient } from './ledger.ts';
import type { Position } from './numbers.ts';
import { readPage, type NumberedEvent } from './page.ts';
import { frame, keepAlive, numbered, opening } from './wire.ts';

export interface StreamParts {
  readonly db: Database;
  readonly log: Log;
  readonly hub: Hub;
  readonly ledger: Ledger;
}

export interface StreamWish {
  readonly recipient: Recipient;
  readonly after: bigint;
  readonly connection: Connection;
  /** Whether whoever opened the stream would still be let in. */
  isWelcome(): Promise<boolean>;
}

export interface OpenStream {
  /** Resolves when the stream has ended, whoever ended it. */
  readonly ended: Promise<void>;
  end(): void;
}

const PAGE = 200;
/** Bytes that wait for a slow consumer before it is served page by page instead. */
const MOST_WAITING = 512 * 1024;
const RETRY_MS = 250;

/**
 * Delivers a subscription's events over one connection, from a number on, until either end closes.
 * Reads page by page until it has caught up, then lives from the hub; falls back to pages when the
 * consumer is slow or when the subscription is read elsewhere too. Numbers are never skipped or
 * repeated within one stream.
 */
export function openStream(parts: StreamParts, wish: StreamWish): OpenStream {
  const { connection, recipient } = wish;
  const outlet = makeOutlet(parts, wish);
  const run = async (): Promise<void> => {
    connection.write(opening);
    while (!connection.isClosed()) {
      try {
        await takeTurn(parts, wish, outlet);
      } catch (fault) {
        if (fault instanceof Refusal && fault.kind === 'not-found') break;
        if (fault instanceof Stalled) {
          parts.log.info('feed.stream-cut', { requestId: recipient.requestId });
          connection.cut();
          break;
        }
        parts.log.warn('feed.stream-interrupted', { requestId: recipient.requestId, fault });
        await new Promise((pass) => setTimeout(pass, RETRY_MS));
      }
    }
    connection.end();
  };
  beat(wish, outlet);
  return { ended: run(), end: connection.end };
}

/** Where events go out: knows the last number sent and whether the hub serves it. */
interface Outlet {
  readonly listener: Listener;
  sent(): bigint;
  send(events: readonly NumberedEvent[], version: number): void;
  /** Whether anything was sent since this was last asked. */
  wasBusy(): boolean;
  /** Resolves when the hub serves it no more. */
  fallen(): Promise<void>;
}

function makeOutlet(
  { hub, ledger }: StreamParts, { recipient, after, connection }: StreamWish,
): Outlet {
  const { subscriptionId } = recipient.subscription;
  let sent = after;
  let isBusy = false;
  let fall = (): void => undefined;
  const send = (events: readonly NumberedEvent[], version: number): void => {
    const fresh = events.filter(({ number }) => number > sent);
    const last = fresh.at(-1);
    if (!last || connection.isClosed()) return;
    ledger.note(recipient, { first: fresh[0]!.number, last: last.number, version });
    sent = last.number;
    isBusy = true;
    const frames = fresh.map(({ number, body }) => frame(number, numbered(number, body)));
    connection.write(frames.join(''));
  };
  const listener: Listener = {
    take: (events, version) => {
      send(events, version);
      if (connection.waiting() < MOST_WAITING) return;
      hub.leave(subscriptionId, listener);
      fall();
    },
    drop: () => fall(),
  };
  connection.onClose(() => {
    hub.leave(subscriptionId, listener);
    fall();
  });
  return {
    listener,
    send,
    sent: () => sent,
    wasBusy: () => {
      const was = isBusy;
      isBusy = false;
      return was;
    },
    fallen: () => new Promise((resolve) => {
      fall = resolve;
      if (connection.isClosed()) resolve();
    }),
  };
}

/** One page, or one stay with the hub. */
async function takeTurn(
  { db, hub }: StreamParts, { recipient, connection }: StreamWish, outlet: Outlet,
): Promise<void> {
  const { subscription } = recipient;
  const { subscriptionId, organisationId } = subscription;
  const stay = async (position: Position): Promise<void> => {
    if (connection.isClosed()) return;
    if (hub.join(subscription, position, outlet.listener)) await outlet.fallen();
  };
  await connection.drained();
  const after = outlet.sent();
  const liveNumber = hub.lastNumber(subscriptionId);
  // Another stream of this subscription lives already: reading on would only trip it up.
  if (liveNumber !== undefined && after >= liveNumber) {
    return stay({ place: 0n, lastNumber: after });
  }
  const page = await readPage(db, { subscriptionId, organisationId, after, limit: PAGE });
  outlet.send(page.events, page.version);
  if (page.atEnd && connection.waiting() < MOST_WAITING) await stay(page.position);
}

const BEAT_MS = 1_000;
const BEATS_TO_COMMENT = 15;
const BEATS_TO_CHECK = 5;

/** Once a second: keeps the line open, and ends it for whoever is not let in any more. */
function beat({ connection, isWelcome }: StreamWish, outlet: Outlet): void {
  let beats = 0;
  const check = async (): Promise<void> => {
    beats += 1;
    if (beats % BEATS_TO_COMMENT === 0 && connection.waiting() === 0) connection.write(keepAlive);
    if (!outlet.wasBusy() && beats % BEATS_TO_CHECK !== 0) return;
    // A database that cannot be asked delivers nothing either.
    if (!await isWelcome().catch(() => true)) connection.end();
  };
  const timer = setInterval(() => void check(), BEAT_MS);
  connection.onClose(() => clearInterval(timer));
}
