import { entitlementOf, withViewer, type Entitlement } from '../agreements/index.ts';
import { record, type Detail } from '../audit/index.ts';
import { civicsOf, type Civics } from '../civics/index.ts';
import { acting, dayOf, refuse, type Instant, type Viewer } from '../kernel/index.ts';
import { findLastPlace, seal, unseal, type Database, type Tx } from '../platform/index.ts';
import { voteMethods } from '../roll/index.ts';
import {
  ask, listPersons, type Asked, type Found, type FoundPersons, type Listed,
} from './ask.ts';
import type { ColumnStore } from './column-store.ts';
import type { CountBody, CountReply, PersonRow } from './contract.ts';
import { planFacet, tellFacet } from './facets.ts';
import type { OpenStore } from './held.ts';
import { lookupOf } from './lookup.ts';
import { resolve } from './resolve.ts';
import { rollReading } from './sharing.ts';
import { readRows, type RollRow } from './store/rows.ts';

export interface CountDeps {
  readonly db: Database;
  readonly store: ColumnStore;
}

export interface CountRequest {
  readonly viewer: Viewer;
  readonly timeZone: string;
  readonly body: CountBody;
  readonly requestId: string;
}

const methods: ReadonlyMap<string, number> = new Map(Object.entries(voteMethods));

/**
 * Counts a universe for a viewer: only what the viewer may read for this purpose is ever looked at,
 * rows and columns. Persons are named under the right to list; the count itself under the right to
 * count. One journal entry. Refuses universes/field-not-granted, universes/unknown-value,
 * universes/unknown-row, universes/building, agreements/changed.
 */
export async function countUniverse(deps: CountDeps, request: CountRequest): Promise<CountReply> {
  const { db } = deps;
  const civics = await civicsOf(db);
  const now = db.clock.now();
  return deps.store.use(async (store) => {
    const world: World = { db, request, civics, store, now };
    const standing = store.standing();
    const counting = await entitlementOf(db, acting(request.viewer, 'count'));
    const [last, found] = await Promise.all([
      findLastPlace(db.system), ask(store, askedOf(world, counting)),
    ]);
    const viewer = acting(request.viewer, request.body.rows === 0 ? 'count' : 'list');
    const listed = request.body.rows === 0 ? nobody
      : await listPersons(store, await listedOf(world, await entitlementOf(db, viewer)));
    const rows = await withViewer(db, viewer, async (tx, entitlement) => {
      await writeEntry(tx, request, { count: found.count, rows: listed.persons.length });
      const lines = await readRows(tx, entitlement, listed.persons.map((one) => one.personId));
      return listed.persons.flatMap(({ personId }) => {
        const line = lines.get(personId);
        return line ? [rowOf(world, line)] : [];
      });
    });
    const lastPerson = listed.persons.at(-1);
    return {
      count: found.count, households: found.households, total: found.total, rows,
      facets: tellFacets(world, found),
      next: listed.hasMore && lastPerson ? seal(db, 'person', lastPerson.personId) : null,
      asOf: store.asOf(standing, last, now).toISOString(),
      engineMs: found.engineMs + listed.engineMs,
      agreementVersion: viewer.agreementVersion,
    };
  });
}

const nobody: FoundPersons = { persons: [], hasMore: false, engineMs: 0 };

interface World {
  readonly db: Database;
  readonly request: CountRequest;
  readonly civics: Civics;
  readonly store: OpenStore;
  readonly now: Instant;
}

function lookupFor({ request, civics, store, now }: World) {
  return lookupOf({ civics, contents: store.contents, methods,
    today: dayOf(now, request.timeZone) });
}

function askedOf(world: World, boxes: Entitlement): Asked {
  const { request, civics, store, now } = world;
  const lookup = lookupFor(world);
  return {
    plan: resolve(request.body.tree, { lookup, boxes }),
    facets: request.body.facets.map((facet, at) =>
      planFacet(facet, { lookup, boxes, pointer: `#/facets/${at}` })),
    roll: rollReading(boxes, store.contents.rollSources),
    sharer: { boxes, organisationId: boxes.viewer.organisationId, now,
      questionById: (questionId) => civics.questionById(questionId) },
  };
}

async function listedOf(world: World, boxes: Entitlement): Promise<Listed> {
  const { db, request: { body } } = world;
  const asked = askedOf(world, boxes);
  const after = body.after === undefined ? undefined : unseal(db, 'person', body.after);
  return { ...asked, limit: body.rows, afterPos: await posOf(world.store, after) };
}

/** Where in the order of the roll a person stands; before the first where none is named. */
async function posOf({ db }: OpenStore, personId: bigint | undefined): Promise<number> {
  if (personId === undefined) return -1;
  const [row] = await db.all<{ pos: number }>(
    'select pos from voter where person = $1::BIGINT', [personId]);
  return row?.pos ?? refuse({
    kind: 'invalid', code: 'universes/unknown-row',
    detail: 'The row to go on after is not on the roll any more. Begin again.',
    extras: { faults: [{ pointer: '#/after', detail: 'is no row of the roll' }] },
  });
}

function tellFacets(world: World, found: Found): CountReply['facets'] {
  const { civics, store: { contents }, request: { body } } = world;
  const words = { civics, contents, lookup: lookupFor(world) };
  return body.facets.map((facet, at) => tellFacet(facet, found.facets[at]!, words));
}

async function writeEntry(
  tx: Tx, { viewer, body, requestId }: CountRequest, told: { count: number; rows: number },
): Promise<void> {
  await record(tx, {
    kind: 'universe.counted', organisationId: viewer.organisationId, userId: viewer.userId,
    requestId, purpose: viewer.purpose, agreementVersion: viewer.agreementVersion,
    detail: {
      tree: body.tree as unknown as Detail, facets: body.facets.map(({ by }) => by), ...told,
    },
  });
}

function rowOf({ db, civics, now, request }: World, line: RollRow): PersonRow {
  const year = Number(dayOf(now, request.timeZone).slice(0, 4));
  const precinct = line.precinctId === null ? undefined : civics.divisionById(line.precinctId);
  return {
    personId: seal(db, 'person', line.personId),
    name: [line.firstName, line.middleName, line.lastName, line.suffix].filter(Boolean).join(' '),
    age: line.birthYear === null ? null : year - line.birthYear,
    party: line.party, city: line.city, precinct: precinct?.name ?? null,
  };
}
