import { z } from 'zod';
import {
  cutPage, pageOf, pageQuery, readCursor, withApp, type App, type Deps,
} from '../../platform/index.ts';
import { callerOf } from '../caller.ts';
import {
  doneSchema, keyParams, keySchema, keyScopes, madeKeySchema, newKeySchema,
} from '../contract.ts';
import { makeKey, revokeKey } from './make.ts';
import { requireScope } from '../scope.ts';
import { selectKeys, type ListedKey } from '../store/key.ts';

const tags = ['keys'];
const cursorSchema = z.object({ at: z.iso.datetime(), keyId: z.string().max(30) });

/** Keys for programs of the caller's own organisation. No key makes keys. */
export function keyRoutes(app: App, { db }: Deps): void {
  app.get('/v1/keys', {
    schema: {
      tags, summary: 'Keys of your organisation, ended ones too', querystring: pageQuery,
      response: { 200: pageOf(keySchema) },
    },
  }, async (request) => {
    const { organisationId } = requireScope(callerOf(request), 'keys:write').organisation;
    const { limit, cursor } = request.query;
    const after = readCursor(cursorSchema, cursor);
    const found = await withApp(db, { organisationId, sources: [] }, (tx) =>
      selectKeys(tx, { organisationId, after, limit: limit + 1 }));
    const page = cutPage(found, limit, ({ createdAt, keyId }) =>
      ({ at: createdAt.toISOString(), keyId }));
    return { items: page.rows.map(viewKey), next: page.next };
  });
  app.post('/v1/keys', {
    config: { withoutKeptReply: true },
    schema: {
      tags, summary: 'Make a key for a program; it is shown once',
      body: newKeySchema, response: { 201: madeKeySchema },
    },
  }, async (request, reply) => {
    const caller = requireScope(callerOf(request), 'keys:write');
    const { name, scopes } = request.body;
    const { text, ...made } = await makeKey(db, { caller, name, scopes, requestId: request.id });
    return reply.code(201).send({ ...viewKey(made), key: text });
  });
  app.delete('/v1/keys/:id', {
    schema: {
      tags, summary: 'Revoke a key at once', params: keyParams, response: { 200: doneSchema },
    },
  }, async (request) => {
    const caller = requireScope(callerOf(request), 'keys:write');
    await revokeKey(db, { caller, keyId: request.params.id, requestId: request.id });
    return { done: true } as const;
  });
}

function viewKey(key: ListedKey) {
  return {
    id: key.keyId,
    name: key.name,
    scopes: keyScopes.filter((scope) => key.scopes.includes(scope)),
    madeBy: key.madeBy,
    createdAt: key.createdAt.toISOString(),
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
  };
}
