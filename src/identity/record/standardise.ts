import {
  isPlaceholderName, nameKey, nameSuffix, parseFullName, splitSuffix, zip5,
} from '../../roll/index.ts';
import { lettersOf } from '../compare/text.ts';
import { readEmail, readPhone } from '../phone.ts';
import type { Told } from '../told.ts';
import { readBirth } from './birth.ts';
import { readHome } from './home.ts';
import { suffixCode, type Home, type Subject } from './subject.ts';

const mostPhones = 5;
const longest = 200;

/**
 * Reads a record into the form in which it is compared. `thisYear` dates an age. Never refuses:
 * what cannot be read (a placeholder for a name, an impossible day) is not told.
 */
export function standardise(told: Told, thisYear: number): Subject {
  const email = readEmail(told.email.slice(0, 300)) ?? '';
  const names = readNames(told, email);
  const birth = readBirth(told, thisYear);
  const phones = told.phone.slice(0, longest).split(/[;|/]/).slice(0, mostPhones)
    .flatMap((text) => readPhone(text) ?? []);
  return {
    ...names, ...birth, homes: readHomes(told), phones, email, emailYear: yearOfEmail(email),
  };
}

type Names = Pick<Subject, 'last' | 'lastParts' | 'first' | 'middle' | 'suffix'>;

function readNames(told: Told, email: string): Names {
  const isSplit = told.last !== '' || told.first !== '';
  const parts = isSplit ? told : parseFullName(clean(told.fullName));
  const last = splitSuffix(clean(parts.last));
  const first = splitSuffix(clean(parts.first));
  const suffix = nameSuffix(parts.suffix) ?? (last.suffix || first.suffix);
  const words = first.name.split(/[\s.]+/).filter((word) => word !== '');
  const untitled = words.filter((word, place) => place > 0 || !titles.has(word.toUpperCase()));
  // `Dr | Jane` in columns of first and middle name: the title took the place of the name.
  if (untitled.length === 0 && words.length > 0) {
    return readNames({ ...told, ...parts, fullName: '', first: parts.middle, middle: '' }, email);
  }
  const [given = '', ...more] = untitled;
  const middle = clean(parts.middle) || more.join(' ');
  // Two given names told as one (`MARY ANN`) stay one where a middle name stands beside them.
  const firstKey = nameKey(parts.middle === '' ? given : untitled.join(' '));
  const lastKey = nameKey(last.name) || lastOfEmail(email, firstKey);
  if (isNobody(lastKey, firstKey)) {
    return { last: '', lastParts: [], first: '', middle: '', suffix: 0 };
  }
  return {
    last: lastKey, lastParts: partsOf(last.name), first: firstKey, middle: nameKey(middle),
    suffix: suffixCode(suffix),
  };
}

const titles = new Set(['MR', 'MRS', 'MS', 'MISS', 'MX', 'DR', 'REV', 'HON', 'PROF', 'SRA', 'SR']);

function clean(text: string): string {
  return lettersOf(text.slice(0, longest).trim());
}

function isNobody(last: string, first: string): boolean {
  if (last === 'TEST' || first === 'TEST') return true;
  return (last === '' || isPlaceholderName(last)) && (first === '' || isPlaceholderName(first));
}

/** The words of a surname that can stand for it: GARCIA and LOPEZ of GARCIA-LOPEZ. */
export function partsOf(surname: string): readonly string[] {
  if (!/[\s-]/.test(surname.trim())) return [];
  const words = surname.split(/[\s-]+/).map(nameKey).filter((word) => word.length >= 3);
  return words.length < 2 ? [] : words;
}

/** A surname that the e-mail address tells where the form does not: maria.lopez75@ for MARIA. */
function lastOfEmail(email: string, first: string): string {
  if (email === '' || first === '') return '';
  const words = email.slice(0, email.indexOf('@')).split(/[._\d+-]+/).map(nameKey)
    .filter((word) => word !== '');
  const [one = '', two = ''] = words;
  if (words.length === 2) {
    if (one === first || one === first[0]) return two;
    return two === first || two === first[0] ? one : '';
  }
  if (words.length !== 1) return '';
  const rest = one.startsWith(first) ? one.slice(first.length)
    : one.startsWith(first[0]!) ? one.slice(1) : '';
  return rest.length >= 3 ? rest : '';
}

function yearOfEmail(email: string): number {
  const digits = /[^\d](\d{4}|\d{2})@/.exec(email)?.[1];
  if (digits === undefined) return 0;
  const year = Number(digits);
  if (digits.length === 2) return year + (year > 20 ? 1900 : 2000);
  return year >= 1900 && year <= 2020 ? year : 0;
}

function readHomes(told: Told): readonly Home[] {
  const place = { city: told.city, zip: told.zip, unit: told.unit };
  const home = readHome(told.address, place);
  const mail = told.mailAddress === '' ? undefined
    : readHome(told.mailAddress, { city: '', zip: told.mailZip, unit: '' });
  if (!home) {
    const zip = zip5(told.mailZip);
    return mail ? [mail] : zip === '' ? [] : [{ ...nowhere, zip }];
  }
  return mail ? [home, mail] : [home];
}

const nowhere: Home = {
  number: '', street: '', streetName: '', unit: '', city: '', zip: '', runOn: '',
};
