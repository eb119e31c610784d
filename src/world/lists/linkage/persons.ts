import { addressAt, planStreets } from '../../land/streets.ts';
import type { Address, StreetPlan } from '../../land/streets.ts';
import type { Geography, Precinct } from '../../land/geography.ts';
import { drawGiven, drawSurname } from '../../names/names.ts';
import type { Sex } from '../../names/names.ts';
import type { Voter } from '../../people/voter.ts';
import { phoneOf } from '../../people/voters.ts';
import { pick } from '../../random.ts';
import type { Random } from '../../random.ts';
import type { Rates } from './rates.ts';
import type { Absent, Beginning, LinkageTrap, Subject } from './subject.ts';

/** One precinct, its streets and its people, home by home, as rows are drawn from it. */
export interface Scene {
  readonly geography: Geography;
  readonly precinct: Precinct;
  readonly plan: StreetPlan;
  readonly voters: readonly Voter[];
  readonly homes: ReadonlyMap<number, readonly Voter[]>;
  /** Voters who share given name and surname, or initial and surname, with a housemate. */
  readonly generations: readonly Voter[];
  readonly siblings: readonly Voter[];
}

const thisYear = 2026;

export function sceneOf(
  geography: Geography, precinct: Precinct, voters: readonly Voter[],
): Scene {
  const homes = Map.groupBy(voters, ({ household }) => household);
  const withDouble = (alike: (one: Voter, other: Voter) => boolean): readonly Voter[] =>
    voters.filter((one) => mayBeMet(one) && (homes.get(one.household) ?? []).some((other) =>
      other !== one && other.surname === one.surname && alike(one, other)));
  return {
    geography, precinct, voters, homes, plan: planStreets(geography.seed, precinct),
    generations: withDouble((one, other) => one.given === other.given),
    siblings: withDouble((one, other) => one.given !== other.given
      && one.given[0] === other.given[0]),
  };
}

/** The dead sign nothing; others whom the county has removed mostly moved out of the state. */
function mayBeMet(voter: Voter): boolean {
  return voter.status === 'R' ? voter.reason !== 'RD' && voter.index % 4 === 0 : true;
}

function someVoter(random: Random, scene: Scene): Voter {
  let voter = pick(random, scene.voters);
  for (let turn = 0; turn < 20 && !mayBeMet(voter); turn += 1) voter = pick(random, scene.voters);
  return voter;
}

/** A home elsewhere, lived in or not: mostly in the county, often in the same few streets. */
function otherHome(random: Random, scene: Scene, near: number): Address {
  const chance = random.next();
  if (chance < near) return addressAt(scene.plan, random.below(scene.plan.dwellings));
  const county = scene.geography.counties[scene.precinct.countyIndex];
  const precincts = chance < near + 0.75 * (1 - near) && county !== undefined
    ? county.precincts : scene.geography.precincts;
  const plan = planStreets(scene.geography.seed, pick(random, precincts));
  return addressAt(plan, random.below(plan.dwellings));
}

function newNumber(random: Random, voter: Voter): string {
  return phoneOf(voter.county, 40_000_000 + random.below(3_000_000));
}

function voterAsIs(random: Random, voter: Voter, of: { rates: Rates; trap: LinkageTrap }): Subject {
  const { given, middle, surname, suffix, sex, birthYear, address, ncid } = voter;
  const known = voter.phone.length === 10 && random.chance(of.rates.sameNumber);
  return {
    voterId: ncid, trap: of.trap, given, middle, surname, suffix, sex, address, anchor: voter,
    birthYear: random.chance(of.rates.rollYearWrong) ? birthYear + pick(random, [-10, -1, 1, 10])
      : birthYear,
    phone: known ? voter.phone : newNumber(random, voter),
  };
}

/** Married or divorced since, or written with the name of before. */
function otherSurname(random: Random, voter: Voter): string {
  if (voter.maiden !== '' && voter.maiden !== voter.surname && random.chance(0.6)) {
    return voter.maiden;
  }
  const taken = drawSurname(random, voter.group);
  return random.chance(0.2) ? `${voter.surname}-${taken}` : taken;
}

/** A voter of the roll as life went on after she registered. */
function voterToday(random: Random, scene: Scene, of: { voter: Voter; rates: Rates;
  trap: LinkageTrap; }): Subject {
  const { voter, rates } = of;
  const subject = voterAsIs(random, voter, of);
  const renamed = voter.sex === 'F' && random.chance(rates.surnameChanged * 1.7);
  const surname = renamed ? otherSurname(random, voter) : subject.surname;
  const married = renamed && surname !== voter.surname;
  if (random.chance(rates.moved)) {
    // Some still write the old home, and then only their new number tells that they left.
    const old = random.chance(rates.writesOldHome);
    const address = old ? voter.address : otherHome(random, scene, 0.15);
    const phone = random.chance(0.6) ? subject.phone : newNumber(random, voter);
    return { ...subject, surname, address, phone, trap: old ? 'old_home' : 'mover' };
  }
  return { ...subject, surname, trap: married ? 'married' : subject.trap };
}

/** Somebody of whom the roll knows nothing. */
function newcomer(random: Random, voter: Voter, of: { trap: Absent; birthYear: number; sex?: Sex;
}): Subject {
  const sex = of.sex ?? (random.chance(0.52) ? 'F' : 'M');
  const { group } = voter;
  const { birthYear, trap } = of;
  const middle = random.chance(0.15) ? '' : drawGiven(random, { sex, group, birthYear });
  return {
    voterId: '', trap, sex, birthYear, suffix: '', address: voter.address, anchor: voter,
    given: drawGiven(random, { sex, group, birthYear }), middle,
    surname: drawSurname(random, group), phone: newNumber(random, voter),
  };
}

