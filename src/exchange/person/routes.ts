import { z } from 'zod';
import { callerOf, requireScope } from '../../accounts/index.ts';
import { viewerOf, withViewer } from '../../agreements/index.ts';
import { record } from '../../audit/index.ts';
import {
  cutPage, pageOf, pageQuery, readCursor, unseal, type App, type Deps,
} from '../../platform/index.ts';
import { searchPersons } from '../store/search.ts';
import { contactView, personPage, summarySchema, type ContactView } from './contract.ts';
import { readPerson } from './page.ts';
import { readSought } from './search-text.ts';
import { openEye } from './seen.ts';
import { summaryOf } from './summary.ts';

const tags = ['persons'];
const byId = z.object({ id: z.string().max(40) });
const searchQuery = pageQuery.extend({
  q: z.string().max(200).describe('Maria Lopez · Lopez, Maria · 12 Oak St · a telephone number · '
    + 'an e-mail address · a voter id · a Commonroll id; beginnings are enough'),
});
/** Names and the inner number are in a cursor only as far as the page itself shows them. */
const searchCursor = z.tuple([z.string(), z.string(), z.string()]);
const timelineCursor = z.tuple([z.string(), z.string()]);
const firstOfTimeline = 50;

/** Search, the page of a person and her timeline. */
export function personRoutes(app: App, deps: Deps): void {
  searchRoute(app, deps);
  pageRoutes(app, deps);
}

function searchRoute(app: App, { db }: Deps): void {
  app.get('/v1/persons', {
    schema: {
      tags, summary: 'Search people by name, address, telephone, e-mail or id',
      querystring: searchQuery, response: { 200: pageOf(summarySchema) },
    },
  }, async (request) => {
    requireScope(callerOf(request), 'persons:read');
    const viewer = await viewerOf(db, request, 'view');
    const { q, limit, cursor } = request.query;
    const from = readCursor(searchCursor, cursor);
    const after = from && {
      last: from[0], first: from[1], personId: unseal(db, 'person', from[2]),
    };
    const sought = readSought(q);
    if (!sought) return { items: [], next: null };
    return withViewer(db, viewer, async (tx, entitlement) => {
      const found = await searchPersons(tx, entitlement, { sought, after, limit: limit + 1 });
      const eye = await openEye(db, tx, entitlement);
      const lines = found.map((row) => ({ row, line: summaryOf(tx, eye, row) }));
      const { rows, next } = cutPage(lines, limit, ({ row, line }) =>
        [row.lastKey, row.firstKey, line.personId]);
      await record(tx, {
        kind: 'persons.searched', ...viewer, requestId: request.id,
        detail: { by: sought.kind, found: rows.length },
      });
      return { items: rows.map(({ line }) => line), next };
    });
  });
}

function pageRoutes(app: App, { db }: Deps): void {
  app.get('/v1/persons/:id', {
    schema: {
      tags, summary: 'All that you may know of a person, with source, time and agreement',
      params: byId, response: { 200: personPage },
    },
  }, async (request) => {
    requireScope(callerOf(request), 'persons:read');
    const viewer = await viewerOf(db, request, 'view');
    const personId = unseal(db, 'person', request.params.id);
    return withViewer(db, viewer, async (tx, entitlement) => {
      const page = await readPerson(db, tx, { entitlement, personId });
      await record(tx, {
        kind: 'person.viewed', ...viewer, requestId: request.id,
        detail: { person: page.personId, contacts: page.timeline.length },
      });
      return { ...page, timeline: cutTimeline(page.timeline, undefined, firstOfTimeline) };
    });
  });

  app.get('/v1/persons/:id/contacts', {
    schema: {
      tags, summary: 'The timeline of a person, newest first', params: byId,
      querystring: pageQuery, response: { 200: pageOf(contactView) },
    },
  }, async (request) => {
    requireScope(callerOf(request), 'persons:read');
    const viewer = await viewerOf(db, request, 'view');
    const personId = unseal(db, 'person', request.params.id);
    const { limit, cursor } = request.query;
    const after = readCursor(timelineCursor, cursor);
    return withViewer(db, viewer, async (tx, entitlement) => {
      const page = await readPerson(db, tx, { entitlement, personId });
      await record(tx, {
        kind: 'person.viewed', ...viewer, requestId: request.id,
        detail: { person: page.personId, contacts: page.timeline.length },
      });
      return cutTimeline(page.timeline, after, limit);
    });
  });
}

/** The timeline is whole in memory; a page begins behind the contact that ended the one before. */
function cutTimeline(
  timeline: readonly ContactView[],
  after: z.infer<typeof timelineCursor> | undefined,
  limit: number,
) {
  const from = after === undefined ? 0 : timeline.findIndex(({ occurredAt, contactId }) =>
    contactId === after[1] || occurredAt < after[0]);
  const isSame = after !== undefined && timeline[from]?.contactId === after[1];
  const rest = from < 0 ? [] : timeline.slice(isSame ? from + 1 : from);
  const { rows, next } = cutPage(rest, limit, ({ occurredAt, contactId }) =>
    [occurredAt, contactId]);
  return { items: [...rows], next };
}
