import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { callerOf, requireScope, stillStands, type Caller } from '../accounts/index.ts';
import { viewerOf } from '../agreements/index.ts';
import { record } from '../audit/index.ts';
import {
  cutPage, pageOf, pageQuery, readCursor, unseal, withSystem, type App, type Database, type Deps,
} from '../platform/index.ts';
import { connect } from './connection.ts';
import {
  eventPageSchema, eventsQuery, newSubscriptionSchema, streamQuery, subscriptionParams,
  subscriptionSchema,
} from './contract.ts';
import type { Feed } from './feed.ts';
import { entryOf } from './ledger.ts';
import { pulseRoutes } from './pulse-routes.ts';
import { readPage, refuseAhead, refuseUnknown, type Page } from './page.ts';
import { selectSubscription, type Found } from './store/subscription.ts';
import {
  endSubscription, listSubscriptions, subscribe, viewOfSubscription,
} from './subscribe.ts';
import { numbered, readLastEventId } from './wire.ts';

export interface FeedDeps extends Deps {
  readonly feed: Feed;
}

const cursorSchema = z.string().regex(/^\d{1,18}$/);

/** Subscriptions; their events by cursor and as a stream; the pulse. */
export function feedRoutes(app: App, deps: FeedDeps): void {
  subscriptionRoutes(app, deps);
  eventRoutes(app, deps);
  pulseRoutes(app, { ...deps, window: deps.feed.pulse });
}

function subscriptionRoutes(app: App, { db }: FeedDeps): void {
  app.post('/v1/subscriptions', {
    schema: {
      tags: ['feed'], summary: 'Subscribe, for the purpose of this request',
      body: newSubscriptionSchema, response: { 200: subscriptionSchema },
    },
  }, async (request) => {
    requireScope(callerOf(request), 'feed:read');
    const viewer = await viewerOf(db, request, 'stream');
    return viewOfSubscription(
      db, await subscribe({ db, viewer, requestId: request.id }, request.body));
  });

  app.get('/v1/subscriptions', {
    schema: {
      tags: ['feed'], summary: 'Your organisation\'s subscriptions, newest first',
      querystring: pageQuery, response: { 200: pageOf(subscriptionSchema) },
    },
  }, async (request) => {
    const { organisation } = requireScope(callerOf(request), 'feed:read');
    const { limit, cursor } = request.query;
    const before = readCursor(cursorSchema, cursor);
    const rows = await listSubscriptions(db, organisation.organisationId, {
      limit: limit + 1, before: before === undefined ? undefined : BigInt(before),
    });
    const page = cutPage(rows, limit, ({ subscriptionId }) => String(subscriptionId));
    return { items: page.rows.map((row) => viewOfSubscription(db, row)), next: page.next };
  });

  app.delete('/v1/subscriptions/:id', {
    schema: {
      tags: ['feed'], summary: 'End a subscription; its streams close',
      params: subscriptionParams, response: { 204: z.null() },
    },
  }, async (request, reply) => {
    const { organisation, userId } = requireScope(callerOf(request), 'feed:read');
    await endSubscription({
      db, requestId: request.id, organisationId: organisation.organisationId, userId,
    }, unseal(db, 'subscription', request.params.id));
    return reply.code(204).send(null);
  });
}

function eventRoutes(app: App, deps: FeedDeps): void {
  const { db } = deps;
  app.get('/v1/subscriptions/:id/events', {
    schema: {
      tags: ['feed'], summary: 'Events after a number; the next ones get theirs by being read',
      params: subscriptionParams, querystring: eventsQuery, response: { 200: eventPageSchema },
    },
  }, async (request, reply) => {
    const caller = requireScope(callerOf(request), 'feed:read');
    const found = await findOwn(db, caller, request.params.id);
    const { after, limit } = request.query;
    const { subscriptionId, organisationId } = found;
    const wish = { subscriptionId, organisationId, after: BigInt(after), limit };
    const page = await readPage(db, wish);
    await journal(db, { page, found, userId: caller.userId, requestId: request.id });
    // The same text as on a stream, made once; the schema describes it.
    return reply.type('application/json; charset=utf-8')
      .serializer((payload: unknown) => payload as string).send(pageText(page) as never);
  });

  app.get('/v1/subscriptions/:id/stream', {
    schema: {
      tags: ['feed'], summary: 'Events as they happen, as server-sent events',
      description: 'Each event bears its number as id; come back with Last-Event-ID.',
      params: subscriptionParams, querystring: streamQuery,
      produces: ['text/event-stream'],
    },
  }, (request, reply) => openFor(deps, { request, reply }));
}

interface StreamRequest {
  readonly request: FastifyRequest<{
    Params: { id: string }; Querystring: { after?: number | undefined };
  }>;
  readonly reply: FastifyReply;
}

async function openFor(
  { db, feed }: FeedDeps, { request, reply }: StreamRequest,
): Promise<FastifyReply> {
  const caller = requireScope(callerOf(request), 'feed:read');
  const found = await findOwn(db, caller, request.params.id);
  const { after: asked } = request.query;
  const after = readLastEventId(request.headers['last-event-id'])
    ?? (asked === undefined ? found.lastNumber : BigInt(asked));
  if (after > found.lastNumber) refuseAhead(after);
  reply.hijack();
  feed.stream({
    recipient: { subscription: found, userId: caller.userId, requestId: request.id },
    after,
    connection: connect(reply.raw, { 'x-request-id': request.id }),
    isWelcome: () => stillStands(db, caller),
  });
  return reply;
}

async function findOwn(db: Database, caller: Caller, id: string): Promise<Found> {
  const subscriptionId = unseal(db, 'subscription', id);
  const { organisationId } = caller.organisation;
  return await selectSubscription(db.system, { subscriptionId, organisationId }) ?? refuseUnknown();
}

/** One entry for what a cursor read discloses; none where nothing is. */
async function journal(db: Database, read: {
  readonly page: Page; readonly found: Found; readonly userId: string; readonly requestId: string;
}): Promise<void> {
  const { page: { events, version }, found, userId, requestId } = read;
  const first = events[0]?.number;
  const last = events.at(-1)?.number;
  if (first === undefined || last === undefined) return;
  const recipient = { subscription: found, userId, requestId };
  const entry = entryOf(db, recipient, { first, last, version });
  await withSystem(db, (tx) => record(tx, { ...entry, kind: 'feed.read' }));
}

function pageText({ events, atEnd }: Page): string {
  const last = events.at(-1)?.number;
  const next = atEnd || last === undefined ? 'null' : `"${last}"`;
  const items = events.map(({ number, body }) => numbered(number, body)).join(',');
  return `{"items":[${items}],"next":${next}}`;
}
