import { z } from 'zod';
import { callerOf, requireScope } from '../../accounts/index.ts';
import { viewerOf } from '../../agreements/index.ts';
import { seal, unseal, type App, type Deps } from '../../platform/index.ts';
import { judgementsReply, mergeBody, mergeReply, undoneReply } from './contract.ts';
import { externalIdRoutes } from './external-id-routes.ts';
import { mergePersons } from './merge.ts';
import { stewardOf } from './steward.ts';
import { undoAct } from './undo.ts';
import { whyOne } from './why.ts';

const tags = ['persons'];
const byId = z.object({ id: z.string().max(40) });

/** Who is one person: joining two, why some are one, and organisations' own ids. */
export function graphRoutes(app: App, deps: Deps): void {
  const { db } = deps;
  app.post('/v1/persons/:id/merge', {
    schema: {
      tags, summary: 'Say that two persons are one, for everybody; a split takes it back',
      params: byId, body: mergeBody, response: { 200: mergeReply },
    },
  }, async (request) => {
    const steward = await stewardOf(db, request);
    const one = unseal(db, 'person', request.params.id);
    const other = unseal(db, 'person', request.body.with);
    const { reason } = request.body;
    const { personId, aliases, actId } = await mergePersons(db, steward, { one, other, reason });
    return {
      actId: actId === undefined ? null : seal(db, 'act', actId),
      personId: seal(db, 'person', personId),
      aliases: aliases.map((alias) => seal(db, 'person', alias)),
    };
  });

  app.post('/v1/judgement-acts/:id/undo', {
    schema: {
      tags, summary: 'Take a merge or a split of your own back: all stands as before it',
      params: byId, response: { 200: undoneReply },
    },
  }, async (request) => {
    const steward = await stewardOf(db, request);
    const personIds = await undoAct(db, steward, unseal(db, 'act', request.params.id));
    return { personIds: personIds.map((personId) => seal(db, 'person', personId)) };
  });

  app.get('/v1/persons/:id/judgements', {
    schema: {
      tags, summary: 'Why these are held to be one person', params: byId,
      response: { 200: judgementsReply },
    },
  }, async (request) => {
    requireScope(callerOf(request), 'persons:read');
    const viewer = await viewerOf(db, request, 'view');
    const personId = unseal(db, 'person', request.params.id);
    return whyOne(db, { viewer, requestId: request.id }, personId);
  });

  externalIdRoutes(app, deps);
}
