import { z } from 'zod';
import { callerOf, requireScope } from '../../accounts/index.ts';
import { viewerOf, withViewer, type Entitlement } from '../../agreements/index.ts';
import { record } from '../../audit/index.ts';
import { refuse } from '../../kernel/index.ts';
import { seal, unseal, type App, type Database, type Deps, type Tx } from '../../platform/index.ts';
import {
  deleteExternalId, findExternalIds, insertExternalId, listExternalIds, type ExternalIdRow,
} from '../store/external-id.ts';
import { externalIdBody, externalIdQuery, externalIdSchema } from './contract.ts';
import { piecesOf, type Pieces } from './pieces.ts';
import { readableRecords } from './readable.ts';
import { refuseUnknownPerson } from './steward.ts';

const tags = ['persons'];
const byId = z.object({ id: z.string().max(40) });
const listSchema = z.object({ items: z.array(externalIdSchema) });

/** An organisation's own ids of people: any text, many for one person, nobody else's business. */
export function externalIdRoutes(app: App, deps: Deps): void {
  readRoutes(app, deps);
  writeRoutes(app, deps);
}

function readRoutes(app: App, { db }: Deps): void {
  app.get('/v1/external-ids', {
    schema: {
      tags, summary: 'Whom one of your own ids names', querystring: externalIdQuery,
      response: { 200: externalIdSchema },
    },
  }, async (request) => {
    requireScope(callerOf(request), 'persons:read');
    const viewer = await viewerOf(db, request, 'view');
    return withViewer(db, viewer, async (tx, entitlement) => {
      const found = await findExternalIds(tx, viewer.organisationId, [request.query.externalId]);
      const [row] = found;
      if (!row) return refuseUnknownId();
      const pieces = await readablePieces(db, tx, { entitlement, personId: row.personId });
      const view = viewOf(tx, pieces, row);
      await record(tx, {
        kind: 'external-id.looked-up', ...viewer, requestId: request.id,
        detail: { person: view.personId },
      });
      return view;
    });
  });

  app.get('/v1/persons/:id/external-ids', {
    schema: {
      tags, summary: 'Your own ids of a person', params: byId, response: { 200: listSchema },
    },
  }, async (request) => {
    requireScope(callerOf(request), 'persons:read');
    const viewer = await viewerOf(db, request, 'view');
    const personId = unseal(db, 'person', request.params.id);
    return withViewer(db, viewer, async (tx, entitlement) => {
      const pieces = await readablePieces(db, tx, { entitlement, personId });
      const rows = await listExternalIds(tx, viewer.organisationId, pieces.membersOf(personId));
      return { items: rows.map((row) => viewOf(tx, pieces, row)) };
    });
  });
}

function writeRoutes(app: App, { db }: Deps): void {
  app.put('/v1/persons/:id/external-ids', {
    schema: {
      tags, summary: 'Give a person an id of your own; the same again changes nothing',
      params: byId, body: externalIdBody, response: { 200: externalIdSchema },
    },
  }, async (request) => {
    const { userId } = requireScope(callerOf(request), 'contacts:write');
    const viewer = await viewerOf(db, request, 'view');
    const { organisationId } = viewer;
    const personId = unseal(db, 'person', request.params.id);
    const { externalId } = request.body;
    return withViewer(db, viewer, async (tx, entitlement) => {
      const pieces = await readablePieces(db, tx, { entitlement, personId });
      const isNew = await insertExternalId(tx, { organisationId, userId, externalId, personId });
      const [row] = await findExternalIds(tx, organisationId, [externalId]);
      if (!row || !pieces.membersOf(personId).includes(row.personId)) return refuseTaken();
      if (isNew) {
        await record(tx, {
          kind: 'external-id.given', ...viewer, requestId: request.id,
          detail: { person: seal(tx, 'person', pieces.canonicalOf(personId)) },
        });
      }
      return viewOf(tx, pieces, row);
    });
  });

  app.delete('/v1/persons/:id/external-ids', {
    schema: {
      tags, summary: 'Take one of your own ids away from a person', params: byId,
      querystring: externalIdQuery, response: { 204: z.null() },
    },
  }, async (request, reply) => {
    requireScope(callerOf(request), 'contacts:write');
    const viewer = await viewerOf(db, request, 'view');
    const personId = unseal(db, 'person', request.params.id);
    const { externalId } = request.query;
    await withViewer(db, viewer, async (tx) => {
      const pieces = await piecesOf(tx, [personId]);
      const { organisationId } = viewer;
      const numbers = pieces.membersOf(personId);
      if (!await deleteExternalId(tx, { organisationId, externalId, numbers })) refuseUnknownId();
      await record(tx, {
        kind: 'external-id.removed', ...viewer, requestId: request.id,
        detail: { person: seal(tx, 'person', pieces.canonicalOf(personId)) },
      });
    });
    return reply.code(204).send(null);
  });
}

async function readablePieces(
  db: Database, tx: Tx,
  { entitlement, personId }: { readonly entitlement: Entitlement; readonly personId: bigint },
): Promise<Pieces> {
  const pieces = await piecesOf(tx, [personId]);
  const numbers = pieces.membersOf(personId);
  const readable = await readableRecords(db, tx, { entitlement, numbers });
  return readable.length > 0 ? pieces : refuseUnknownPerson();
}

function viewOf(tx: Tx, pieces: Pieces, { externalId, personId, at }: ExternalIdRow) {
  const canonicalId = pieces.canonicalOf(personId);
  return { externalId, personId: seal(tx, 'person', canonicalId), at: at.toISOString() };
}

function refuseUnknownId(): never {
  return refuse({
    kind: 'not-found', code: 'identity/unknown-external-id',
    detail: 'This id of yours names nobody.',
  });
}

function refuseTaken(): never {
  return refuse({
    kind: 'conflict', code: 'identity/external-id-taken',
    detail: 'This id of yours names somebody else already. Take it away there first.',
  });
}
