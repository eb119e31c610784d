import type { FastifyRequest } from 'fastify';
import { callerOf, requireScope } from '../accounts/index.ts';
import { entitlementOf, viewerOf } from '../agreements/index.ts';
import { civicsOf } from '../civics/index.ts';
import { problemSchema, type App, type Database, type Deps } from '../platform/index.ts';
import type { ColumnStore } from './column-store.ts';
import { countBody, countReply, fieldsReply } from './contract.ts';
import { countUniverse } from './count.ts';
import { listFields } from './fields.ts';
import { refuseBoundless } from './limits.ts';

export interface UniverseDeps extends Deps {
  readonly store: ColumnStore;
}

/** A tree of 200 leaves with long lists fits; what is larger is no question of a person. */
const mostBytes = 262_144;

/** Counts, facets and first rows of a universe; and what it can be built from. */
export function universeRoutes(app: App, deps: UniverseDeps): void {
  const { db, store } = deps;
  app.post('/v1/universes/count', {
    bodyLimit: mostBytes,
    config: { withoutKeptReply: true },
    // Before the schema, which walks a tree by recursion.
    preValidation: async (request: FastifyRequest) => refuseBoundless(treeIn(request.body)),
    schema: {
      tags: ['universes'],
      summary: 'Count a universe: people, households, facets and first rows',
      description: 'Needs the right universes:read and a purpose. Persons are named only where an '
        + 'agreement grants `list`. 503 with Retry-After while the column store is being built.',
      body: countBody,
      response: { 200: countReply, 400: problemSchema, 403: problemSchema, 503: problemSchema },
    },
  }, async (request) => {
    requireScope(callerOf(request), 'universes:read');
    const viewer = await viewerOf(db, request, 'count');
    return countUniverse(deps, {
      viewer, body: request.body, requestId: request.id, timeZone: await timeZoneOf(db, request),
    });
  });
  app.get('/v1/universes/fields', {
    schema: {
      tags: ['universes'], summary: 'What you may build a universe from, for this purpose',
      response: { 200: fieldsReply, 503: problemSchema },
    },
  }, async (request) => {
    requireScope(callerOf(request), 'universes:read');
    const viewer = await viewerOf(db, request, 'count');
    const [civics, boxes] = await Promise.all([civicsOf(db), entitlementOf(db, viewer)]);
    return store.use(async ({ contents }) => ({
      ...listFields({ boxes, civics, contents }),
      agreementVersion: viewer.agreementVersion,
    }));
  });
}

function treeIn(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'tree' in body ? body.tree : undefined;
}

/** Days are local days of the organisation's state. */
async function timeZoneOf(db: Database, request: FastifyRequest): Promise<string> {
  const { organisation } = callerOf(request);
  return (await civicsOf(db)).stateByCode(organisation.state)?.timeZone ?? 'UTC';
}
