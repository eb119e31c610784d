import { dayNumber, parseDay, type Day, type Fault } from '../kernel/index.ts';
import {
  isPlaceholderName, nameKey, nameSuffix, parseAddress, parseFullName, splitSuffix, type PersonName,
} from '../roll/index.ts';
import type { ClaimGiven } from './contract.ts';
import { readEmail, readPhone } from './phone.ts';
import { standardise } from './record/standardise.ts';
import type { Subject } from './record/subject.ts';
import { toldNothing, type Told } from './told.ts';

/** What someone says that identifies a person, as it is compared. Empty text is "not told". */
export interface Claim {
  /** Her inner id, where the asker knows her by it. */
  readonly personId: bigint | undefined;
  readonly voterKey: VoterKey | undefined;
  readonly name: ClaimedName;
  readonly birth: ClaimedBirth;
  readonly address: ClaimedAddress | undefined;
  readonly phone: string | undefined;
  readonly email: string | undefined;
  /** The same in the form in which it is compared. */
  readonly subject: Subject;
}

export interface VoterKey {
  readonly state: string;
  readonly voterId: string;
}

export interface ClaimedName {
  readonly last: string;
  readonly first: string;
  readonly middle: string;
  readonly suffix: string;
  readonly lastKey: string;
  readonly firstKey: string;
  readonly middleKey: string;
}

export interface ClaimedBirth {
  readonly date: Day | undefined;
  /** The years in which she may be born: one from a date or year, two from an age, none unknown. */
  readonly years: readonly number[];
  readonly age: number | undefined;
}

export interface ClaimedAddress {
  readonly line: string;
  readonly city: string;
  readonly zip: string;
  /** Absent where the line cannot be read, and for boxes, which house nobody. */
  readonly addressId: bigint | undefined;
  /** For finding the address by its street where the ZIP code is not told. */
  readonly street: string;
  readonly number: string;
  readonly unit: string;
}

export type ClaimReading =
  | { readonly claim: Claim; readonly faults: readonly [] }
  | { readonly claim: undefined; readonly faults: readonly Fault[] };

const unknownBirth: ClaimedBirth = { date: undefined, years: [], age: undefined };

/**
 * Reads what was given; `on` is the day on which an age was told. Faults name the field: a
 * placeholder instead of a name, a day that is none, a telephone number that cannot be one.
 */
export function readClaim(given: ClaimGiven, on: Day): ClaimReading {
  const faults: Fault[] = [];
  const fault = (pointer: string, detail: string): void => void faults.push({ pointer, detail });
  const claim: Claim = {
    personId: undefined,
    voterKey: readVoterKey(given),
    name: readName(given, fault),
    birth: readBirth(given, { on, fault }),
    address: readAddress(given),
    phone: readKey(given.phone, { read: readPhone, fault: (detail) => fault('/phone', detail) }),
    email: readKey(given.email, { read: readEmail, fault: (detail) => fault('/email', detail) }),
    subject: standardise(toldOf(given), Number(on.slice(0, 4))),
  };
  return faults.length > 0 ? { claim: undefined, faults } : { claim, faults: [] };
}

function toldOf({ name, fullName, address, ...given }: ClaimGiven): Told {
  const text = (value: string | number | undefined): string =>
    value === undefined ? '' : `${value}`;
  return {
    ...toldNothing, last: text(name?.last), first: text(name?.first), middle: text(name?.middle),
    suffix: text(name?.suffix), fullName: text(fullName), birthDate: text(given.birthDate),
    birthYear: text(given.birthYear), age: text(given.age), address: text(address?.line),
    city: text(address?.city), zip: text(address?.zip), phone: text(given.phone),
    email: text(given.email),
  };
}

type NameParts = { readonly [Part in keyof PersonName]?: string | undefined };
type Tell = (pointer: string, detail: string) => void;

function readVoterKey(given: ClaimGiven): VoterKey | undefined {
  if (given.state === undefined || given.voterId === undefined) return undefined;
  // Rolls are kept in capitals; lists are not.
  return { state: given.state, voterId: given.voterId.trim().toUpperCase() };
}

