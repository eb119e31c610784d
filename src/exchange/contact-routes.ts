import { z } from 'zod';
import { callerOf, requireScope } from '../accounts/index.ts';
import { viewerOf, withViewer } from '../agreements/index.ts';
import { record } from '../audit/index.ts';
import { cleanText } from '../identity/contract.ts';
import {
  cutPage, pageOf, pageQuery, readCursor, seal, unseal, type App, type Deps,
} from '../platform/index.ts';
import { contactView } from './person/contract.ts';
import { openEye } from './person/seen.ts';
import { seeAnswers, seeContacts } from './person/timeline.ts';
import { contributorOf } from './intake/receive.ts';
import { refuseUnknownContact, retractContact } from './retract.ts';
import {
  findContact, listAnswers, listOwnAnswers, listOwnContacts,
} from './store/contact.ts';

const tags = ['contribute'];
const byId = z.object({ id: z.string().max(40) });
const retractBody = z.strictObject({ reason: cleanText(200).default('') }).default({ reason: '' });
const retractReply = z.object({
  contactId: z.string(), retractedAt: z.string(), reason: z.string(),
});

/** One's own contacts, one contact, and taking one back. */
export function contactRoutes(app: App, deps: Deps): void {
  listRoute(app, deps);
  readRoute(app, deps);
  retractRoute(app, deps);
}

function listRoute(app: App, { db }: Deps): void {
  app.get('/v1/contacts', {
    schema: {
      tags, summary: 'Your own contacts, the last received first',
      querystring: pageQuery, response: { 200: pageOf(contactView) },
    },
  }, async (request) => {
    const { organisation, userId } = requireScope(callerOf(request), 'persons:read');
    const viewer = await contributorOf(db, { organisation, userId, requestId: request.id });
    const { limit, cursor } = request.query;
    const last = readCursor(z.string(), cursor);
    const before = last === undefined ? undefined : unseal(db, 'contact', last);
    return withViewer(db, viewer, async (tx, entitlement) => {
      const { organisationId } = organisation;
      const found = await listOwnContacts(tx, { organisationId, before, limit: limit + 1 });
      const { rows, next } = cutPage(found, limit, (row) => seal(db, 'contact', row.contactId));
      const eye = await openEye(db, tx, entitlement);
      const answers = seeAnswers(eye, await listAnswers(tx, rows));
      const own = await listOwnAnswers(tx, rows);
      return { items: [...seeContacts(tx, eye, { contacts: rows, answers, own })], next };
    });
  });
}

function readRoute(app: App, { db }: Deps): void {
  app.get('/v1/contacts/:id', {
    schema: {
      tags, summary: 'One contact that you may read', params: byId,
      response: { 200: contactView },
    },
  }, async (request) => {
    requireScope(callerOf(request), 'persons:read');
    const viewer = await viewerOf(db, request, 'view');
    const contactId = unseal(db, 'contact', request.params.id);
    return withViewer(db, viewer, async (tx, entitlement) => {
      const row = await findContact(tx, contactId, entitlement.sources);
      const contacts = row ? [row] : [];
      const eye = await openEye(db, tx, entitlement);
      const answers = seeAnswers(eye, await listAnswers(tx, contacts));
      const own = await listOwnAnswers(tx, contacts);
      const [view] = seeContacts(tx, eye, { contacts, answers, own });
      if (!view) return refuseUnknownContact();
      await record(tx, {
        kind: 'contact.viewed', ...viewer, requestId: request.id,
        detail: { contact: view.contactId },
      });
      return view;
    });
  });
}

function retractRoute(app: App, { db }: Deps): void {
  app.post('/v1/contacts/:id/retract', {
    schema: {
      tags, summary: 'Take one of your own contacts back; everyone’s view follows',
      params: byId, body: retractBody, response: { 200: retractReply },
    },
  }, async (request) => {
    const { organisation, userId } = requireScope(callerOf(request), 'contacts:write');
    const contactId = unseal(db, 'contact', request.params.id);
    const sender = { organisation, userId, requestId: request.id };
    const taken = await retractContact(db, sender, { contactId, reason: request.body.reason });
    return {
      contactId: request.params.id, retractedAt: taken.at.toISOString(), reason: taken.reason,
    };
  });
}

