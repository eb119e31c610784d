import { currentVersion, entitlementOf, type Entitlement } from '../agreements/index.ts';
import { refuse, type Instant } from '../kernel/index.ts';
import { findLastPlace, listChanges, listChangesAt, type Database } from '../platform/index.ts';
import { bodyOf, isVisible, type Sight } from './event.ts';
import type { Happening } from './happening.ts';
import { hydrate } from './hydrate.ts';
import { giveNumbers, placesOf, type Position } from './numbers.ts';
import { referenceFor } from './reference.ts';
import { assignNumbers, selectRanges } from './store/numbers.ts';
import { selectSubscription, type Found } from './store/subscription.ts';
import { readerOf, wants } from './subscription.ts';

export interface NumberedEvent {
  readonly number: bigint;
  /** JSON without the number; undefined: withdrawn. */
  readonly body: string | undefined;
}

export interface Page {
  readonly events: readonly NumberedEvent[];
  /** Where the subscription stands after it. */
  readonly position: Position;
  /** Whether everything that has a place by now was looked at and delivered. */
  readonly atEnd: boolean;
  readonly version: number;
}

export interface PageWish {
  readonly subscriptionId: bigint;
  readonly organisationId: number;
  readonly after: bigint;
  readonly limit: number;
}

/** Changes looked at for one gift of numbers. */
const SCAN = 2_000;
/** A range holds one number at least; a page mostly finds all of its numbers in a few. */
const MOST_RANGES = 500;
const ATTEMPTS = 50;

/**
 * The events after a number: those that have one again, with what may be shown of them now, else
 * the next ones, which get theirs here. Numbers are kept before anything is returned.
 *
 * Refuses feed/unknown-subscription, feed/number-not-given (it lies ahead of what was ever given)
 * and agreements/changed (the agreements move faster than they can be read).
 */
export async function readPage(db: Database, wish: PageWish): Promise<Page> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const found = await selectSubscription(db.system, wish) ?? refuseUnknown();
    if (wish.after > found.lastNumber) refuseAhead(wish.after);
    const version = await currentVersion(db);
    const entitlement = await entitlementOf(db, readerOf(found, version));
    const reading = { db, found, entitlement, at: db.clock.now(), version, ...wish };
    const page = wish.after < found.lastNumber ? await readAgain(reading) : await readOn(reading);
    // Checked last: what the reader gets is what the agreements in force now let through.
    if (page && await currentVersion(db) === version) return page;
  }
  return refuse({
    kind: 'conflict', code: 'agreements/changed',
    detail: 'The agreements are changing just now. Ask again.',
  });
}

interface Reading {
  readonly db: Database;
  readonly found: Found;
  readonly entitlement: Entitlement;
  readonly at: Instant;
  readonly version: number;
  readonly after: bigint;
  readonly limit: number;
}

/** Numbers not yet given: looks at further changes until one is visible or none is left. */
async function readOn(reading: Reading): Promise<Page | undefined> {
  const { db, found, version, limit } = reading;
  let position: Position = { place: found.place, lastNumber: found.lastNumber };
  for (;;) {
    const changes = await listChanges(db.system, { afterPlace: position.place, limit: SCAN });
    const lastPlace = changes.at(-1)?.place;
    if (lastPlace === undefined) return { events: [], position, atEnd: true, version };
    const happenings = await hydrate(db, changes);
    const sight = { ...reading, reference: await referenceFor(db, happenings) };
    const visible = happenings.filter((one) => shows(found, one, sight));
    const taken = visible.slice(0, limit);
    const isCut = taken.length < visible.length;
    const giving = giveNumbers({
      position, visible: taken.map(({ place }) => place), open: undefined,
      toPlace: isCut ? taken.at(-1)!.place : lastPlace,
      terms: { version, at: sight.at },
    });
    const gift = { subscriptionId: found.subscriptionId, expected: position, ...giving };
    const given = await assignNumbers(db.system, [gift], version);
    if (!given.has(found.subscriptionId)) return undefined;
    const first = position.lastNumber + 1n;
    position = giving.position;
    const atEnd = !isCut && changes.length < SCAN;
    if (taken.length === 0 && !atEnd) continue;
    const events = taken.map((one, place) => (
      { number: first + BigInt(place), body: bodyOf(one, sight) }));
    return { events, position, atEnd, version };
  }
}

/** Numbers given before: the same events, shown as far as the agreements of today let. */
async function readAgain(reading: Reading): Promise<Page> {
  const { db, found, version, after, limit } = reading;
  const ranges = await selectRanges(db.system, {
    subscriptionId: found.subscriptionId, after, limit: MOST_RANGES,
  });
  const wanted = ranges
    .flatMap((range) => placesOf(range).map((place, index) => (
      { number: range.firstNumber + BigInt(index), place })))
    .filter(({ number }) => number > after).slice(0, limit);
  const happenings = await hydrate(
    db, await listChangesAt(db.system, wanted.map(({ place }) => place)));
  const byPlace = new Map(happenings.map((happening) => [happening.place, happening]));
  const sight = { ...reading, reference: await referenceFor(db, happenings) };
  const events = wanted.map(({ number, place }) => {
    const happening = byPlace.get(place);
    return { number, body: happening && bodyOf(happening, sight) };
  });
  const position = { place: found.place, lastNumber: found.lastNumber };
  const atEnd = wanted.at(-1)?.number === found.lastNumber
    && found.place >= await findLastPlace(db.system);
  return { events, position, atEnd, version };
}

function shows(found: Found, happening: Happening, sight: Sight): boolean {
  return wants(found, happening.kind) && isVisible(happening, sight);
}

export function refuseUnknown(): never {
  return refuse({
    kind: 'not-found', code: 'feed/unknown-subscription', detail: 'There is no such subscription.',
  });
}

export function refuseAhead(after: bigint): never {
  return refuse({
    kind: 'invalid', code: 'feed/number-not-given',
    detail: `Number ${after} was never given to this subscription.`,
    extras: {
      faults: [{ pointer: '#querystring/after', detail: 'lies ahead of the last number' }],
    },
  });
}
