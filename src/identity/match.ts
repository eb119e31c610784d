import type { Entitlement } from '../agreements/index.ts';
import type { Tx } from '../platform/index.ts';
import { nameKey, nameSuffix } from '../roll/index.ts';
import { blocksOf } from './blocks.ts';
import type { Claim } from './claim.ts';
import type { PersonRecord } from './compare.ts';
import { findRecords, type FoundRow } from './store/find-records.ts';
import { decide, type Decision, type Findings } from './tiers.ts';

export interface Match extends Decision {
  /** Where the matched person is registered (precinct, else county); absent without a roll. */
  readonly divisionId: number | undefined;
  /** For `new`: the place of the claim in this list that first meant the same new person. */
  readonly newAs: number | undefined;
}

/** Who is meant by one claim. See matchList. */
export async function matchOne(tx: Tx, entitlement: Entitlement, claim: Claim): Promise<Match> {
  return (await matchList(tx, entitlement, [claim]))[0]!;
}

/**
 * Who is meant, for each claim in its order: matched, to review, or new. Compares only
 * registrations and statements that the entitlement lets the asker read, so that a match tells
 * nothing of a hidden telephone. Two questions to the database for one claim or for a thousand.
 * Writes nothing.
 *
 * `decide` judges today by fixed tiers; a scorer takes its place with the same claims and records.
 */
export async function matchList(
  tx: Tx, entitlement: Entitlement, claims: readonly Claim[],
): Promise<readonly Match[]> {
  const found = await findRecords(tx, entitlement, blocksOf(claims));
  const rest = await findRestOfPersons(tx, entitlement, found);
  const divisions = new Map<bigint, number>();
  for (const row of [...found, ...rest]) {
    if (row.isRegistration && row.divisionId !== null) divisions.set(row.personId, row.divisionId);
  }
  const byPlace = Map.groupBy(found, ({ place }) => place);
  const byPerson = Map.groupBy(rest, ({ personId }) => personId);
  const newcomers: PersonRecord[] = [];
  return claims.map((claim, place) => {
    const findings = gather(claim, byPlace.get(place) ?? [], byPerson);
    const likely = newcomers.filter(({ lastKey }) => lastKey === claim.name.lastKey);
    const decision = decide(claim, { ...findings, records: [...findings.records, ...likely] });
    const match = settle(decision, place);
    if (match.outcome === 'new' && match.newAs === place) newcomers.push(newcomer(claim, place));
    const divisionId = match.personId === undefined ? undefined : divisions.get(match.personId);
    return { ...match, divisionId };
  });
}

/** People found by a statement alone: what their registration says may speak against them. */
async function findRestOfPersons(
  tx: Tx, entitlement: Entitlement, found: readonly FoundRow[],
): Promise<readonly FoundRow[]> {
  const registered = new Set(found.filter((row) => row.isRegistration).map((row) => row.personId));
  const personId = [...new Set(found.map((row) => row.personId))]
    .filter((id) => !registered.has(id));
  if (personId.length === 0) return [];
  const persons = { place: personId.map(() => 0), personId };
  return findRecords(tx, entitlement, { ...blocksOf([]), persons });
}

function gather(
  claim: Claim, rows: readonly FoundRow[], rest: ReadonlyMap<bigint, readonly FoundRow[]>,
): Findings {
  const all = [...rows];
  for (const personId of new Set(rows.map((row) => row.personId))) {
    all.push(...(rest.get(personId) ?? []));
  }
  const recordOf = (row: FoundRow): PersonRecord => {
    const record = toRecord(row);
    return row.by === 'street' ? { ...record, addressId: claim.address?.addressId } : record;
  };
  return {
    records: all.map(recordOf),
    bearers: rows.filter(({ by }) => by === 'bearer').map(recordOf),
  };
}

function toRecord(row: FoundRow): PersonRecord {
  return {
    personId: row.personId, isRegistration: row.isRegistration,
    lastKey: row.lastKey ?? '', firstKey: row.firstKey ?? '',
    middleKey: nameKey(row.middleName ?? ''), suffix: nameSuffix(row.suffix ?? '') ?? '',
    birthDate: row.birthDate ?? undefined, birthYears: yearsOf(row),
    addressId: row.addressId ?? undefined, city: row.city ?? '', zip: row.zip ?? '',
    phone: row.phone ?? undefined, email: row.email ?? undefined,
  };
}

function yearsOf({ birthYear, age, givenYear }: FoundRow): readonly number[] {
  if (birthYear !== null) return [birthYear];
  return age === null || givenYear === null ? [] : [givenYear - age - 1, givenYear - age];
}

/** People new in this list have no number yet; inside it they go by their claim's place. */
const placeholderOf = (place: number): bigint => -1n - BigInt(place);

function newcomer({ name, birth, address, phone, email }: Claim, place: number): PersonRecord {
  return {
    personId: placeholderOf(place), isRegistration: false,
    lastKey: name.lastKey, firstKey: name.firstKey, middleKey: name.middleKey, suffix: name.suffix,
    birthDate: birth.date, birthYears: birth.years, addressId: address?.addressId,
    city: address?.city ?? '', zip: address?.zip ?? '', phone, email,
  };
}

function settle(decision: Decision, place: number): Omit<Match, 'divisionId'> {
  const candidates = decision.candidates.filter(({ personId }) => personId > 0n);
  if (decision.outcome === 'new') return { ...decision, candidates, newAs: place };
  const { personId } = decision;
  if (personId !== undefined && personId < 0n) {
    const newAs = Number(-1n - personId);
    return { ...decision, outcome: 'new', personId: undefined, candidates, newAs };
  }
  return { ...decision, candidates, newAs: undefined };
}
