import { z } from 'zod';
import { splitPerson, stewardOf, type FactMove } from '../../identity/index.ts';
import { splitBody, splitReply } from '../../identity/graph/contract.ts';
import { appendChanges, seal, unseal, type App, type Deps, type Tx } from '../../platform/index.ts';
import { moveContacts } from '../store/move-contacts.ts';

const byId = z.object({ id: z.string().max(40) });

/** Parting one person into two: statements in `identity`, what came through them here. */
export function splitRoutes(app: App, { db }: Deps): void {
  app.post('/v1/persons/:id/split', {
    schema: {
      tags: ['persons'],
      summary: 'Say that some statements speak of someone else; nothing automatic rejoins them',
      params: byId, body: splitBody, response: { 200: splitReply },
    },
  }, async (request) => {
    const steward = await stewardOf(db, request);
    const personId = unseal(db, 'person', request.params.id);
    const { statements, reason } = request.body;
    const statementIds = [...new Set(statements)].map((id) => unseal(db, 'statement', id));
    const done = await splitPerson(db, steward, { personId, statementIds, reason, moveFacts });
    return {
      personId: seal(db, 'person', done.personId),
      splitPersonId: seal(db, 'person', done.splitPersonId), contacts: done.contacts,
      actId: seal(db, 'act', done.actId),
    };
  });
}

/** Each contact is told as a change, so that whoever counts contacts counts it at its new place. */
async function moveFacts(tx: Tx, moves: readonly FactMove[]): Promise<void> {
  for (const move of moves) {
    const moved = await moveContacts(tx, move);
    await appendChanges(tx, moved.map(({ contactId, sourceId }) => ({
      kind: 'contact.moved', sourceId, personId: move.to, objectId: contactId,
    })));
  }
}
