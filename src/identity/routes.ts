import { callerOf, requireScope } from '../accounts/index.ts';
import { viewerOf, withViewer } from '../agreements/index.ts';
import { record } from '../audit/index.ts';
import { civicsOf } from '../civics/index.ts';
import { dayOf, refuse, type Fault } from '../kernel/index.ts';
import { seal, type App, type Database, type Deps } from '../platform/index.ts';
import { readClaim, type Claim } from './claim.ts';
import { matchBody, matchReply, type ClaimGiven } from './contract.ts';
import { graphRoutes } from './graph/routes.ts';
import { listRoutes } from './lists/routes.ts';
import { matchList, type Match } from './match.ts';
import { pairRoutes } from './review/routes.ts';

/** `POST /v1/match`: who is meant, for up to 1,000 records, storing nothing; and lists as files. */
export function identityRoutes(app: App, deps: Deps): void {
  const { db } = deps;
  listRoutes(app, deps);
  graphRoutes(app, deps);
  pairRoutes(app, deps);
  app.post('/v1/match', {
    config: { withoutKeptReply: true },
    schema: {
      tags: ['persons'],
      summary: 'Who is meant: matched, to review or new, with the reason',
      body: matchBody, response: { 200: matchReply },
    },
  }, async (request) => {
    const caller = requireScope(callerOf(request), 'persons:read');
    const viewer = await viewerOf(db, request, 'view');
    const civics = await civicsOf(db);
    const timeZone = civics.stateByCode(caller.organisation.state)?.timeZone ?? 'UTC';
    const claims = readAll(request.body.records, dayOf(db.clock.now(), timeZone));
    const matches = await withViewer(db, viewer, async (tx, entitlement) => {
      const found = await matchList(tx, { entitlement }, claims);
      await record(tx, {
        kind: 'persons.matched', ...viewer, requestId: request.id, detail: counts(found),
      });
      return found;
    });
    return { items: matches.map((match) => viewOf(db, match)) };
  });
}

function readAll(records: readonly ClaimGiven[], on: ReturnType<typeof dayOf>): readonly Claim[] {
  const faults: Fault[] = [];
  const claims: Claim[] = [];
  for (const [place, given] of records.entries()) {
    const reading = readClaim(given, on);
    if (reading.claim) claims.push(reading.claim);
    for (const { pointer, detail } of reading.faults) {
      faults.push({ pointer: `#/records/${place}${pointer}`, detail });
    }
  }
  if (faults.length > 0) {
    refuse({
      kind: 'invalid', code: 'identity/unreadable-claim',
      detail: `${faults.length} field(s) cannot be read.`,
      extras: { faults: faults.slice(0, 100) },
    });
  }
  return claims;
}

function counts(matches: readonly Match[]) {
  const count = (outcome: Match['outcome']): number =>
    matches.filter((match) => match.outcome === outcome).length;
  return { matched: count('matched'), review: count('review'), new: count('new') };
}

function viewOf(db: Database, match: Match) {
  const { outcome, tier, reason, probability, waterfall, personId, candidates } = match;
  return {
    outcome, tier, reason, probability: Number(probability.toFixed(4)), waterfall: [...waterfall],
    ...(personId !== undefined && { personId: seal(db, 'person', personId) }),
    candidates: candidates.map((candidate) => ({
      ...candidate, personId: seal(db, 'person', candidate.personId),
    })),
  };
}
