import type { FastifyRequest } from 'fastify';
import { callerOf, requireScope } from '../../accounts/index.ts';
import { basisAt, currentVersion, isParticipant, viewerOf } from '../../agreements/index.ts';
import { refuse, type Viewer } from '../../kernel/index.ts';
import { withSystem, type Database, type Tx } from '../../platform/index.ts';
import { holdGraph } from '../store/judgement.ts';

/** Someone who may say who is one person, and for whom. */
export interface Steward {
  readonly viewer: Viewer;
  readonly requestId: string | null;
}

/**
 * The steward that a request acts as. Refuses accounts/scope-missing without `persons:write`, and
 * identity/no-participant for organisations that signed nothing: persons are everybody's.
 */
export async function stewardOf(db: Database, request: FastifyRequest): Promise<Steward> {
  requireScope(callerOf(request), 'persons:write');
  const viewer = await viewerOf(db, request, 'view');
  const { agreements } = await basisAt(db, viewer.agreementVersion);
  if (!isParticipant(agreements, viewer.organisationId)) {
    refuse({
      kind: 'forbidden', code: 'identity/no-participant',
      detail: 'Only an organisation that signed a participation agreement joins or parts people.',
    });
  }
  return { viewer, requestId: request.id };
}

/**
 * One act on the graph: alone, as the system, because a person bears rows of organisations that the
 * steward may not read. Whom the act concerns was found under the steward's own right before;
 * refuses agreements/changed where that right has changed since.
 */
export function actAlone<Result>(
  db: Database, { viewer }: Steward, act: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return withSystem(db, async (tx) => {
    await holdGraph(tx);
    const result = await act(tx);
    if (await currentVersion(db) !== viewer.agreementVersion) {
      refuse({ kind: 'conflict', code: 'agreements/changed',
        detail: 'An agreement changed just now. Ask again.' });
    }
    return result;
  });
}

export function refuseUnknownPerson(): never {
  return refuse({
    kind: 'not-found', code: 'identity/unknown-person', detail: 'There is no such person here.',
  });
}