const adultYear = (year: number): number => Math.min(thisYear - 17, Math.max(1926, year));
const someYear = (random: Random): number => adultYear(2008 - random.below(72));

/** A given name that nobody of the house has, with the initial wanted where one is. */
function givenInHouse(random: Random, scene: Scene, of: { voter: Voter; subject: Subject;
  initial?: string | undefined; }): string {
  const { voter, subject, initial } = of;
  const taken = (scene.homes.get(voter.household) ?? []).map(({ given }) => given);
  let { given } = subject;
  for (let turn = 0; turn < 60; turn += 1) {
    const fits = initial === undefined || given[0] === initial || turn > 40;
    if (fits && !taken.includes(given)) return given;
    given = drawGiven(random, { sex: subject.sex, group: voter.group,
      birthYear: subject.birthYear });
  }
  return given;
}

/** A partner, a child, a parent or a flatmate of a voter who never registered. */
function housemate(random: Random, scene: Scene, voter: Voter): Subject {
  const chance = random.next();
  const age = thisYear - voter.birthYear;
  const child = chance < 0.32 && age > 36;
  const parent = chance >= 0.32 && chance < 0.42 && age < 62;
  const flatmate = chance > 0.86;
  const apart = child ? 19 + random.below(18) : parent ? -19 - random.below(16)
    : Math.round(3.2 * random.bell());
  const sex = child || parent || flatmate || random.chance(0.03) ? undefined
    : voter.sex === 'F' ? 'M' : 'F';
  const subject = newcomer(random, voter, { trap: 'housemate',
    birthYear: adultYear(voter.birthYear + apart), ...(sex === undefined ? {} : { sex }) });
  const kin = !flatmate && random.chance(child || parent ? 0.92 : 0.84);
  const shared = voter.phone.length === 10 && random.chance(0.4);
  return {
    ...subject, given: givenInHouse(random, scene, { voter, subject }),
    surname: kin ? voter.surname : subject.surname, phone: shared ? voter.phone : subject.phone,
  };
}

function twin(random: Random, scene: Scene, voter: Voter): Subject {
  const apart = random.chance(0.5) ? 0 : random.below(7) - 3;
  const subject = newcomer(random, voter, { trap: 'twin',
    birthYear: adultYear(voter.birthYear + apart),
    ...(random.chance(0.7) ? { sex: voter.sex } : {}) });
  const initial = random.chance(0.6) ? voter.given[0] : undefined;
  return { ...subject, surname: voter.surname,
    given: givenInHouse(random, scene, { voter, subject, initial }) };
}

/** Another person of the same name, of any age, in the same streets or far away. */
function namesake(random: Random, scene: Scene, voter: Voter): Subject {
  const apart = random.chance(0.08) ? random.below(3) - 1 : Math.round(16 * random.bell());
  const subject = newcomer(random, voter, { trap: 'namesake',
    birthYear: adultYear(voter.birthYear + apart), sex: voter.sex });
  return { ...subject, given: voter.given, surname: voter.surname,
    address: otherHome(random, scene, 0.4) };
}

/** The son, or the father, of a voter of the same name. */
function otherGeneration(random: Random, voter: Voter, trap: 'junior' | 'senior'): Subject {
  const gap = 20 + random.below(16);
  const birthYear = adultYear(voter.birthYear + (trap === 'junior' ? gap : -gap));
  const subject = newcomer(random, voter, { trap, birthYear, sex: 'M' });
  const middle = random.chance(0.7) ? voter.middle : subject.middle;
  const suffix = trap === 'junior' ? 'JR' : random.chance(0.4) ? 'SR' : '';
  return { ...subject, given: voter.given, surname: voter.surname, middle, suffix };
}

function absent(random: Random, scene: Scene, trap: Absent): Subject {
  const voter = someVoter(random, scene);
  switch (trap) {
    case 'housemate': return housemate(random, scene, voter);
    case 'twin': return twin(random, scene, voter);
    case 'namesake': return namesake(random, scene, voter);
    case 'junior':
    case 'senior': {
      const wants = (one: Voter): boolean => one.sex === 'M'
        && (trap === 'junior' ? one.birthYear < 1985 : one.birthYear > 1965);
      let man = voter;
      for (let turn = 0; turn < 40 && !wants(man); turn += 1) man = someVoter(random, scene);
      return otherGeneration(random, man, trap);
    }
    case 'former_occupant':
    case 'new_occupant': return newcomer(random, voter, { trap, birthYear: someYear(random) });
    case 'stranger': {
      const subject = newcomer(random, voter, { trap, birthYear: someYear(random) });
      return { ...subject, address: otherHome(random, scene, 0.7) };
    }
  }
}

/** Draws whom a row is about, from the people of one precinct. */
export function drawSubject(
  random: Random, scene: Scene, of: { readonly beginning: Beginning; readonly rates: Rates },
): Subject {
  const { beginning, rates } = of;
  switch (beginning) {
    case 'voter': return voterToday(random, scene, { rates, trap: 'clean',
      voter: someVoter(random, scene) });
    case 'generation':
    case 'sibling': {
      const doubles = beginning === 'sibling' ? scene.siblings : scene.generations;
      const found = doubles.length > 0;
      return voterToday(random, scene, { rates, trap: found ? beginning : 'clean',
        voter: found ? pick(random, doubles) : someVoter(random, scene) });
    }
    default: return absent(random, scene, beginning);
  }
}
