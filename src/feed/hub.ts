import { currentVersion, entitlementOf, type Entitlement } from '../agreements/index.ts';
import type { Instant } from '../kernel/index.ts';
import type { Change, Database } from '../platform/index.ts';
import { bodyOf, isVisible } from './event.ts';
import type { Happening } from './happening.ts';
import { hydrate } from './hydrate.ts';
import { giveNumbers, type Giving, type Position, type Range, type Terms } from './numbers.ts';
import type { NumberedEvent } from './page.ts';
import { referenceFor, type Reference } from './reference.ts';
import { assignNumbers } from './store/numbers.ts';
import { readerOf, wants, type Subscription } from './subscription.ts';

/** One open stream, as the hub knows it. */
export interface Listener {
  /** Events of its subscription, numbered one after another. */
  take(events: readonly NumberedEvent[], version: number): void;
  /** The hub no longer serves it: it must read for itself and may join again. */
  drop(): void;
}

/** Serves all live subscriptions of this process from one reading of the changes. */
export interface Hub {
  /** Numbers a batch of changes for all live subscriptions and hands the events out. */
  spread(changes: readonly Change[]): Promise<void>;
  /** The last number given to a subscription that is live here. */
  lastNumber(subscriptionId: bigint): bigint | undefined;
  /**
   * Takes a listener that has everything up to `position`. False when the hub is already ahead of
   * it: read on and ask again.
   */
  join(subscription: Subscription, position: Position, listener: Listener): boolean;
  leave(subscriptionId: bigint, listener: Listener): void;
  /** Subscriptions served. */
  size(): number;
}

interface Live {
  readonly subscription: Subscription;
  readonly listeners: Set<Listener>;
  position: Position;
  open: Range | undefined;
}

/** Ranges given within a second under one version grow together. */
const TERM_MS = 1_000;
const ATTEMPTS = 5;

interface Shown {
  readonly place: bigint;
  readonly body: string | undefined;
}

export function makeHub(db: Database, afterPlace: bigint): Hub {
  const live = new Map<bigint, Live>();
  let claimed = afterPlace;
  let terms: Terms | undefined;

  /** The version is asked for once a second; giving numbers checks it every time. */
  const renewTerms = async (now: Instant): Promise<Terms> => {
    if (terms && now.getTime() - terms.at.getTime() < TERM_MS) return terms;
    terms = { version: await currentVersion(db), at: now };
    return terms;
  };

  const spread = async (changes: readonly Change[]): Promise<void> => {
    claimed = changes.at(-1)?.place ?? claimed;
    if (live.size === 0) return;
    const happenings = await hydrate(db, changes);
    const words = await referenceFor(db, happenings);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const at = db.clock.now();
      const renewed = await renewTerms(at);
      const { version } = renewed;
      const spreading = { db, terms: renewed, at, happenings, words, toPlace: claimed };
      const lots = await prepare(spreading, live.values());
      const given = await assignNumbers(db.system, lots.map(({ one, giving }) => ({
        subscriptionId: one.subscription.subscriptionId, expected: one.position, ...giving,
      })), version);
      if (given.size === 0) {
        terms = undefined;
        if (await currentVersion(db) !== version) continue;
      }
      for (const lot of lots) {
        if (given.has(lot.one.subscription.subscriptionId)) hand(lot, version);
        else dropAll(lot.one);
      }
      return;
    }
    for (const one of live.values()) dropAll(one);
  };

  const dropAll = (one: Live): void => {
    const { subscriptionId } = one.subscription;
    if (live.get(subscriptionId) === one) live.delete(subscriptionId);
    for (const listener of [...one.listeners]) listener.drop();
  };

  return {
    spread,
    lastNumber: (id) => live.get(id)?.position.lastNumber,
    join: (subscription, position, listener) => {
      const { subscriptionId } = subscription;
      const one = live.get(subscriptionId);
      if (one) {
        if (position.lastNumber < one.position.lastNumber) return false;
        one.listeners.add(listener);
        return true;
      }
      if (position.place < claimed) return false;
      live.set(subscriptionId, {
        subscription, listeners: new Set([listener]), position, open: undefined,
      });
      return true;
    },
    leave: (id, listener) => {
      const one = live.get(id);
      if (one?.listeners.delete(listener) && one.listeners.size === 0) live.delete(id);
    },
    size: () => live.size,
  };
}

interface Spreading {
  readonly db: Database;
  readonly terms: Terms;
  readonly at: Instant;
  readonly happenings: readonly Happening[];
  readonly words: Reference;
  readonly toPlace: bigint;
}

interface Lot {
  readonly one: Live;
  readonly events: readonly Shown[];
  readonly giving: Giving;
}

/** What each subscription would be given; decided and worded once for all who see the same. */
async function prepare(spreading: Spreading, lives: Iterable<Live>): Promise<readonly Lot[]> {
  const { db, terms, toPlace } = spreading;
  const classes = new Map<string, readonly Shown[]>();
  const lots: Lot[] = [];
  for (const one of [...lives]) {
    const reader = readerOf(one.subscription, terms.version);
    const entitlement = await entitlementOf(db, reader);
    const key = `${entitlement.classKey}|${one.subscription.kinds.toSorted().join()}`;
    const all = classes.get(key) ?? showTo(one.subscription, entitlement, spreading);
    classes.set(key, all);
    const events = all.filter(({ place }) => place > one.position.place);
    const giving = giveNumbers({
      position: one.position, visible: events.map(({ place }) => place), open: one.open,
      toPlace: toPlace > one.position.place ? toPlace : one.position.place,
      terms,
    });
    lots.push({ one, events, giving });
  }
  return lots;
}

function showTo(
  subscription: Subscription, entitlement: Entitlement, { at, happenings, words }: Spreading,
): readonly Shown[] {
  const sight = { entitlement, at, reference: words };
  return happenings
    .filter((one) => wants(subscription, one.kind) && isVisible(one, sight))
    .map((one) => ({ place: one.place, body: bodyOf(one, sight) }));
}

/** After the numbers are kept: the position moves and every listener gets the same events. */
function hand({ one, events, giving }: Lot, version: number): void {
  const first = one.position.lastNumber + 1n;
  one.position = giving.position;
  one.open = giving.range ?? one.open;
  if (events.length === 0) return;
  const numbered = events.map(({ body }, index) => ({ number: first + BigInt(index), body }));
  for (const listener of [...one.listeners]) listener.take(numbered, version);
}
