import { z } from 'zod';
import { callerOf, requireScope } from '../../accounts/index.ts';
import { viewerOf } from '../../agreements/index.ts';
import { seal, unseal, type App, type Deps } from '../../platform/index.ts';
import { judgementsReply, mergeBody, mergeReply } from './contract.ts';
import { externalIdRoutes } from './external-id-routes.ts';
import { mergePersons } from './merge.ts';
import { stewardOf } from './steward.ts';
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
    const { personId, aliases } = await mergePersons(db, steward, { one, other, reason });
    return {
      personId: seal(db, 'person', personId),
      aliases: aliases.map((alias) => seal(db, 'person', alias)),
    };
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
