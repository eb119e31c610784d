import type { County, Geography, Precinct } from '../land/geography.ts';
import { addressAt, planStreets } from '../land/streets.ts';
import type { Address, StreetPlan } from '../land/streets.ts';
import { randomOf } from '../random.ts';
import type { Random } from '../random.ts';
import { drawHousehold } from './household.ts';
import {
  drawBirthState, drawEthnicity, drawParty, drawRace, drawSince, drawStanding,
} from './registration.ts';
import type { MailAddress, Person, Voter } from './voter.ts';

const peopleStream = 102;
const smallModulus = 999_983;
const largeModulus = 99_999_989;

/** Scatters numbers without repeating one below the modulus, which is prime. */
function scatter(index: number, modulus: number): number {
  return Number((BigInt(index) * 618_033n + 271_828n) % BigInt(modulus));
}

/** The state's voter id: unique in the state, telling nothing about order. */
export function ncidOf(index: number, geography: Geography): string {
  const small = geography.voters < 900_000;
  const number = scatter(index, small ? smallModulus : largeModulus);
  return `XC${String(number).padStart(small ? 6 : 8, '0')}`;
}

/** Twelve digits, unique within a county; counties share numbers. */
export function regNumberOf(indexInCounty: number): string {
  return String(scatter(indexInCounty, largeModulus)).padStart(12, '0');
}

/** Office codes 200 to 991 but for N11, which are services and no subscriber's. */
const officeCodes = Array.from({ length: 792 }, (_, place) => String(200 + place))
  .filter((code) => !code.endsWith('11'));
/** The largest prime of so many lines, 10,000 an office. */
const phoneModulus = 7_839_961;

/** Ten digits that cannot ring: an area code held back, see the room's README. */
export function phoneOf(county: County, line: number): string {
  const number = scatter(line, phoneModulus);
  const office = officeCodes[Math.floor(number / 10_000)] ?? '200';
  return county.areaCode + office + String(number % 10_000).padStart(4, '0');
}

interface Home {
  readonly address: Address;
  readonly household: number;
  readonly insideCity: boolean;
  readonly lean: number;
  readonly landline: string;
  readonly mail: MailAddress | undefined;
}

function drawMail(random: Random, address: Address): MailAddress | undefined {
  const chance = random.next();
  const last = { city: address.city, state: 'XC', zip: address.zip };
  if (chance < 0.045) return { lines: [`PO BOX ${1 + random.below(4000)}`], ...last };
  if (chance < 0.05) {
    return { lines: [`RR ${1 + random.below(6)} BOX ${1 + random.below(400)}`], ...last };
  }
  if (chance < 0.052) {
    return { lines: [`PSC ${100 + random.below(800)} BOX ${1 + random.below(900)}`],
      city: 'APO', state: 'AE', zip: `09${100 + random.below(800)}` };
  }
  return undefined;
}

function drawHome(
  random: Random, plan: StreetPlan, of: { readonly county: County; readonly household: number },
): Home {
  const { precinct } = plan;
  const line = 2 * (precinct.firstVoter + of.household);
  const address = addressAt(plan, of.household);
  return {
    address,
    household: of.household,
    insideCity: random.next() < precinct.urban,
    lean: precinct.lean + 0.42 * random.bell(),
    landline: random.chance(0.34) ? phoneOf(of.county, line) : '',
    mail: drawMail(random, address),
  };
}

const groupLean = { asian: 0.15, black: 0.62, hispanic: 0.2, white: -0.24 } as const;

function clamp(value: number): number {
  return Math.max(-1, Math.min(1, value));
}

function drawPhone(random: Random, home: Home, mobile: string): string {
  const chance = random.next();
  const phone = chance < 0.42 ? mobile : home.landline;
  return chance > 0.985 ? phone.slice(3) : phone;
}

interface Place {
  readonly index: number;
  readonly inCounty: number;
  readonly county: County;
  readonly precinct: Precinct;
  readonly home: Home;
  readonly geography: Geography;
}

function enroll(random: Random, person: Person, of: Place): Voter {
  const { index, inCounty, county, precinct, home, geography } = of;
  const age = 2026 - person.birthYear;
  const lean = clamp(0.8 * home.lean + groupLean[person.group] + (person.sex === 'F' ? 0.05 : -0.05)
    + (person.birthYear > 1985 ? 0.1 : -0.03) + 0.22 * random.bell());
  return {
    ...person,
    index,
    county,
    precinct,
    household: home.household,
    insideCity: home.insideCity,
    ncid: ncidOf(index, geography),
    regNumber: regNumberOf(inCounty),
    printedSex: random.chance(0.06) ? 'U' : person.sex,
    race: drawRace(random, person),
    ethnicity: drawEthnicity(random, person),
    party: drawParty(random, lean, person.birthYear),
    ...drawStanding(random, age),
    address: home.address,
    mail: home.mail,
    phone: drawPhone(random, home, phoneOf(county, 2 * index + 1)),
    confidential: random.chance(0.0012),
    birthState: drawBirthState(random, person),
    licensed: random.chance(0.86),
    ...drawSince(random, person.birthYear),
    lean,
    zeal: random.bell() + Math.min(1.1, (age - 45) / 35),
  };
}

/** All voters of one precinct, household by household; the same whenever asked. */
export function votersOf(geography: Geography, precinct: Precinct): readonly Voter[] {
  const county = geography.counties[precinct.countyIndex] as County;
  const plan = planStreets(geography.seed, precinct);
  const random = randomOf(geography.seed, peopleStream, precinct.index);
  const voters: Voter[] = [];
  for (let household = 0; voters.length < precinct.voters; household += 1) {
    const home = drawHome(random, plan, { county, household });
    for (const person of drawHousehold(random, county)) {
      if (voters.length >= precinct.voters) break;
      const index = precinct.firstVoter + voters.length;
      const inCounty = index - county.firstVoter;
      voters.push(enroll(random, person, { index, inCounty, county, precinct, home, geography }));
    }
  }
  return voters;
}

export interface Newcomers {
  readonly geography: Geography;
  readonly precinct: Precinct;
  readonly county: County;
  readonly count: number;
  readonly firstIndex: number;
  readonly firstInCounty: number;
}

/** People who register after the first roll, in homes that stood empty. */
export function enrollNewcomers(random: Random, of: Newcomers): readonly Voter[] {
  const { geography, precinct, county } = of;
  const plan = planStreets(geography.seed, precinct);
  const voters: Voter[] = [];
  for (let home = 1; voters.length < of.count; home += 1) {
    const household = Math.max(0, plan.dwellings - 15 - home);
    const place = drawHome(random, plan, { county, household });
    for (const person of drawHousehold(random, county)) {
      if (voters.length >= of.count) break;
      voters.push(enroll(random, person, { geography, precinct, county, home: place,
        index: of.firstIndex + voters.length, inCounty: of.firstInCounty + voters.length }));
    }
  }
  return voters;
}

/** The voters of a whole state in the roll's order, precinct by precinct. */
export function* everyVoter(geography: Geography): Generator<Voter, void> {
  for (const precinct of geography.precincts) yield* votersOf(geography, precinct);
}
