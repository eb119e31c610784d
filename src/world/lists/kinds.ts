import { misread, rewriteAddress, rewritePhone, titleCase } from '../dirt/slips.ts';
import type { ListKind } from '../organisations.ts';
import { pick } from '../random.ts';
import type { Random } from '../random.ts';
import type { Dirt, Entry } from './entry.ts';

/** A kind of contact list: its headers as its makers wrote them, and how a row is filled. */
export interface ListForm {
  readonly dirt: Dirt;
  readonly headers: readonly string[];
  readonly fill: (random: Random, entry: Entry, recordId: string) => readonly string[];
}

/** A value, or nothing where the writer skipped the field. */
function maybe(random: Random, share: number, value: string): string {
  return random.chance(share) ? value : '';
}

function day(random: Random): string {
  return `${random.chance(0.5) ? '9' : '10'}/${1 + random.below(28)}/2026`;
}

function walkRow(random: Random, entry: Entry, recordId: string): readonly string[] {
  const result = pick(random, ['Not Home', 'Canvassed', 'Canvassed', 'Refused', 'Moved',
    'Lit Drop', 'NH', 'Inaccessible']);
  return [
    recordId, titleCase(entry.surname), titleCase(entry.given), entry.middle.slice(0, 1),
    entry.suffix, maybe(random, 0.75, String(2026 - entry.birthYear)),
    rewriteAddress(random, entry.address), titleCase(entry.address.city), entry.address.zip,
    maybe(random, 0.3, rewritePhone(random, entry.phone)), result,
    result === 'Canvassed' ? pick(random, ['SS', 'LS', 'U', 'LO', 'SO']) : '', day(random),
  ];
}

/** A scanner read the sheet: names run together, digits and letters mixed up. */
function petitionRow(random: Random, entry: Entry, recordId: string): readonly string[] {
  const initial = entry.middle === '' || random.chance(0.6) ? '' : ` ${entry.middle.slice(0, 1)}`;
  const name = `${entry.given}${initial} ${entry.surname}`;
  const street = rewriteAddress(random, entry.address).toUpperCase();
  const zip = maybe(random, 0.7, entry.address.zip);
  const place = maybe(random, 0.85, `${entry.address.city} ${zip}`);
  return [
    recordId, String(1 + random.below(25)), random.chance(0.12) ? misread(random, name) : name,
    random.chance(0.12) ? misread(random, street) : street, place.trim(),
    maybe(random, 0.55, String(entry.birthYear)), day(random),
  ];
}

function signUpRow(random: Random, entry: Entry, recordId: string): readonly string[] {
  const first = random.chance(0.15) ? entry.given.toLowerCase() : titleCase(entry.given);
  const email = random.chance(0.8) ? entry.email : '';
  const phone = email === '' || random.chance(0.45) ? rewritePhone(random, entry.phone) : '';
  const last = maybe(random, 0.93, titleCase(entry.surname));
  return [recordId, email, phone, first, last, maybe(random, 0.92, entry.address.zip),
    `2026-0${7 + random.below(3)}-${10 + random.below(19)}`];
}

function memberRow(random: Random, entry: Entry, recordId: string): readonly string[] {
  const { address } = entry;
  const suffix = entry.suffix === '' ? '' : ` ${titleCase(entry.suffix)}`;
  const middle = entry.middle === '' ? '' : ` ${entry.middle.slice(0, 1)}.`;
  const box = random.chance(0.06);
  const street = box ? `P.O. Box ${1 + random.below(4000)}` : rewriteAddress(random, address);
  return [
    recordId, `${titleCase(entry.surname)}${suffix}, ${titleCase(entry.given)}${middle}`,
    street, titleCase(address.city), 'XC',
    random.chance(0.15) ? address.zip.replace(/^0+/, '') : address.zip,
    maybe(random, 0.5, rewritePhone(random, entry.phone)), maybe(random, 0.4, entry.email),
    maybe(random, 0.4, `${1 + random.below(12)}/${1 + random.below(28)}/${entry.birthYear}`),
    String(1995 + random.below(31)),
  ];
}

export const listForms: Readonly<Record<ListKind, ListForm>> = {
  walk: {
    dirt: 'medium', fill: walkRow,
    headers: ['Record', 'LastName', 'FirstName', 'MI', 'Suffix', 'Age', 'Street Address', 'City',
      'Zip5', 'Phone', 'Result', 'Support', 'Date Canvassed'],
  },
  petition: {
    dirt: 'hard', fill: petitionRow,
    headers: ['scan_id', 'line', 'signer', 'residence', 'town and zip', 'born', 'signed'],
  },
  sign_ups: {
    dirt: 'hard', fill: signUpRow,
    headers: ['id', 'email', 'mobile', 'first_name', 'last_name', 'postal code', 'created_at'],
  },
  members: {
    dirt: 'medium', fill: memberRow,
    headers: ['Member No.', 'Name', 'Mailing Address', 'Mail City', 'ST', 'ZIP', 'Home Phone',
      'E-mail', 'DOB', 'Member since'],
  },
};
