import { titleCase } from '../../dirt/slips.ts';
import { pick } from '../../random.ts';
import type { Random } from '../../random.ts';
import type { Dirt } from '../entry.ts';
import type { LinkageKind } from './subject.ts';
import type { Written } from './write-row.ts';
import type { WrittenPlace } from './write-place.ts';

/** One maker's list: the headers that it wrote, and how a row is filled in. */
export interface LinkageForm {
  readonly headers: readonly string[];
  fill(random: Random, row: Written): readonly string[];
}

const maybe = (random: Random, share: number, value: string): string =>
  (random.chance(share) ? value : '');
const year = (row: Written): string => String(row.birthYear);
const dayOfBirth = (row: Written): string => `${row.birthMonth}/${row.birthDay}/${row.birthYear}`;
const isoDayOfBirth = (row: Written): string => [row.birthYear, row.birthMonth, row.birthDay]
  .map((part) => String(part).padStart(2, '0')).join('-');
const initial = (text: string): string => text.slice(0, 1);
const words = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(' ');
const oneLine = ({ street, unit }: WrittenPlace, glue = ' '): string =>
  (unit === '' ? street : `${street}${glue}${unit}`);
const tail = ({ suffix }: Written['name']): string => titleCase(suffix);

const canvassMedium: LinkageForm = {
  headers: ['Record ID', 'Last Name', 'First Name', 'MI', 'Suffix', 'Age', 'Street Address', 'Apt',
    'City', 'Zip', 'Phone', 'Result', 'Date Canvassed'],
  fill: (random, row) => {
    const { name, place } = row;
    return [row.recordId, titleCase(name.last), titleCase(name.first),
      maybe(random, 0.5, initial(name.middle)), tail(name), maybe(random, 0.52, String(row.age)),
      titleCase(place.street), place.unit, titleCase(place.city), maybe(random, 0.93, place.zip),
      maybe(random, 0.3, row.phone), pick(random, ['Canvassed', 'Not Home', 'Refused', 'Moved']),
      `10/${1 + random.below(28)}/2026`];
  },
};

const canvassHard: LinkageForm = {
  headers: ['id', 'Name of voter', 'address', 'zip code', 'approx. age', 'tel', 'what they said'],
  fill: (random, row) => {
    const { name, place } = row;
    const first = random.chance(0.06) ? '' : titleCase(name.first);
    const turned = random.chance(0.12) && first !== '';
    const whole = turned ? `${titleCase(name.last)}, ${first}`
      : words(first, maybe(random, 0.12, initial(name.middle)), titleCase(name.last), tail(name));
    return [row.recordId, whole, oneLine({ ...place, street: titleCase(place.street) }),
      maybe(random, 0.6, place.zip), maybe(random, 0.3, String(row.age)),
      maybe(random, 0.15, row.phone),
      pick(random, ['yes', 'no', 'maybe', 'NH', 'moved?', 'come back'])];
  },
};

const petitionMedium: LinkageForm = {
  headers: ['record_id', 'sheet', 'line', 'printed_name', 'residence_address', 'city', 'zip',
    'birth_year', 'date_signed'],
  fill: (random, row) => {
    const { name, place } = row;
    return [row.recordId, String(1 + random.below(900)), String(1 + random.below(20)),
      words(name.first, maybe(random, 0.35, initial(name.middle)), name.last, name.suffix),
      oneLine(place), maybe(random, 0.9, place.city), maybe(random, 0.8, place.zip),
      maybe(random, 0.45, year(row)), `0${7 + random.below(3)}/${10 + random.below(19)}/26`];
  },
};

const petitionHard: LinkageForm = {
  headers: ['SCAN', 'SIGNER', 'WHERE THEY LIVE', 'YR BORN'],
  fill: (random, row) => {
    const { name, place } = row;
    const blank = random.chance(0.05) ? '' : ' ';
    const signer = `${words(name.first, maybe(random, 0.2, initial(name.middle)))}${blank}`
      + words(name.last, name.suffix);
    const town = words(maybe(random, 0.7, place.city), maybe(random, 0.55, place.zip));
    const home = [maybe(random, 0.92, oneLine(place)), town].filter((part) => part !== '');
    return [row.recordId, signer, home.join(', '), maybe(random, 0.22, year(row))];
  },
};

const onlineMedium: LinkageForm = {
  headers: ['submission_id', 'first_name', 'last_name', 'email', 'mobile_number', 'postal_code',
    'year_of_birth', 'created_at'],
  fill: (random, row) => {
    const { name } = row;
    const lower = random.chance(0.15);
    const email = maybe(random, 0.85, row.email);
    return [row.recordId, lower ? name.first.toLowerCase() : titleCase(name.first),
      lower ? name.last.toLowerCase() : words(titleCase(name.last), tail(name)), email,
      email === '' || random.chance(0.5) ? row.phone : '', maybe(random, 0.96, row.place.zip),
      maybe(random, 0.42, year(row)), `2026-0${7 + random.below(3)}-${10 + random.below(19)}`];
  },
};

const onlineHard: LinkageForm = {
  headers: ['Entry', 'Your name', 'E-mail address', 'Cell phone', 'ZIP', 'Age'],
  fill: (random, row) => {
    const { name } = row;
    const whole = words(name.first, maybe(random, 0.08, initial(name.middle)),
      random.chance(0.05) ? initial(name.last) : name.last);
    const email = maybe(random, 0.8, row.email);
    return [row.recordId, random.chance(0.4) ? whole.toLowerCase() : titleCase(whole), email,
      email === '' || random.chance(0.35) ? row.phone : '', maybe(random, 0.9, row.place.zip),
      maybe(random, 0.16, String(row.age))];
  },
};

const membersMedium: LinkageForm = {
  headers: ['Member ID', 'Name', 'Mailing Address', 'Mailing City', 'State', 'Mailing ZIP',
    'Home Phone', 'Email', 'Date of Birth', 'Member since'],
  fill: (random, row) => {
    const { name, mail } = row;
    const middle = name.middle === '' ? '' : `${initial(name.middle)}.`;
    return [row.recordId, `${words(titleCase(name.last), tail(name))}, `
      + words(titleCase(name.first), maybe(random, 0.5, middle)),
    titleCase(oneLine(mail, ', ')), titleCase(mail.city), 'XC', mail.zip,
    maybe(random, 0.5, row.phone), maybe(random, 0.4, row.email),
    maybe(random, 0.4, dayOfBirth(row)), String(1995 + random.below(31))];
  },
};

const membersHard: LinkageForm = {
  headers: ['memb_no', 'fname', 'lname', 'addr1', 'addr2', 'city_state_zip', 'phone', 'dob'],
  fill: (random, row) => {
    const { name, mail } = row;
    const first = random.chance(0.05) ? initial(name.first) : titleCase(name.first);
    return [row.recordId, words(first, maybe(random, 0.2, initial(name.middle))),
      words(titleCase(name.last), tail(name)), maybe(random, 0.95, titleCase(mail.street)),
      mail.unit, `${titleCase(mail.city)}, XC ${maybe(random, 0.85, mail.zip)}`.trim(),
      maybe(random, 0.3, row.phone), maybe(random, 0.2, isoDayOfBirth(row))];
  },
};

export const linkageForms: Readonly<Record<LinkageKind, Readonly<Record<Dirt, LinkageForm>>>> = {
  canvass: { medium: canvassMedium, hard: canvassHard },
  petition: { medium: petitionMedium, hard: petitionHard },
  online: { medium: onlineMedium, hard: onlineHard },
  members: { medium: membersMedium, hard: membersHard },
};
