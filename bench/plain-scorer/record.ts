import { parse } from 'csv-parse/sync';
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** What the plain scorer looks at; empty text is "not told". Upper case, digits only. */
export interface PlainRecord {
  readonly id: string;
  readonly first: string;
  readonly last: string;
  readonly birthYear: number;
  readonly zip: string;
  readonly phone: string;
  readonly address: string;
}

const shortened: Readonly<Record<string, string>> = {
  STREET: 'ST', STR: 'ST', AVENUE: 'AVE', AV: 'AVE', DRIVE: 'DR', LANE: 'LN', COURT: 'CT',
  ROAD: 'RD', PLACE: 'PL', BOULEVARD: 'BLVD', TERRACE: 'TER', CIRCLE: 'CIR', TRAIL: 'TRL',
  CROSSING: 'XING', HIGHWAY: 'HWY', NORTH: 'N', SOUTH: 'S', EAST: 'E', WEST: 'W',
};

/** House number and street in the post's abbreviations, without the unit. */
export function plainAddress(text: string): string {
  const street = text.toUpperCase().replace(/,|(?:#| (?:APT|UNIT|LOT)\b).*$/g, ' ')
    .replace(/[^A-Z0-9 ]/g, '');
  return street.trim().split(/\s+/).map((word) => shortened[word] ?? word).join(' ');
}

const plainName = (text: string): string => text.toUpperCase().replace(/[^A-Z]/g, '');
const lastTen = (text: string): string => {
  const digits = text.replace(/\D/g, '').slice(-10);
  return digits.length === 10 ? digits : '';
};
const fiveDigits = (text: string): string => /\b\d{5}\b/.exec(text)?.[0] ?? '';

/** First word is the first name, last word but for a suffix the last; or `Last, First`. */
function splitName(text: string): { readonly first: string; readonly last: string } {
  const [before = [], after] = text.toUpperCase()
    .replace(/\b(?:JR|SR|II|III|MR|MRS|MS|DR|REV)\b\.?/g, ' ')
    .split(',').map((part) => part.trim().split(/\s+/).filter((word) => word !== ''));
  if (after !== undefined) {
    return { last: plainName(before.join('')), first: plainName(after[0] ?? '') };
  }
  if (before.length < 2) return { first: '', last: plainName(before[0] ?? '') };
  return { first: plainName(before[0] ?? ''), last: plainName(before.at(-1) ?? '') };
}

type Cells = Readonly<Record<string, string | undefined>>;

function bornIn(cells: Cells): number {
  const year = cells['birth_year'] ?? cells['YR BORN'] ?? cells['year_of_birth'] ?? '';
  const date = cells['Date of Birth'] ?? cells['dob'] ?? '';
  const age = cells['Age'] ?? cells['approx. age'] ?? '';
  const found = /\d{4}/.exec(year)?.[0] ?? /\d{4}/.exec(date)?.[0];
  if (found !== undefined) return Number(found);
  return age === '' ? 0 : 2026 - Number(age);
}

function listRecord(cells: Cells): PlainRecord {
  const [id = ''] = Object.values(cells);
  const whole = cells['Name of voter'] ?? cells['printed_name'] ?? cells['SIGNER']
    ?? cells['Your name'] ?? cells['Name'];
  const split = whole === undefined ? {
    first: plainName((cells['First Name'] ?? cells['first_name'] ?? cells['fname'] ?? '')
      .split(' ')[0] ?? ''),
    last: plainName((cells['Last Name'] ?? cells['last_name'] ?? cells['lname'] ?? '')
      .replace(/ (?:Jr|Sr|Ii|Iii)$/, '')),
  } : splitName(whole);
  const address = cells['Street Address'] ?? cells['address'] ?? cells['residence_address']
    ?? cells['WHERE THEY LIVE']?.split(', ')[0] ?? cells['Mailing Address'] ?? cells['addr1'] ?? '';
  const zip = cells['Zip'] ?? cells['zip code'] ?? cells['zip'] ?? cells['postal_code']
    ?? cells['ZIP'] ?? cells['Mailing ZIP'] ?? cells['city_state_zip']
    ?? cells['WHERE THEY LIVE']?.slice(-5) ?? '';
  const phone = cells['Phone'] ?? cells['tel'] ?? cells['mobile_number'] ?? cells['Cell phone']
    ?? cells['Home Phone'] ?? cells['phone'] ?? '';
  return { id, ...split, birthYear: bornIn(cells), zip: fiveDigits(zip), phone: lastTen(phone),
    address: plainAddress(address) };
}

/** Reads one of the world's linkage lists; it knows their headers and no others. */
export function readPlainList(path: string): readonly PlainRecord[] {
  const rows: Cells[] = parse(readFileSync(path), { columns: true });
  return rows.map(listRecord);
}

/** Reads a roll in the NC layout. */
export async function readPlainRoll(path: string): Promise<readonly PlainRecord[]> {
  const lines = createInterface({ input: createReadStream(path, 'latin1') });
  const records: PlainRecord[] = [];
  let header: readonly string[] | undefined;
  for await (const line of lines) {
    const cells = line.slice(1, -1).split('"\t"');
    if (header === undefined) {
      header = cells;
      continue;
    }
    const cell = (name: string): string => cells[header?.indexOf(name) ?? -1] ?? '';
    const residence = cell('res_street_address');
    records.push({
      id: cell('ncid'), first: plainName(cell('first_name')), last: plainName(cell('last_name')),
      birthYear: Number(cell('birth_year')), zip: cell('zip_code'),
      phone: lastTen(cell('full_phone_number')),
      address: residence === 'REMOVED' ? '' : plainAddress(residence),
    });
  }
  return records;
}
