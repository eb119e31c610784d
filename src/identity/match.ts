import type { Entitlement } from '../agreements/index.ts';
import type { Tx } from '../platform/index.ts';
import { nameKey, nameSuffix } from '../roll/index.ts';
import { meetingBlocks, nameBlocks, noBlocks, type Blocks } from './blocks.ts';
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
 * nothing of a hidden telephone. Few questions to the database for one claim or for a thousand.
 * Writes nothing.
 *
 * `decide` judges today by fixed tiers; a scorer takes its place with the same claims and records.
 */
export async function matchList(
  tx: Tx, entitlement: Entitlement, claims: readonly Claim[],
): Promise<readonly Match[]> {
  const meetings = await find(tx, entitlement, meetingBlocks(claims));
  const first = claims.map((claim, place) => decide(claim, gather(claim, place, [meetings])));
  const open = claims.flatMap((claim, place) => isOpen(claim, first[place]!) ? [place] : []);
  const names = await find(tx, entitlement, nameBlocks(claims, open));
  const newcomers: PersonRecord[] = [];
  const decideAll = (claim: Claim, place: number): Decision => {
    // Whom an id names stays so, whoever else came in this list.
    if (first[place]!.tier === 'exact-id') return first[place]!;
    const findings = gather(claim, place, [meetings, names]);
    const likely = newcomers.filter(({ lastKey }) => lastKey === claim.name.lastKey);
    return decide(claim, { ...findings, records: [...findings.records, ...likely] });
  };
  return claims.map((claim, place) => {
    const match = settle(decideAll(claim, place), place);
    if (match.outcome === 'new' && match.newAs === place) newcomers.push(newcomer(claim, place));
    const { personId } = match;
    const divisionId = personId === undefined ? undefined
      : meetings.divisions.get(personId) ?? names.divisions.get(personId);
    return { ...match, divisionId };
  });
}

/**
 * Whether namesakes matter still. Nobody else can fit as firmly as whom address, telephone or
 * e-mail led to, except by a full date of birth; nobody fits better than whom an id names.
 */
function isOpen({ birth }: Claim, { outcome, tier }: Decision): boolean {
  return tier !== 'exact-id' && (birth.date !== undefined || outcome !== 'matched');
}

/** What one question to the database found. */
interface Found {
  readonly byPlace: ReadonlyMap<number, readonly FoundRow[]>;
  /** Records of people found by a statement alone: their registration may speak against them. */
  readonly rest: ReadonlyMap<bigint, readonly FoundRow[]>;
  readonly divisions: ReadonlyMap<bigint, number>;
}

async function find(tx: Tx, entitlement: Entitlement, blocks: Blocks): Promise<Found> {
  const found = await findRecords(tx, entitlement, blocks);
  const registered = new Set(found.filter((row) => row.isRegistration).map((row) => row.personId));
  const personId = [...new Set(found.map((row) => row.personId))]
    .filter((id) => !registered.has(id));
  const persons = { place: personId.map(() => 0), personId };
  const rest = personId.length === 0 ? []
    : await findRecords(tx, entitlement, { ...noBlocks(), persons });
  const divisions = new Map<bigint, number>();
  for (const row of [...found, ...rest]) {
    if (row.isRegistration && row.divisionId !== null) divisions.set(row.personId, row.divisionId);
  }
  return {
    byPlace: Map.groupBy(found, ({ place }) => place),
    rest: Map.groupBy(rest, (row) => row.personId),
    divisions,
  };
}

function gather(claim: Claim, place: number, found: readonly Found[]): Findings {
  const rows = found.flatMap(({ byPlace }) => byPlace.get(place) ?? []);
  const all = [...rows];
  for (const personId of new Set(rows.map((row) => row.personId))) {
    all.push(...found.flatMap(({ rest }) => rest.get(personId) ?? []));
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
