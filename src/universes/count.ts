import { entitlementOf, withViewer, type Entitlement } from '../agreements/index.ts';
import { record, type Detail } from '../audit/index.ts';
import { civicsOf, type Civics } from '../civics/index.ts';
import { acting, dayOf, refuse, type Instant, type Viewer } from '../kernel/index.ts';
import { findLastPlace, seal, unseal, type Database, type Tx } from '../platform/index.ts';
import { voteMethods } from '../roll/index.ts';
import { ask, listPersons, type Asked, type Found, type Listed } from './ask.ts';
import type { ColumnStore, OpenStore } from './column-store.ts';
import type { CountBody, CountReply, PersonRow } from './contract.ts';
import { planFacet, tellFacet } from './facets.ts';
import { lookupOf } from './lookup.ts';
import { resolve } from './resolve.ts';
import { rollReading } from './sharing.ts';
import { readRows } from './store/rows.ts';

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
export const methodWords: readonly string[] = [...methods.keys()];

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
  const [counting, listing] = await Promise.all(['count' as const, 'list' as const].map(
    (action) => entitlementOf(db, acting(request.viewer, action))));
  return deps.store.use(async (store) => {
    const asOf = await asOfNow(db, store, now);
    const world: World = { request, civics, store, now };
    const found = await ask(store, askedOf(world, counting!));
    const listed = request.body.rows === 0 ? undefined
      : await listPersons(store, await listedOf(db, world, listing!));
    const viewer = listing!.viewer;
    return withViewer(db, viewer, async (tx, entitlement) => {
      await writeEntry(tx, world, { found, listed });
      const lines = await readRows(tx, entitlement, (listed?.persons ?? []).map((one) => one.personId));
      const rows = (listed?.persons ?? []).flatMap(({ personId }) => {
        const line = lines.get(personId);
        return line ? [rowOf(db, world, line)] : [];
      });
      return {
        count: found.count, households: found.households, total: found.total,
        facets: request.body.facets.map((facet, at) =>
          tellFacet(facet, found.facets[at]!, { civics, contents: store.contents,
            lookup: lookupFor(world) })),
        rows, next: listed?.hasMore ? seal(db, 'person', listed.persons.at(-1)!.personId) : null,
        asOf: asOf.toISOString(), engineMs: found.engineMs + (listed?.engineMs ?? 0),
        agreementVersion: viewer.agreementVersion,
      };
    });
  });
}

interface World {
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

async function listedOf(db: Database, world: World, boxes: Entitlement): Promise<Listed> {
  const { body } = world.request;
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

/** Level with the changelog: as of now. Else as of the last change that was taken in. */
async function asOfNow(db: Database, store: OpenStore, now: Instant): Promise<Instant> {
  const last = await findLastPlace(db.system);
  return store.place() >= last ? now : store.placeAt() ?? now;
}

async function writeEntry(
  tx: Tx, { request }: World, told: { found: Found; listed: { persons: readonly unknown[] } | undefined },
): Promise<void> {
  const { viewer, body } = request;
  await record(tx, {
    kind: 'universe.counted', organisationId: viewer.organisationId, userId: viewer.userId,
    requestId: request.requestId, purpose: viewer.purpose,
    agreementVersion: viewer.agreementVersion,
    detail: {
      tree: body.tree as unknown as Detail, facets: body.facets.map(({ by }) => by),
      count: told.found.count, rows: told.listed?.persons.length ?? 0,
    },
  });
}

type Line = Awaited<ReturnType<typeof readRows>> extends ReadonlyMap<bigint, infer Row> ? Row : never;

function rowOf(db: Database, { civics, now, request }: World, line: Line): PersonRow {
  const year = Number(dayOf(now, request.timeZone).slice(0, 4));
  const precinct = line.precinctId === null ? undefined : civics.divisionById(line.precinctId);
  return {
    personId: seal(db, 'person', line.personId),
    name: [line.firstName, line.middleName, line.lastName, line.suffix].filter(Boolean).join(' '),
    age: line.birthYear === null ? null : year - line.birthYear,
    party: line.party, city: line.city, precinct: precinct?.name ?? null,
  };
}
