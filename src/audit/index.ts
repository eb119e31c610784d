/**
 * The journal: one entry per act and per disclosure, written in the transaction of its effect and
 * never changed. Refuses nothing; a malformed kind is a bug.
 */
export type { Detail, NewEntry } from './journal.ts';
export { record, recordMany } from './record.ts';
export { auditRoutes, type AuditDeps } from './routes.ts';
