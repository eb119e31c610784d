import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  cutPage, pageOf, pageQuery, readCursor, seal, unseal, withApp, type App, type Deps,
} from '../platform/index.ts';
import { entrySchema, journalQuery } from './contract.ts';
import { selectEntries } from './store.ts';

export interface AuditDeps extends Deps {
  /** Whose journal the caller may read; refuses whom none is open. Stands above this room. */
  readonly organisationOf: (request: FastifyRequest) => number;
}

/** `GET /v1/journal`: the caller's own organisation's entries, newest first. */
export function auditRoutes(app: App, deps: AuditDeps): void {
  const { db } = deps;
  app.get('/v1/journal', {
    schema: {
      tags: ['audit'],
      summary: 'What was done and disclosed by your own organisation, newest first',
      querystring: pageQuery.extend(journalQuery.shape),
      response: { 200: pageOf(entrySchema) },
    },
  }, async (request) => {
    const organisationId = deps.organisationOf(request);
    const { limit, cursor, kind } = request.query;
    const last = readCursor(z.string(), cursor);
    // Sealed: a bare number would tell how much everybody else does.
    const before = last === undefined ? undefined : unseal(db, 'entry', last);
    const found = await withApp(db, { organisationId, sources: [] }, (tx) =>
      selectEntries(tx, { organisationId, kind, before, limit: limit + 1 }));
    const page = cutPage(found, limit, (entry) => seal(db, 'entry', entry.entryId));
    const items = page.rows.map(({ entryId, at, ...entry }) => ({
      ...entry, id: seal(db, 'entry', entryId), at: at.toISOString(),
    }));
    return { items, next: page.next };
  });
}
