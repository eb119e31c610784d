import { dayNumber, rollDay } from '../days.ts';
import type { DayNumber } from '../days.ts';
import type { Race } from '../names/names.ts';
import { pick, samplerOf } from '../random.ts';
import type { Random } from '../random.ts';
import type { Ethnicity, Party, Person, Status } from './voter.ts';

const active = samplerOf([
  ['AV', 925], ['A1', 20], ['AP', 14], ['AN', 16], ['A2', 8], ['AL', 15], ['AA', 2],
] as const);
const inactive = samplerOf([['IN', 62], ['IU', 30], ['IA', 5], ['IL', 3]] as const);
const removed = samplerOf([
  ['RL', 30], ['RM', 26], ['RS', 12], ['RQ', 9], ['RF', 4], ['R2', 6], ['RA', 5], ['RR', 2],
  ['RH', 3], ['RP', 1], ['RC', 0.3], ['RT', 0.4],
] as const);

export interface Standing {
  readonly status: Status;
  readonly reason: string;
}

/** Status and its reason. The old are removed as deceased, the young move away. */
export function drawStanding(random: Random, age: number): Standing {
  const chance = random.next();
  const removedShare = 0.045 + (age > 78 ? 0.09 : 0);
  if (chance < removedShare) {
    const died = random.chance(age > 78 ? 0.85 : 0.22);
    return { status: 'R', reason: died ? 'RD' : removed.draw(random) };
  }
  if (chance < removedShare + 0.09) return { status: 'I', reason: inactive.draw(random) };
  if (chance < removedShare + 0.097) {
    return { status: 'D', reason: pick(random, ['DN', 'DU', 'DI'] as const) };
  }
  if (chance < removedShare + 0.1) {
    return { status: 'S', reason: random.chance(0.6) ? 'SM' : 'SO' };
  }
  return { status: 'A', reason: active.draw(random) };
}

/** Party from lean; the young keep away from both. */
export function drawParty(random: Random, lean: number, birthYear: number): Party {
  const chance = random.next();
  if (chance < 0.007) return 'LIB';
  if (chance < 0.009) return 'GRE';
  const apart = 0.26 + (birthYear > 1985 ? 0.14 : 0) + 0.14 * (1 - Math.min(1, Math.abs(lean) * 2));
  if (chance < apart) return 'UNA';
  return lean + 0.3 * random.bell() > 0 ? 'DEM' : 'REP';
}

const groupRace = { asian: 'A', black: 'B', hispanic: 'O', white: 'W' } as const;

/** The race code that the form got: mostly the group's, often undesignated. */
export function drawRace(random: Random, person: Person): Race {
  const chance = random.next();
  if (chance < 0.07) return 'U';
  if (chance < 0.08) return 'M';
  if (chance < 0.09) return 'I';
  if (chance < 0.092) return 'P';
  if (person.group === 'hispanic' && chance < 0.62) return chance < 0.3 ? 'U' : 'W';
  return groupRace[person.group];
}

export function drawEthnicity(random: Random, person: Person): Ethnicity {
  if (random.chance(0.24)) return 'UN';
  return person.group === 'hispanic' ? 'HL' : 'NL';
}

export interface Since {
  readonly registered: DayNumber;
  readonly votingSince: DayNumber;
}

/** When she first registered, and when at this address. */
export function drawSince(random: Random, birthYear: number): Since {
  const earliest = dayNumber(Math.max(1950, birthYear + 18), 1 + random.below(12), 1);
  const delay = random.chance(0.6) ? random.below(500) : random.below(4000);
  const votingSince = Math.min(rollDay - 1 - random.below(40), earliest + delay);
  if (random.chance(0.52)) return { registered: votingSince, votingSince };
  // Movers: most of those who moved did so lately.
  const years = 1 + 22 * random.next() ** 2.2;
  const moved = rollDay - Math.floor(365 * years * random.next());
  return { registered: Math.max(votingSince, moved), votingSince };
}

const otherStates = ['NY', 'VA', 'FL', 'PA', 'OH', 'NJ', 'SC', 'GA', 'CA', 'MI', 'IL', 'TX', 'MD'];

export function drawBirthState(random: Random, person: Person): string {
  const chance = random.next();
  if (chance < 0.12) return '';
  const abroad = person.group === 'hispanic' || person.group === 'asian' ? 0.45 : 0.03;
  if (random.chance(abroad)) return 'OC';
  return chance < 0.64 ? 'XC' : pick(random, otherStates);
}
