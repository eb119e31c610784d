import { permits, type Entitlement } from '../agreements/index.ts';
import { civicsOf } from '../civics/index.ts';
import type { Tx } from '../platform/index.ts';
import { blocksOf, noBlocks } from './blocks.ts';
import type { Claim } from './claim.ts';
import { decide, type Decision, type Suspect } from './decision.ts';
import { piecesOf, type Pieces } from './graph/pieces.ts';
import { withoutOwnRivals } from './graph/rivals.ts';
import { areSimilar } from './compare/names.ts';
import { at, stride } from './index/layout.ts';
import type { OpenIndex } from './index/open.ts';
import { liveRoll } from './live/live-index.ts';
import { newcomers } from './newcomers.ts';
import { standardise } from './record/standardise.ts';
import { findRecords, type FoundRow } from './store/find-records.ts';
import { toldNothing } from './told.ts';
import { matchedFrom } from './weights/cuts.ts';
import { tempered } from './weights/posterior.ts';
import type { Other, Weighed } from './weights/scorer.ts';

export interface Match extends Decision {
  /** Where the matched person is registered (precinct, else county); absent without a roll. */
  readonly divisionId: number | undefined;
  /** For `new`: the place of the claim in this list that first meant the same new person. */
  readonly newAs: number | undefined;
}

export interface Asking {
  readonly entitlement: Entitlement;
  /** From which probability a claim counts as matched; where right is likelier than not. */
  readonly sureFrom?: number;
}

/** Who is meant by one claim. See matchList. */
export async function matchOne(tx: Tx, asking: Asking, claim: Claim): Promise<Match> {
  return (await matchList(tx, asking, [claim]))[0]!;
}

/**
 * Who is meant, for each claim in its order: matched, to review, or new, with the probability. The
 * roll is searched in memory, what was said of people in the database. Compares only registrations
 * and statements that the entitlement lets the asker read: a match tells nothing of a hidden
 * telephone. A few questions to the database for one claim or for a thousand. Writes nothing.
 */
export async function matchList(
  tx: Tx, { entitlement, sureFrom = matchedFrom }: Asking, claims: readonly Claim[],
): Promise<readonly Match[]> {
  if (claims.length === 0) return [];
  const found = await findRecords(tx, entitlement, blocksOf(claims));
  const byPlace = Map.groupBy(found, ({ place }) => place);
  const named = claims.map((claim, place) => decideById(claim, byPlace.get(place) ?? []));
  const weigh = named.every((decision) => decision !== undefined) ? undefined
    : await weigher(tx, { entitlement, sureFrom }, found);
  const fresh = newcomers();
  const matches = claims.map((claim, place) => {
    const byId = named[place];
    if (byId !== undefined) return settle(byId, place, undefined);
    const said = (byPlace.get(place) ?? []).filter(({ by }) => by === 'record').map(otherOf);
    const { decision, divisionId } = weigh!(claim, [...said, ...fresh.like(claim)]);
    const match = settle(decision, place, divisionId);
    if (match.newAs === place) fresh.add(claim, place);
    return match;
  });
  return placed(tx, entitlement, await withoutOwnRivals(tx, matches, sureFrom));
}

type Weigh = (claim: Claim, others: readonly Other[]) =>
  { readonly decision: Decision; readonly divisionId: number | undefined };

/** Weighs claims against the roll and what was said, as far as the asker may read either. */
async function weigher(
  tx: Tx, { entitlement, sureFrom }: Required<Asking>, found: readonly FoundRow[],
): Promise<Weigh> {
  const { index, scorer } = await liveRoll(tx);
  const mayRead = await rollReadable(tx, entitlement, index);
  const pieces = await piecesOf(tx, [...new Set(found.map(({ personId }) => personId))]);
  return (claim, others) => {
    const weighed = scorer.weigh(claim.subject, { mayRead, others });
    const suspects = suspectsOf(index, weighed, { others, pieces });
    const decision = decide(claim, { weighed, suspects, sureFrom });
    return { decision, divisionId: divisionOf(index, weighed, decision.personId) };
  };
}

/** Which rows of the index the asker may read: decided once for each place of each roll. */
async function rollReadable(
  tx: Tx, entitlement: Entitlement, { stored: { records } }: OpenIndex,
): Promise<(row: number) => boolean> {
  const civics = await civicsOf(tx.db);
  const known = new Map<number, boolean>();
  return (row) => {
    const from = row * stride;
    const divisionId = records[from + at.division]!;
    const sourceId = records[from + at.day]! >>> 16;
    const key = divisionId * 65_536 + sourceId;
    const decided = known.get(key);
    if (decided !== undefined) return decided;
    const isOpen = permits(entitlement, {
      sourceId, category: 'registration', divisionId: divisionId || null, at: new Date(0),
    }, { now: tx.now, within: civics.within });
    known.set(key, isOpen);
    return isOpen;
  };
}

