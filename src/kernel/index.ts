/** The ground floor: pure words and rules that every room shares. Imports nothing. */
export { assert, assertNever } from './assert.ts';
export { openId, sealId } from './ids.ts';
export type {
  ContactId, OrganisationId, PersonId, SealedKind, SubscriptionId,
} from './ids.ts';
export { Refusal, refuse } from './refusal.ts';
export type { Fault, RefusalExtras, RefusalKind } from './refusal.ts';
export { expandKey, type CipherKey } from './speck.ts';
export { addDays, dayNumber, dayOf, parseDay } from './time.ts';
export type { Day, Instant } from './time.ts';
export { acting, actions, maskOf, purposes, wordsOf } from './viewer.ts';
export type { Action, Purpose, Viewer } from './viewer.ts';
