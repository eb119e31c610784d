import { z } from 'zod';
import { callerOf, requireScope } from '../../accounts/index.ts';
import { withViewer } from '../../agreements/index.ts';
import { record } from '../../audit/index.ts';
import { assert } from '../../kernel/index.ts';
import {
  cutPage, pageOf, pageQuery, readCursor, seal, unseal, type App, type Deps,
} from '../../platform/index.ts';
import { openEye } from '../person/seen.ts';
import { summaryOf } from '../person/summary.ts';
import { contributorOf } from '../intake/receive.ts';
import { listOpenPending } from '../store/pending.ts';
import { findSummaries } from '../store/search.ts';
import { decisionBody, decisionReply, reviewSchema } from './contract.ts';
import { decideReview, type Wish } from './decide.ts';

const tags = ['contribute'];
const byId = z.object({ id: z.string().max(40) });

/** Contacts of one's own that wait for a decision, and the decision. */
export function reviewRoutes(app: App, { db }: Deps): void {
  app.get('/v1/reviews', {
    schema: {
      tags, summary: 'Your contacts that wait for a decision, the last received first',
      querystring: pageQuery, response: { 200: pageOf(reviewSchema) },
    },
  }, async (request) => {
    const { organisation, userId } = requireScope(callerOf(request), 'contacts:write');
    const viewer = await contributorOf(db, { organisation, userId, requestId: request.id });
    const { limit, cursor } = request.query;
    const last = readCursor(z.string(), cursor);
    const before = last === undefined ? undefined : unseal(db, 'contact', last);
    return withViewer(db, viewer, async (tx, entitlement) => {
      const found = await listOpenPending(tx, { before, limit: limit + 1 });
      const { rows, next } = cutPage(found, limit, (row) => seal(db, 'contact', row.contactId));
      const wanted = [...new Set(rows.flatMap(({ candidates }) => candidates))];
      const lines = await findSummaries(tx, entitlement, wanted);
      const eye = await openEye(db, tx, entitlement);
      await record(tx, {
        kind: 'reviews.listed', ...viewer, requestId: request.id,
        detail: { reviews: rows.length, candidates: lines.size },
      });
      return {
        items: rows.map(({ contactId, key, code, reason, receivedAt, body, candidates }) => ({
          reviewId: seal(db, 'contact', contactId), key, code, reason,
          receivedAt: receivedAt.toISOString(), given: body,
          candidates: candidates.flatMap((id) => lines.get(id) ?? [])
            .map((row) => summaryOf(tx, eye, row)),
        })),
        next,
      };
    });
  });

  app.post('/v1/reviews/:id/decision', {
    schema: {
      tags, summary: 'Attach a waiting contact to a person, to someone new, or dismiss it',
      params: byId, body: decisionBody, response: { 200: decisionReply },
    },
  }, async (request) => {
    const { organisation, userId } = requireScope(callerOf(request), 'contacts:write');
    const contactId = unseal(db, 'contact', request.params.id);
    const wish: Wish = request.body.decision === 'attach'
      ? { decision: 'attach', personId: unseal(db, 'person', request.body.personId) }
      : { decision: request.body.decision };
    const sender = { organisation, userId, requestId: request.id };
    const decided = await decideReview(db, sender, { contactId, wish });
    assert(decided, 'only a retry may end undecided');
    return {
      contactId: request.params.id, decision: decided.decision,
      personId: decided.personId === null ? null : seal(db, 'person', decided.personId),
    };
  });
}
