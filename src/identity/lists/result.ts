import { currentVersion, withViewer, type Entitlement } from '../../agreements/index.ts';
import type { OrganisationId } from '../../kernel/index.ts';
import { seal, writeCsv, type Database, type Tx } from '../../platform/index.ts';
import { piecesOf } from '../graph/pieces.ts';
import { findClaimDecisions, type ClaimDecision } from '../review/claims.ts';
import { findReadable } from '../store/readable.ts';
import { keptOf, readMatches, type KeptMatch } from './kept-matches.ts';
import type { Asker, MatchedRow } from './match-rows.ts';
import { referenceOf } from './unsure-rows.ts';

/** The columns of a result, as CSV text. */
export const resultHeader = writeCsv([
  ['record_id', 'person_id', 'voter_id', 'probability', 'outcome', 'reason'],
]);

const noLonger = 'What this matched is not open to you any more.';
const decidedSame = 'Decided in review: the same person.';
const decidedOther = 'Decided in review: another person.';

/**
 * The result of a list as CSV text, a thousand rows at a time, as things stand at that moment: what
 * was decided in review since holds, merges are followed, and a person of whom the asker may read
 * nothing any more is told no longer.
 */
export async function* writeResult(
  db: Database, asker: Asker,
  list: { readonly id: string; readonly path: string; readonly bytes: number },
): AsyncGenerator<string> {
  yield resultHeader;
  for await (const kept of readMatches(list.path, list.bytes)) {
    yield await tellMatches(db, asker, { kept, listId: list.id });
  }
}

/** Rows of a result as CSV text, without their having been kept. */
export function tellRows(
  db: Database, asker: Asker, matched: readonly MatchedRow[],
): Promise<string> {
  return tellMatches(db, asker, { kept: matched.map(keptOf), listId: undefined });
}

async function tellMatches(
  db: Database, asker: Asker,
  { kept, listId }: { readonly kept: readonly KeptMatch[]; readonly listId: string | undefined },
): Promise<string> {
  const viewer = {
    ...asker, organisationId: asker.organisationId as OrganisationId, action: 'export' as const,
    agreementVersion: await currentVersion(db),
  };
  return withViewer(db, viewer, async (tx, entitlement) => {
    const decided = listId === undefined ? kept : await withDecisions(tx, viewer, { kept, listId });
    const persons = await knownPersons(tx, entitlement, decided);
    return writeCsv(decided.map((match) => lineOf(match, persons)));
  });
}

async function withDecisions(
  tx: Tx, { organisationId }: Asker,
  { kept, listId }: { readonly kept: readonly KeptMatch[]; readonly listId: string },
): Promise<readonly KeptMatch[]> {
  const unsure = kept.filter(({ outcome }) => outcome === 'review');
  const references = unsure.map(({ line }) => referenceOf(listId, line));
  const decisions = await findClaimDecisions(tx, organisationId, references);
  return kept.map((match) => decide(match, decisions.get(referenceOf(listId, match.line))));
}

function decide(match: KeptMatch, decided: ClaimDecision | undefined): KeptMatch {
  if (decided?.decision === 'same') {
    return { ...match, outcome: 'matched', personId: `${decided.personId}`, reason: decidedSame };
  }
  if (decided?.decision === 'different') {
    return { ...match, outcome: 'new', personId: null, reason: decidedOther };
  }
  return match;
}

/** A person as she is known at this moment. */
interface KnownPerson {
  readonly id: string;
  readonly voterId: string;
}

function lineOf(
  { recordId, personId, probability, outcome, reason }: KeptMatch,
  persons: ReadonlyMap<string, KnownPerson>,
): readonly (string | number | null)[] {
  if (personId === null) return [recordId, '', '', probability, outcome, reason];
  const person = persons.get(personId);
  if (person === undefined) return [recordId, '', '', null, 'new', noLonger];
  return [recordId, person.id, person.voterId, probability, outcome, reason];
}

/** Those of the persons of whom the asker may read anything, by the number they matched under. */
async function knownPersons(
  tx: Tx, entitlement: Entitlement, kept: readonly KeptMatch[],
): Promise<ReadonlyMap<string, KnownPerson>> {
  const told = new Set(kept.flatMap(({ personId }) => personId ?? []));
  if (told.size === 0) return new Map();
  const personIds = [...told].map(BigInt);
  const pieces = await piecesOf(tx, personIds);
  const numbers = [...new Set([...personIds, ...pieces.all])];
  const found = new Map((await findReadable(tx, entitlement, numbers))
    .map((person) => [person.personId, person]));
  return new Map(personIds.flatMap((personId) => {
    const readable = pieces.membersOf(personId).flatMap((number) => found.get(number) ?? []);
    if (readable.length === 0) return [];
    const voterId = readable.find((person) => person.voterId !== null)?.voterId ?? '';
    const id = seal(tx, 'person', pieces.canonicalOf(personId));
    return [[`${personId}`, { id, voterId }] as const];
  }));
}
