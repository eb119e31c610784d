import type { Day } from '../../kernel/index.ts';
import { readClaim, type Claim } from '../claim.ts';
import type { ClaimGiven } from '../contract.ts';
import { readBirth } from '../record/birth.ts';
import { standardise } from '../record/standardise.ts';
import type { Told } from '../told.ts';

/** What reading a row needs to know besides its cells. */
export interface RowReading {
  /** Whose voter ids the list tells. */
  readonly state: string;
  /** The day on which ages were told. */
  readonly on: Day;
}

export type ToldReading =
  | { readonly claim: Claim; readonly fault?: undefined }
  | { readonly claim?: undefined; readonly fault: string };

const tellsNobody = 'The row tells no name, voter id, telephone number or e-mail address.';

/**
 * The claim that a row of a list makes. Lists are dirty: a telephone number, an e-mail address or a
 * birth that cannot be is left out; only a row that tells nobody is a fault.
 */
export function claimOfTold(
  row: { readonly told: Told; readonly voterId: string }, { state, on }: RowReading,
): ToldReading {
  const thisYear = Number(on.slice(0, 4));
  const given = givenOf(row, state, thisYear);
  const { name, fullName, voterId, phone, email } = given;
  if ([name, fullName, voterId, phone, email].every((one) => one === undefined)) {
    return { fault: tellsNobody };
  }
  // All that the row tells is compared, also what a claim has no place for.
  const subject = standardise(row.told, thisYear);
  const reading = readClaim(given, on);
  if (reading.claim) return { claim: { ...reading.claim, subject } };
  const wrong = new Set(reading.faults.map(({ pointer }) => pointer.split('/')[1]));
  const sound = Object.entries(given).filter(([field]) => !wrong.has(field));
  const again = readClaim(Object.fromEntries(sound), on);
  if (again.claim && tellsWhom(again.claim)) return { claim: { ...again.claim, subject } };
  return { fault: faultOf(reading.faults[0]?.detail) };
}

function tellsWhom({ voterKey, name, phone, email }: Claim): boolean {
  const isNamed = name.lastKey !== '' || name.firstKey !== '';
  return isNamed || voterKey !== undefined || phone !== undefined || email !== undefined;
}

const faultOf = (detail: string | undefined): string =>
  (detail === undefined ? tellsNobody : `The row names nobody: the name ${detail}.`);

function givenOf(
  { told, voterId }: { readonly told: Told; readonly voterId: string }, state: string,
  thisYear: number,
): ClaimGiven {
  const last = clean(told.last, 100);
  const first = clean(told.first, 100);
  const isSplit = last !== undefined || first !== undefined;
  const line = clean(lineOf(told), 200);
  const born = bornOf(told, thisYear);
  const given: Record<string, unknown> = {
    ...(voterId.trim() !== '' && { state, voterId: clean(voterId, 40) }),
    name: isSplit ? {
      last: last ?? '', first: first ?? '',
      middle: clean(told.middle, 100), suffix: clean(told.suffix, 20),
    } : undefined,
    fullName: isSplit ? undefined : clean(told.fullName, 200),
    ...born,
    address: line === undefined ? undefined : { line, ...placeOf(told) },
    phone: clean(told.phone.split(';')[0] ?? '', 40),
    email: clean(told.email.split(';')[0] ?? '', 254),
  };
  const known = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known);
}

/** Text as other rooms bear it, cut to its length; nothing of it is undefined. */
function clean(text: string, most: number): string | undefined {
  const sound = text.replaceAll('\u0000', '').toWellFormed().trim().slice(0, most);
  return sound === '' ? undefined : sound;
}

function lineOf({ address, unit }: Told): string {
  if (address.trim() === '' || unit.trim() === '') return address;
  const isBare = /^#?\s*\w{1,5}$/.test(unit.trim());
  return `${address} ${isBare ? `UNIT ${unit.replace('#', '').trim()}` : unit}`;
}

function placeOf({ address, city, zip }: Told): { readonly city?: string; readonly zip?: string } {
  // Spreadsheets eat leading zeros: `2139` was `02139`.
  const told = /^\d{3,4}$/.test(zip.trim()) ? zip.trim().padStart(5, '0') : zip;
  const code = clean(told, 20) ?? /\b(\d{5})(?:-\d{4})?\s*$/.exec(address)?.[1];
  const town = clean(city, 100);
  return { ...(town !== undefined && { city: town }), ...(code !== undefined && { zip: code }) };
}

type Born = Pick<ClaimGiven, 'birthDate' | 'birthYear' | 'age'>;

function bornOf(told: Told, thisYear: number): Born {
  const { years, monthDay } = readBirth(told, thisYear);
  const [year] = years;
  if (year === undefined) return {};
  if (years.length > 1) return { age: thisYear - year };
  if (monthDay === 0) return { birthYear: year };
  const digits = String(monthDay).padStart(4, '0');
  return { birthDate: `${year}-${digits.slice(0, 2)}-${digits.slice(2)}` };
}
