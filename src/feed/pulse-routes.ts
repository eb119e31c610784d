import { callerOf, requireScope } from '../accounts/index.ts';
import { viewerOf, withViewer } from '../agreements/index.ts';
import { record } from '../audit/index.ts';
import { civicsOf } from '../civics/index.ts';
import type { App, Deps } from '../platform/index.ts';
import { pulseQuery, pulseSchema } from './contract.ts';
import { countPulse } from './pulse.ts';
import type { PulseWindow } from './pulse-window.ts';
import { readReference } from './reference.ts';

/** What arrived in the last minutes, counted; the live part comes over the stream. */
export function pulseRoutes(
  app: App, { db, window }: Deps & { readonly window: PulseWindow },
): void {
  app.get('/v1/pulse', {
    schema: {
      tags: ['feed'], summary: 'Contacts of the last minutes by channel, organisation and county',
      querystring: pulseQuery, response: { 200: pulseSchema },
    },
  }, async (request) => {
    const { organisation } = requireScope(callerOf(request), 'feed:read');
    const viewer = await viewerOf(db, request, 'count');
    const [reference, civics] = await Promise.all([readReference(db), civicsOf(db)]);
    const timeZone = civics.stateByCode(organisation.state)?.timeZone ?? 'UTC';
    const { minutes } = request.query;
    return withViewer(db, viewer, async (tx, entitlement) => {
      const pulse = countPulse(window, {
        entitlement, reference, now: tx.now, minutes, timeZone });
      await record(tx, {
        kind: 'pulse.counted', ...viewer, requestId: request.id,
        detail: { minutes, total: pulse.total, today: pulse.today },
      });
      return pulse;
    });
  });
}
