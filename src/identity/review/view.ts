import type { Entitlement } from '../../agreements/index.ts';
import { seal, type Database, type Tx } from '../../platform/index.ts';
import type { RecordView, WaterfallStep } from '../graph/contract.ts';
import { viewRecords, type ReadableRecord } from '../graph/readable.ts';
import { findRecordRows } from '../store/record.ts';
import type { PairRow } from '../store/review-pair.ts';
import type { ReviewPairView } from './contract.ts';

/**
 * A pair side by side, with the waterfall; undefined where one side may not be read. Steps of
 * fields that the viewer may not read are left out, so that no level tells of what is hidden.
 */
export async function viewPair(
  db: Database, tx: Tx,
  { entitlement, pair }: { readonly entitlement: Entitlement; readonly pair: PairRow },
): Promise<ReviewPairView | undefined> {
  const refs = [
    ...(pair.oneKind === 'claim' ? []
      : [{ kind: pair.oneKind, personId: pair.onePerson!, recordId: pair.oneRecord! }]),
    { kind: pair.otherKind, personId: pair.otherPerson, recordId: pair.otherRecord },
  ];
  const found = await viewRecords(db, tx, { entitlement, rows: await findRecordRows(tx, refs) });
  const side = (kind: string, recordId: bigint | null): ReadableRecord | undefined =>
    found.find(({ row }) => row.kind === kind && row.recordId === recordId);
  const one = pair.oneClaim ? claimView(pair) : side(pair.oneKind, pair.oneRecord)?.view;
  const other = side(pair.otherKind, pair.otherRecord)?.view;
  if (!one || !other) return undefined;
  const { origin, state, probability, reason, decision, claimedUntil } = pair;
  return {
    pairId: seal(tx, 'pair', pair.pairId), origin, state, probability, reason, one, other,
    fields: fieldsOf(one, other), waterfall: readableSteps(pair.waterfall, found),
    decision, claimedUntil: claimedUntil?.toISOString() ?? null,
  };
}

function claimView({ oneClaim, at }: PairRow): RecordView {
  return {
    ...oneClaim!, recordId: null, kind: 'claim', personId: null, at: at.toISOString(),
    organisation: null, own: true,
  };
}

function fieldsOf(one: RecordView, other: RecordView): ReviewPairView['fields'] {
  const both = (
    field: ReviewPairView['fields'][number]['field'], read: (record: RecordView) => string | null,
  ) => ({ field, one: read(one), other: read(other) });
  return [
    both('name', ({ name }) => (name === '' ? null : name)), both('birth', birthOf),
    both('address', ({ address }) => address), both('city', ({ city }) => city),
    both('zip', ({ zip }) => zip), both('phone', ({ phone }) => phone),
    both('email', ({ email }) => email),
    both('voter-id', ({ state, voterId }) => (voterId === null ? null : `${state} ${voterId}`)),
  ];
}

/** A date, a year, or the years that an age leaves. */
function birthOf({ birthDate, birthYear, age, at }: RecordView): string | null {
  if (birthDate !== null) return birthDate;
  if (birthYear !== null) return String(birthYear);
  if (age === null) return null;
  const year = Number(at.slice(0, 4)) - age;
  return `${year - 1}/${year}`;
}

const ofPlace: readonly WaterfallStep['field'][] = ['address', 'zip', 'phone', 'household'];

function readableSteps(
  steps: readonly WaterfallStep[], records: readonly ReadableRecord[],
): WaterfallStep[] {
  const hidesBirth = records.some(({ row, view }) =>
    row.birthDate !== null && view.birthDate === null);
  const hidesPlace = records.some(({ row }) => row.isConfidential);
  return steps.filter(({ field }) => !(hidesBirth && field === 'birth')
    && !(hidesPlace && ofPlace.includes(field)));
}
