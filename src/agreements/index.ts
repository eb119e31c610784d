/**
 * Who may see what: the one door that every read of every room goes through. Default deny.
 *
 * `viewerOf` tells who asks and why, `withViewer` opens the reading transaction, `rowPredicate` and
 * `permits` cut rows, `readsCategory` cuts columns.
 */
export { boxes, isParticipant, type Box, type Boxes, type Subject } from './boxes.ts';
export type { Agreement, Clause, Grantee, Party, Side } from './clause.ts';
export {
  grantOf, permits, readsCategory, sharingKey, type Datum, type Entitlement, type Surroundings,
} from './entitlement.ts';
export {
  basisAt, currentVersion, entitlementAt, entitlementOf, grantedPurposes, withViewer,
} from './rights.ts';
export { agreementRoutes } from './routes.ts';
export {
  draftAgreement, endAgreement, leaveAgreement, signAgreement, type Signer,
} from './sign.ts';
export type { NewAgreement, NewClause } from './store.ts';
export { rowPredicate, type RowColumns } from './store/predicate.ts';
export { headLicence, participation } from './templates.ts';
export { viewerOf } from './viewer.ts';
