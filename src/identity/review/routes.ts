import { z } from 'zod';
import { seal, unseal, type App, type Deps } from '../../platform/index.ts';
import { stewardOf } from '../graph/steward.ts';
import {
  nextPairQuery, nextPairReply, pairDecisionBody, pairDecisionReply, pairUndoneReply,
} from './contract.ts';
import { decidePair, undoPair } from './decide.ts';
import { nextPair } from './next.ts';

const tags = ['persons'];
const byId = z.object({ id: z.string().max(40) });

/** Pairs that the scorer is unsure of, one at a time for whoever decides. */
export function pairRoutes(app: App, { db }: Deps): void {
  app.get('/v1/review-pairs/next', {
    schema: {
      tags, summary: 'The next unsure pair, yours for five minutes',
      querystring: nextPairQuery, response: { 200: nextPairReply },
    },
  }, async (request) => nextPair(db, await stewardOf(db, request), request.query));

  app.post('/v1/review-pairs/:id/decision', {
    schema: {
      tags, summary: 'Same, different, or skip', params: byId,
      body: pairDecisionBody, response: { 200: pairDecisionReply },
    },
  }, async (request) => {
    const steward = await stewardOf(db, request);
    const pairId = unseal(db, 'pair', request.params.id);
    const { decision, personId } = await decidePair(db, steward, { pairId, ...request.body });
    return {
      pairId: request.params.id, decision, state: decision === 'skip' ? 'skipped' : 'decided',
      personId: personId === null ? null : seal(db, 'person', personId),
    } as const;
  });

  app.post('/v1/review-pairs/:id/undo', {
    schema: {
      tags, summary: 'Take a decision of your organisation back; the pair is yours again',
      params: byId, response: { 200: pairUndoneReply },
    },
  }, async (request) => {
    const steward = await stewardOf(db, request);
    return { pair: await undoPair(db, steward, unseal(db, 'pair', request.params.id)) };
  });
}
