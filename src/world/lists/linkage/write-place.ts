import { pick } from '../../random.ts';
import type { Random } from '../../random.ts';
import type { Address } from '../../land/streets.ts';
import { mistype } from '../../dirt/slips.ts';
import type { Subject } from './subject.ts';
import { slip } from './write-name.ts';
import type { Manner } from './write-name.ts';

const spelled: Readonly<Record<string, readonly string[]>> = {
  ST: ['STREET', 'STR'], AVE: ['AVENUE', 'AV'], DR: ['DRIVE'], LN: ['LANE'], CT: ['COURT'],
  RD: ['ROAD'], PL: ['PLACE'], BLVD: ['BOULEVARD'], TER: ['TERRACE'], CIR: ['CIRCLE'],
  TRL: ['TRAIL'], XING: ['CROSSING'], HWY: ['HIGHWAY'], WAY: ['WY'], MOUNT: ['MT'], SAINT: ['ST'],
  N: ['NORTH'], S: ['SOUTH'], E: ['EAST'], W: ['WEST'], NE: ['NORTHEAST'], NW: ['NORTHWEST'],
  SE: ['SOUTHEAST'], SW: ['SOUTHWEST'],
};
const suffixes = ['ST', 'AVE', 'RD', 'DR', 'LN', 'CT'];
const directions = /^(?:[NSEW]|N[EW]|S[EW]) /;

/** Digits beside one another change places, or one is another. */
export function miscount(random: Random, digits: string): string {
  if (digits.length < 2) return digits;
  const at = random.below(digits.length - 1);
  const swapped = digits.slice(0, at) + digits[at + 1]! + digits[at]! + digits.slice(at + 2);
  if (swapped !== digits && random.chance(0.6)) return swapped;
  return digits.slice(0, at) + String(random.below(10)) + digits.slice(at + 1);
}

function writeStreetName(random: Random, street: string, { rates }: Manner): string {
  const known = random.chance(0.15) ? street.replace(directions, '') : street;
  const words = known.split(' ').map((word, at) =>
    (at > 0 || directions.test(known)) && random.chance(0.4)
      ? pick(random, spelled[word] ?? [word]) : word);
  const last = words.length - 1;
  if (last > 0 && random.chance(rates.streetWrong / 2)) {
    return random.chance(0.5) ? words.slice(0, last).join(' ')
      : [...words.slice(0, last), pick(random, suffixes)].join(' ');
  }
  return words.join(' ');
}

export interface WrittenPlace {
  /** Number and street, without the unit. */
  readonly street: string;
  readonly unit: string;
  readonly city: string;
  readonly zip: string;
}

/** The address as it stands on the paper, upper case. */
export function writePlace(random: Random, subject: Subject, manner: Manner): WrittenPlace {
  const { address, anchor } = subject;
  const { rates } = manner;
  const number = random.chance(rates.numberWrong) ? miscount(random, address.number)
    : address.number;
  const name = writeStreetName(random, address.street, manner);
  const street = random.chance(rates.streetWrong) ? mistype(random, name) : name;
  const towns = anchor.county.cities;
  const town = random.chance(rates.cityWrong) ? pick(random, towns).name : address.city;
  const elsewhere = pick(random, pick(random, towns).zips);
  const zip = !random.chance(rates.zipWrong) ? address.zip
    : random.chance(0.6) ? elsewhere : miscount(random, address.zip);
  return {
    street: slip(random, `${number} ${street}`, manner), unit: writeUnit(random, address, manner),
    city: random.chance(rates.cityWrong) ? mistype(random, town) : town, zip,
  };
}

function writeUnit(random: Random, { unit }: Address, { rates }: Manner): string {
  if (unit === '' || random.chance(rates.unitLeftOut)) return '';
  return pick(random, [`APT ${unit}`, `#${unit}`, `UNIT ${unit}`, `# ${unit}`, `APT. ${unit}`]);
}