function readName(given: ClaimGiven, fault: Tell): ClaimedName {
  const parts: NameParts = given.fullName === undefined
    ? given.name ?? {} : parseFullName(given.fullName);
  const last = splitSuffix(parts.last ?? '');
  const first = splitSuffix(parts.first ?? '');
  const middle = (parts.middle ?? '').trim();
  const suffix = nameSuffix(parts.suffix ?? '') ?? (last.suffix || first.suffix);
  const name = {
    last: last.name, first: first.name, middle, suffix,
    lastKey: nameKey(last.name), firstKey: nameKey(first.name), middleKey: nameKey(middle),
  };
  if (namesNobody(name)) {
    const pointer = given.fullName === undefined ? '/name' : '/fullName';
    fault(pointer, 'is a word put where a name is missing; it names nobody');
  }
  return name;
}

/** Placeholders that are surnames too, or stand for a part that somebody does not have. */
const harmless = new Set(['FRIEND', 'NEIGHBOR', 'NA', 'FNU', 'NFN', 'LNU']);

function namesNobody({ lastKey, firstKey }: ClaimedName): boolean {
  const parts = [lastKey, firstKey].filter((part) => part !== '');
  const placeholders = parts.filter(isPlaceholderName);
  if (placeholders.some((word) => !harmless.has(word))) return true;
  return placeholders.length > 0 && placeholders.length === parts.length;
}

function readBirth(
  given: ClaimGiven, { on, fault }: { readonly on: Day; readonly fault: Tell },
): ClaimedBirth {
  const thisYear = Number(on.slice(0, 4));
  if (given.birthDate !== undefined) {
    const date = parseDay(given.birthDate);
    if (date === undefined || dayNumber(date) > dayNumber(on)) {
      fault('/birthDate', 'is not a day on which she can be born (YYYY-MM-DD)');
      return unknownBirth;
    }
    return birthOfDate(date);
  }
  if (given.birthYear !== undefined) {
    if (given.birthYear > thisYear) fault('/birthYear', 'lies in the future');
    return { date: undefined, years: [given.birthYear], age: undefined };
  }
  if (given.age === undefined) return unknownBirth;
  const { age } = given;
  return { date: undefined, years: [thisYear - age - 1, thisYear - age], age };
}

/** 1 January stands in many lists where only the year is known, 1900-01-01 where nothing is. */
function birthOfDate(date: Day): ClaimedBirth {
  const year = Number(date.slice(0, 4));
  if (year <= 1900) return unknownBirth;
  return { date: date.endsWith('-01-01') ? undefined : date, years: [year], age: undefined };
}

function readAddress(given: ClaimGiven): ClaimedAddress | undefined {
  if (given.address === undefined || given.address.line.trim() === '') return undefined;
  const { line, city = '', zip = '' } = given.address;
  const parsed = parseAddress(line, { city, zip });
  const isBox = parsed !== undefined && /^(PO BOX|RR \d|HC \d)/.test(parsed.street);
  if (!parsed || isBox) {
    return { line, city, zip, addressId: undefined, street: '', number: '', unit: '' };
  }
  const { street, number, unit } = parsed;
  const { addressId } = parsed;
  return { line, city: parsed.city, zip: parsed.zip, addressId, street, number, unit };
}

function readKey(
  text: string | undefined,
  how: { readonly read: (text: string) => string | undefined; fault(detail: string): void },
): string | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const key = how.read(text);
  if (key === undefined) {
    how.fault('cannot be read; numbers need an area code, mail an @ and a domain');
  }
  return key;
}

/** Full name and one of birth, address, telephone or e-mail: enough to open a new person for. */
export function identifies(claim: Claim): boolean {
  const { lastKey, firstKey } = claim.name;
  const hasMore = claim.birth.years.length > 0 || claim.address?.addressId !== undefined ||
    claim.phone !== undefined || claim.email !== undefined;
  return lastKey.length > 1 && firstKey.length > 1 && hasMore;
}
