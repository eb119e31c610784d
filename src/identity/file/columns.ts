import { refuse } from '../../kernel/index.ts';
import { headerKey, suggestColumns } from '../../platform/index.ts';
import { headerRole, listTargets, type ListTarget } from './headers.ts';
import { kindOfValues } from './value-kinds.ts';

/** What is made of each column of a list. */
export interface ListColumns {
  /** As they stand, trimmed. */
  readonly header: readonly string[];
  /** For each column its meaning; `free` is told by its own name, undefined is left out. */
  readonly meanings: readonly (ListTarget | 'free' | undefined)[];
}

/** Small running numbers, of which a list has one only where it has no better id. */
const weakIds = new Set(['line', 'lineno', 'linenumber', 'row', 'no', 'number', 'num', 'key', 'n']);
const identifying: readonly (readonly ListTarget[])[] = [
  ['voterId'], ['fullName'], ['lastName'], ['firstName'], ['phone'], ['email'],
];

/**
 * The meaning of each column: by its header first, then, where the header is not known, by what
 * its values look like. Refuses (invalid, identity/no-usable-column) a table that tells nobody.
 */
export function describeColumns(
  header: readonly string[], sample: readonly (readonly string[])[] = [],
): ListColumns {
  const names = header.map((name) => name.trim());
  const keys = names.map(headerKey);
  const roles = keys.map(headerRole);
  const askable = names.map((name, column) =>
    (roles[column] === 'known' || roles[column] === 'open' ? name : ''));
  const meanings: Meanings = suggestColumns(askable, listTargets).map((target, column) =>
    (roles[column] === 'known' && !headersOf(target).includes(keys[column]!) ? undefined : target));
  const valuesOf = (column: number): readonly string[] =>
    sample.map((cells) => (cells[column] ?? '').trim());
  findRecordId(keys, meanings, valuesOf);
  sniff({ keys, roles, meanings, valuesOf });
  settleNames(keys, meanings);
  settleStreet(keys, meanings);
  roles.forEach((role, column) => {
    const isFree = role === 'free' || role === 'open';
    const isNumber = weakIds.has(keys[column]!) || looksLikeId(keys[column]!);
    if (meanings[column] === undefined && isFree && !isNumber) {
      meanings[column] = 'free';
    }
  });
  if (!identifying.some((some) => some.every((target) => meanings.includes(target)))) refuseAll();
  return { header: names, meanings };
}

/** A well-known header whose target is taken is no loose match for another one. */
function headersOf(target: ListTarget | undefined): readonly string[] {
  return listTargets.find(({ name }) => name === target)?.headers ?? [];
}

function refuseAll(): never {
  refuse({
    kind: 'invalid', code: 'identity/no-usable-column',
    detail: 'No column of this file tells who is meant. Enough would be a full name, or first and '
      + 'last name, a telephone number, an e-mail address or a voter id; a birth date or year, an '
      + 'address and a ZIP code beside them make it sure.',
  });
}

type Meanings = (ListTarget | 'free' | undefined)[];
type ValuesOf = (column: number) => readonly string[];

const looksLikeId = (key: string): boolean => /id$|^id|num(ber)?$|^no$|key$/.test(key);

/** Another column called an id whose values do not repeat; else a running number. */
function findRecordId(keys: readonly string[], meanings: Meanings, valuesOf: ValuesOf): void {
  if (meanings.includes('recordId')) return;
  const isDistinct = (column: number): boolean => {
    const told = valuesOf(column).filter((value) => value !== '');
    return new Set(told).size >= told.length * 0.95;
  };
  const open = keys.map((_, column) => column).filter((column) => meanings[column] === undefined);
  const ids = open.filter((column) =>
    keys[column]!.endsWith('id') && headerRole(keys[column]!) === 'open');
  const weak = open.filter((column) => weakIds.has(keys[column]!));
  const found = [...ids, ...weak, ...firstShort(open, valuesOf)].find(isDistinct);
  if (found !== undefined) meanings[found] = 'recordId';
}

/** The first column, whatever it is called, where it holds codes: short, one word, with digits. */
function firstShort(open: readonly number[], valuesOf: ValuesOf): readonly number[] {
  if (open[0] !== 0) return [];
  const told = valuesOf(0).filter((value) => value !== '');
  const isCode = (value: string): boolean => /^\S{1,40}$/.test(value) && /\d/.test(value);
  return told.length > 0 && told.every(isCode) ? [0] : [];
}

function sniff({ keys, roles, meanings, valuesOf }: {
  readonly keys: readonly string[]; readonly roles: readonly string[];
  readonly meanings: Meanings; readonly valuesOf: ValuesOf;
}): void {
  keys.forEach((key, column) => {
    const isOpen = roles[column] === 'open' && meanings[column] === undefined;
    if (!isOpen || weakIds.has(key) || looksLikeId(key)) return;
    const kind = kindOfValues(valuesOf(column));
    if (kind !== undefined && isWanted(kind, meanings)) meanings[column] = kind;
  });
}

/** Where a list tells a thing already, values that look like it are something else. */
const instead: Partial<Record<ListTarget, readonly ListTarget[]>> = {
  fullName: ['fullName', 'firstName', 'lastName'],
  zip: ['zip', 'cityZip'], cityZip: ['zip', 'cityZip', 'city'],
  birthDate: ['birthDate', 'birthYear', 'age'], birthYear: ['birthDate', 'birthYear', 'age'],
  address: ['address', 'street', 'mailAddress'],
  sex: ['sex'],
};

function isWanted(kind: ListTarget, meanings: Meanings): boolean {
  return !(instead[kind] ?? []).some((target) => meanings.includes(target));
}

/** `Name` beside `Surname` is a first name; `First` and `Last` beside no name are what they say. */
function settleNames(keys: readonly string[], meanings: Meanings): void {
  const full = meanings.indexOf('fullName');
  const isBare = full >= 0 && ['name', 'nombre'].includes(keys[full]!);
  if (isBare && meanings.includes('lastName') && !meanings.includes('firstName')) {
    meanings[full] = 'firstName';
  }
}

/** `Street` without a house number is the whole line; beside a type its suffix is a direction. */
function settleStreet(keys: readonly string[], meanings: Meanings): void {
  const suffix = keys.indexOf('streetsuffix');
  if (suffix >= 0 && meanings[suffix] === undefined) meanings[suffix] = 'postDirection';
  const street = meanings.indexOf('street');
  if (street < 0 || meanings.includes('houseNumber') || meanings.includes('address')) return;
  meanings[street] = 'address';
}
