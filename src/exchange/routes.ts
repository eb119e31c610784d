import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { callerOf, requireScope } from '../accounts/index.ts';
import { purposes, refuse } from '../kernel/index.ts';
import { problemSchema, seal, type App, type Database, type Deps } from '../platform/index.ts';
import { isRefused } from './contact.ts';
import { contactsBody, contactsReply, mostContacts, type ContactOutcome } from './contract.ts';
import { contactRoutes } from './contact-routes.ts';
import { mappingRoutes } from './mapping-routes.ts';
import { countReceipts, type Receipt } from './intake/receipt.ts';
import { receiveContacts } from './intake/receive.ts';
import { personRoutes } from './person/routes.ts';
import { splitRoutes } from './person/split-routes.ts';
import { reviewRoutes } from './review/routes.ts';
import { uploadRoutes } from './upload-routes.ts';

/** Contacts in; persons, reviews, mappings and uploads. */
export function exchangeRoutes(app: App, deps: Deps): void {
  receiveRoute(app, deps);
  contactRoutes(app, deps);
  personRoutes(app, deps);
  splitRoutes(app, deps);
  reviewRoutes(app, deps);
  mappingRoutes(app, deps);
  uploadRoutes(app, deps);
}

/** What the contacts of a request stand in; each of them is checked by itself. */
const envelope = z.strictObject({
  contacts: z.array(z.unknown()).min(1, 'is empty')
    .max(mostContacts, `holds more than ${mostContacts} contacts`),
});

function receiveRoute(app: App, { db }: Deps): void {
  app.post('/v1/contacts', {
    config: { withoutKeptReply: true },
    schema: {
      tags: ['contribute'],
      summary: 'Contribute 1 to 1,000 contacts; each has your own key and its own outcome',
      description: 'Accepted, duplicate and review mean committed to disk. One key has one effect '
        + 'for 400 days. Commonroll-Purpose is optional here.',
      body: contactsBody, response: { 200: contactsReply, 400: problemSchema },
    },
    // The body is described as a whole and checked contact by contact, by the act itself.
    validatorCompiler: () => (body: unknown) => ({ value: body }),
    serializerCompiler: () => (reply) => JSON.stringify(reply),
  }, async (request) => {
    const { organisation, userId } = requireScope(callerOf(request), 'contacts:write');
    const sender = { organisation, userId, requestId: request.id, purpose: purposeOf(request) };
    const receipts = await receiveContacts(db, sender, contactsOf(request.body));
    return {
      items: receipts.map((receipt) => viewOf(db, receipt)),
      counts: countReceipts(receipts),
    };
  });
}

function contactsOf(body: unknown): readonly unknown[] {
  const parsed = envelope.safeParse(body);
  if (parsed.success) return parsed.data.contacts;
  const faults = parsed.error.issues.slice(0, 20)
    .map(({ path, message }) => ({ pointer: `#/${path.join('/')}`, detail: message }));
  return refuse({
    kind: 'invalid', code: 'exchange/invalid-request',
    detail: 'The body is { contacts: [ ... ] } with 1 to 1,000 contacts. Nothing was stored.',
    extras: { faults },
  });
}

/** Optional where one contributes; a word that is no purpose is refused all the same. */
function purposeOf(request: FastifyRequest) {
  const header = request.headers['commonroll-purpose'];
  const purpose = purposes.find((one) => one === header);
  if (header !== undefined && purpose === undefined) {
    refuse({
      kind: 'invalid', code: 'exchange/unknown-purpose',
      detail: `Commonroll-Purpose is none of ${purposes.join(', ')}.`,
      extras: { faults: [{ pointer: '#headers/commonroll-purpose', detail: 'is no purpose' }] },
    });
  }
  return purpose;
}

function viewOf(db: Database, receipt: Receipt): ContactOutcome {
  const { key } = receipt;
  if (isRefused(receipt)) {
    const { code, pointer, reason } = receipt;
    return { key, outcome: 'refused', reason, code, pointer };
  }
  const contactId = seal(db, 'contact', receipt.contactId);
  switch (receipt.outcome) {
    case 'accepted': {
      const { personId, match, reason } = receipt;
      return {
        key, outcome: 'accepted', contactId, personId: seal(db, 'person', personId), match, reason,
      };
    }
    case 'review':
      return { key, outcome: 'review', contactId, reason: receipt.reason };
    case 'duplicate':
      return {
        key, outcome: 'duplicate', contactId,
        ...(receipt.personId !== undefined && { personId: seal(db, 'person', receipt.personId) }),
      };
  }
}
