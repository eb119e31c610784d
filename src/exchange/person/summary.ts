import { seal, type Tx } from '../../platform/index.ts';
import type { SummaryRow } from '../store/search.ts';
import type { Summary } from './contract.ts';
import type { Eye } from './seen.ts';

/** A person in a line, as lists and candidates show her. */
export function summaryOf(tx: Tx, eye: Pick<Eye, 'placeOf'>, row: SummaryRow): Summary {
  return {
    personId: seal(tx, 'person', row.personId),
    name: fullName(row),
    last: row.lastName, first: row.firstName, middle: row.middleName, suffix: row.suffix,
    birthYear: row.birthYear,
    address: addressOf(row),
    party: row.party, status: row.status, state: row.state, voterId: row.voterId,
    county: eye.placeOf(row.countyId), precinct: eye.placeOf(row.precinctId),
    onRoll: row.isRegistration,
  };
}

export function fullName(row: {
  readonly firstName: string | null; readonly middleName: string | null;
  readonly lastName: string | null; readonly suffix: string | null;
}): string {
  return [row.firstName, row.middleName, row.lastName, row.suffix]
    .filter((part) => part !== null && part !== '').join(' ');
}

export function addressOf(
  { line, city, zip }: { readonly line: string; readonly city: string; readonly zip: string },
) {
  return line === '' && city === '' && zip === '' ? null : { line, city, zip };
}
