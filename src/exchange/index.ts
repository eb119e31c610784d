/**
 * Contacts and answers in, and what is known of a person out.
 *
 * `receiveContacts` takes 1 to 1,000 contacts: what it calls accepted or to review is committed,
 * and one key has one effect. `previewContacts` tells what would happen.
 */
export type { ContactGiven } from './contract.ts';
export { previewContacts, type PreviewedContact } from './intake/preview.ts';
export type { Receipt } from './intake/receipt.ts';
export { receiveContacts, type Sender } from './intake/receive.ts';
export { channelOf, resultOf } from './result.ts';
export { readContacts, type ContactFacts } from './store/read-contacts.ts';
export { readTraces, type Trace } from './store/read-traces.ts';
export { exchangeRoutes } from './routes.ts';
export { ageKeys, carryOutPairs, retryReviews } from './upkeep.ts';
export { runUpload } from './upload-run.ts';
