import { pick, randomOf } from '../random.ts';
import type { Random } from '../random.ts';
import type { Precinct } from './geography.ts';
import {
  citySuffixes, directions, ruralSuffixes, streetNames, wholeStreets,
} from './street-names.ts';

/** A residence. `unit` is the value only; `designator` how the county writes it. */
export interface Address {
  readonly number: string;
  readonly street: string;
  readonly designator: '' | '#' | 'APT' | 'LOT' | 'UNIT';
  readonly unit: string;
  readonly city: string;
  readonly zip: string;
}

/** A run of dwellings: one side of a street, or the units of one building. */
interface Run {
  readonly firstDwelling: number;
  readonly street: string;
  readonly number: number;
  readonly step: number;
  readonly designator: Address['designator'];
  readonly floors: number;
}

/** The dwellings of a precinct, numbered from 0; the same for every caller. */
export interface StreetPlan {
  readonly precinct: Precinct;
  readonly runs: readonly Run[];
  readonly dwellings: number;
}

const streetStream = 101;

function drawStreet(random: Random, urban: number): string {
  if (random.chance(0.03)) return pick(random, wholeStreets);
  // Squared, so that MAIN and OAK are met in every town and the tail is rare.
  const name = streetNames[Math.floor(random.next() ** 1.7 * streetNames.length)] ?? 'MAIN';
  const suffix = pick(random, random.next() < urban ? citySuffixes : ruralSuffixes);
  const street = `${name} ${suffix}`;
  return random.chance(0.12 * urban) ? `${pick(random, directions)} ${street}` : street;
}

function drawRun(
  random: Random, precinct: Precinct, firstDwelling: number,
): Run & { readonly size: number } {
  const { urban } = precinct;
  const street = drawStreet(random, urban);
  const number = 100 * (1 + random.below(urban > 0.5 ? 48 : 99)) + random.below(98);
  const common = { firstDwelling, street, number };
  if (random.chance(urban * 0.16)) {
    const size = 6 + Math.floor(random.next() ** 2 * 150);
    const designator = pick(random, ['#', '#', 'APT', 'UNIT'] as const);
    return { ...common, size, step: 0, designator, floors: 1 + random.below(size > 40 ? 9 : 3) };
  }
  if (random.chance((1 - urban) * 0.05)) {
    return { ...common, size: 8 + random.below(30), step: 0, designator: 'LOT', floors: 0 };
  }
  const step = random.next() < urban ? 2 + 2 * random.below(3) : 3 + random.below(40);
  return { ...common, size: 5 + random.below(34), step, designator: '', floors: 0 };
}

/** Lays out at least one dwelling for each voter of the precinct. */
export function planStreets(seed: number, precinct: Precinct): StreetPlan {
  const random = randomOf(seed, streetStream, precinct.index);
  const runs: Run[] = [];
  let dwellings = 0;
  while (dwellings <= precinct.voters + 20) {
    const { size, ...run } = drawRun(random, precinct, dwellings);
    runs.push(run);
    dwellings += size;
  }
  return { precinct, runs, dwellings };
}

function runOf(plan: StreetPlan, dwelling: number): Run {
  let low = 0;
  let high = plan.runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((plan.runs[middle]?.firstDwelling ?? 0) <= dwelling) low = middle;
    else high = middle - 1;
  }
  const run = plan.runs[low];
  if (run === undefined) throw new Error('a precinct has no streets');
  return run;
}

function unitText(run: Run, place: number): string {
  if (run.designator === '') return '';
  if (run.floors < 2) return String(place + 1);
  const floor = 1 + (place % run.floors);
  const door = Math.floor(place / run.floors);
  return run.designator === '#' && door < 26
    ? `${floor}${String.fromCharCode(65 + door)}`
    : `${floor}${door < 9 ? '0' : ''}${door + 1}`;
}

/** The address of one dwelling; ZIPs split a precinct in the middle where it has two. */
export function addressAt(plan: StreetPlan, dwelling: number): Address {
  const { precinct } = plan;
  const run = runOf(plan, dwelling);
  const place = dwelling - run.firstDwelling;
  const zips = precinct.zips;
  const zip = zips[Math.floor((run.firstDwelling * zips.length) / plan.dwellings)] ?? zips[0] ?? '';
  return {
    number: String(run.number + place * run.step),
    street: run.street,
    designator: run.designator,
    unit: unitText(run, place),
    city: precinct.city,
    zip,
  };
}

/** `12 OAK ST # 4B`: one line, single blanks. */
export function addressLine(address: Address): string {
  const unit = address.unit === '' ? '' : ` ${address.designator} ${address.unit}`;
  return `${address.number} ${address.street}${unit}`;
}