/** A person by all that was found of her; the likeliest first. */
function suspectsOf(
  index: OpenIndex, weighed: Weighed,
  { others, pieces }: { readonly others: readonly Other[]; readonly pieces: Pieces },
): readonly Suspect[] {
  const found = new Map<bigint, { personId: bigint; share: number; place: number; most: number }>();
  for (let place = 0; place < weighed.count; place++) {
    const share = weighed.posterior.same[place]!;
    if (share < 1e-4) continue;
    const personId = place < weighed.rowCount ? personAt(index, weighed.rows[place]!)
      : others[place - weighed.rowCount]!.personId;
    const key = pieces.canonicalOf(personId);
    const known = found.get(key);
    if (!known) found.set(key, { personId, share, place, most: share });
    else {
      known.share += share;
      if (share > known.most) Object.assign(known, { place, most: share, personId });
    }
  }
  return [...found.values()]
    .map(({ personId, share, place }) => ({ personId, place, probability: tempered(share) }))
    .sort((one, other) => other.probability - one.probability
      || (one.personId < other.personId ? -1 : 1));
}

function personAt({ stored: { records } }: OpenIndex, row: number): bigint {
  const from = row * stride;
  return (BigInt(records[from + at.personHigh]!) << 32n) | BigInt(records[from + at.personLow]!);
}

function divisionOf(
  index: OpenIndex, { rows, rowCount }: Weighed, personId: bigint | undefined,
): number | undefined {
  for (let place = 0; place < rowCount && personId !== undefined; place++) {
    if (personAt(index, rows[place]!) !== personId) continue;
    return index.stored.records[rows[place]! * stride + at.division]! || undefined;
  }
  return undefined;
}

/** An id names one person; names and birth that are told beside it must not speak against her. */
function decideById(claim: Claim, rows: readonly FoundRow[]): Decision | undefined {
  if (claim.personId === undefined && claim.voterKey === undefined) return undefined;
  const bearers = rows.filter(({ by }) => by === 'bearer');
  const [bearer] = bearers;
  const base = { probability: 0, waterfall: [], candidates: [], personId: undefined };
  if (!bearer) {
    const reason = claim.personId !== undefined
      ? 'There is no person of this id.' : 'The voter id is on no roll that you may read.';
    return { ...base, outcome: 'review', tier: 'none', reason };
  }
  const { personId } = bearer;
  const exact = {
    ...base, outcome: 'matched', tier: 'exact-id', personId, probability: 1,
  } as const;
  if (claim.personId !== undefined) return { ...exact, reason: 'The id is hers.' };
  const { subject } = claim;
  const isTold = subject.last !== '' || subject.years.length > 0;
  const agrees = bearers.map(otherOf).some(({ subject: known }) =>
    (subject.last !== '' && isNear(subject.last, known.last))
    || subject.years.some((year) => known.years.includes(year)));
  if (!isTold || agrees) {
    const told = isTold ? ', and the name or birth does' : '';
    return { ...exact, reason: `The voter id agrees${told}.` };
  }
  const reason = 'The voter id is known, but neither the last name nor the birth agrees.';
  const candidates = [{ personId, tier: 'probable' as const, reason, probability: reviewOfId }];
  return { ...base, outcome: 'review', tier: 'probable', reason, candidates,
    probability: reviewOfId };
}

const reviewOfId = 0.5;

function isNear(one: string, other: string): boolean {
  return one === other || areSimilar(one, other);
}

/** What was said of a person, or what the roll has of her, in the form in which it is compared. */
function otherOf(row: FoundRow): Other {
  const told = {
    ...toldNothing, last: row.last ?? '', first: row.first ?? '', middle: row.middle ?? '',
    suffix: row.suffix ?? '', birthDate: row.birthDate ?? '',
    birthYear: row.birthYear === null ? '' : String(row.birthYear),
    age: row.age === null ? '' : String(row.age), address: row.address ?? '',
    city: row.city ?? '', zip: row.zip ?? '', phone: row.phone ?? '', email: row.email ?? '',
  };
  return { personId: row.personId, subject: standardise(told, row.givenYear ?? 0) };
}

function settle(decision: Decision, place: number, divisionId: number | undefined): Match {
  const candidates = decision.candidates.filter(({ personId }) => personId > 0n);
  const { personId } = decision;
  if (decision.outcome === 'new') return { ...decision, candidates, divisionId, newAs: place };
  if (personId !== undefined && personId < 0n) {
    const newAs = Number(-1n - personId);
    return { ...decision, outcome: 'new', personId: undefined, candidates, divisionId, newAs };
  }
  return { ...decision, candidates, divisionId, newAs: undefined };
}

/** Where those are registered whom only an id or a statement led to. */
async function placed(
  tx: Tx, entitlement: Entitlement, matches: readonly Match[],
): Promise<readonly Match[]> {
  const open = matches.flatMap(({ personId, divisionId }) =>
    personId !== undefined && divisionId === undefined ? [personId] : []);
  if (open.length === 0) return matches;
  const personId = [...new Set(open)];
  const persons = { place: personId.map(() => 0), personId };
  const rows = await findRecords(tx, entitlement, { ...noBlocks(), persons });
  const divisions = new Map(rows.filter(({ isRegistration }) => isRegistration)
    .map((row) => [row.personId, row.divisionId ?? undefined]));
  return matches.map((match) => match.personId === undefined || match.divisionId !== undefined
    ? match : { ...match, divisionId: divisions.get(match.personId) });
}
