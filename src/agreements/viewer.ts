import type { FastifyRequest } from 'fastify';
import { callerOf } from '../accounts/index.ts';
import { purposes, refuse, type Action, type Purpose, type Viewer } from '../kernel/index.ts';
import type { Database } from '../platform/index.ts';
import { currentVersion, grantedPurposes } from './rights.ts';

/**
 * Who reads, for which purpose, doing what. The purpose comes in the header `Commonroll-Purpose`
 * (or the query `purpose`, for event streams). Refuses agreements/purpose-missing and
 * agreements/purpose-not-granted; both tell the purposes of the caller's own agreements and nothing
 * about any person. Refuses accounts/unauthenticated.
 */
export async function viewerOf(
  db: Database, request: FastifyRequest, action: Action,
): Promise<Viewer> {
  const caller = callerOf(request);
  const organisationId = caller.organisation.organisationId;
  const version = await currentVersion(db);
  const purpose = readPurpose(request);
  const granted = await grantedPurposes(db, organisationId, version);
  if (purpose === undefined) {
    refuse({ kind: 'invalid', code: 'agreements/purpose-missing',
      detail: `Say what this is for: ${tell(granted)}.`,
      extras: { faults: [{ pointer: '#headers/commonroll-purpose', detail: 'is missing' }] } });
  }
  if (!granted.includes(purpose)) {
    refuse({ kind: 'forbidden', code: 'agreements/purpose-not-granted',
      detail: `No agreement of yours contains this purpose. Yours contain: ${tell(granted)}.` });
  }
  return { organisationId, userId: caller.userId, purpose, action, agreementVersion: version };
}

function readPurpose(request: FastifyRequest): Purpose | undefined {
  const header = request.headers['commonroll-purpose'];
  const query = (request.query as Readonly<Record<string, unknown>> | null)?.['purpose'];
  const text = header ?? query;
  return purposes.find((purpose) => purpose === text);
}

function tell(granted: readonly Purpose[]): string {
  return granted.length === 0 ? 'there is none yet' : granted.join(', ');
}
