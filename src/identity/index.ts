/**
 * Persons: who is meant, and what has been said that identifies them.
 *
 * `matchOne` and `matchList` compare claims with what the asker may read and answer matched, to
 * review or new; they write nothing. `openPersons` and `recordStatements` append. Ids are stable.
 */
export {
  identifies, readClaim, type Claim, type ClaimedAddress, type ClaimReading,
} from './claim.ts';
export { personsByExternalId, readableNumbers } from './graph/door.ts';
export { joinRolls } from './graph/join-rolls.ts';
export { piecesOf, type Pieces } from './graph/pieces.ts';
export { splitPerson, type FactMove, type SplitDone } from './graph/split.ts';
export { stewardOf, type Steward } from './graph/steward.ts';
export { matchCommand } from './lists/command.ts';
export { runList } from './lists/run.ts';
export { ageLists } from './lists/upkeep.ts';
export { dedupeCommand } from './dedupe/command.ts';
export { linkCommand } from './link/command.ts';
export { learnWeights } from './live/learn-task.ts';
export { followRoll } from './live/live-index.ts';
export { matchList, matchOne, type Match } from './match.ts';
export { newPerson, openPersons, recordStatements, tellsAnything } from './person.ts';
export { readEmail, readPhone } from './phone.ts';
export { identityRoutes } from './routes.ts';
export { holdGraph } from './store/judgement.ts';
export {
  closeContactPairs, queueWaiting, takeContactDecisions, type WaitingCandidate,
} from './review/waiting.ts';
export { reservePersonIds, type NewStatement } from './store/persons.ts';
export type { Candidate, Decision } from './decision.ts';
export { attachFrom } from './weights/cuts.ts';
