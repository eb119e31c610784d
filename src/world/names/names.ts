import { readFileSync } from 'node:fs';
import { pick, samplerOf } from '../random.ts';
import type { Random, Sampler } from '../random.ts';
import * as pools from './pools.ts';

/** M, F as in the roll; the world gives everyone one, the roll may print U. */
export type Sex = 'F' | 'M';
/** Race codes of the roll layout (formats: A B I M O P U W). */
export type Race = 'A' | 'B' | 'I' | 'M' | 'O' | 'P' | 'U' | 'W';

/** The group that names follow; a person's printed race may be another or undesignated. */
export type NameGroup = 'asian' | 'black' | 'hispanic' | 'white';

function readFrequencies(file: string): readonly (readonly [string, number])[] {
  const text = readFileSync(new URL(file, import.meta.url), 'latin1');
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const blank = line.indexOf(' ');
      return [line.slice(0, blank), Number(line.slice(blank + 1))] as const;
    });
}

/** Zipf-like weights for a list that is ordered by frequency only. */
function ranked(names: readonly string[]): Sampler<string> {
  return samplerOf(names.map((name, rank) => [name, 1 / (rank + 3)] as const));
}

const hispanicSet = new Set([...pools.hispanicSurnames]);
const asianSet = new Set(pools.asianSurnames.filter((name) => name !== 'LEE' && name !== 'PARK'));
const censusSurnames = samplerOf(readFrequencies('surnames.txt')
  .filter(([name]) => !hispanicSet.has(name) && !asianSet.has(name)));
const censusGiven = {
  F: samplerOf(readFrequencies('given-female.txt')),
  M: samplerOf(readFrequencies('given-male.txt')),
};
const groupSurnames = {
  asian: ranked(pools.asianSurnames),
  black: ranked(pools.blackSurnames),
  hispanic: ranked(pools.hispanicSurnames),
};
const groupGiven = {
  asian: { F: ranked(pools.asianFemale), M: ranked(pools.asianMale) },
  black: { F: ranked(pools.blackFemale), M: ranked(pools.blackMale) },
  hispanic: { F: ranked(pools.hispanicFemale), M: ranked(pools.hispanicMale) },
};
const groupGivenShare = { asian: 0.7, black: 0.3, hispanic: 0.75 } as const;
const elder = { F: ranked(pools.elderFemale), M: ranked(pools.elderMale) };
const young = { F: ranked(pools.youngFemale), M: ranked(pools.youngMale) };

function tailSurname(random: Random): string {
  return pick(random, pools.tailStarts) + pick(random, pools.tailEnds);
}

function hispanicSurname(random: Random): string {
  const chance = random.next();
  if (chance < 0.03) return pick(random, pools.particleSurnames);
  const first = groupSurnames.hispanic.draw(random);
  if (chance > 0.18) return first;
  const second = groupSurnames.hispanic.draw(random);
  return first === second ? first : `${first}${chance < 0.08 ? '-' : ' '}${second}`;
}

/** A surname; double, with a particle or an apostrophe as often as in a real state. */
export function drawSurname(random: Random, group: NameGroup): string {
  if (group === 'hispanic') return hispanicSurname(random);
  if (group === 'asian' && random.chance(0.9)) return groupSurnames.asian.draw(random);
  if (group === 'black' && random.chance(0.35)) return groupSurnames.black.draw(random);
  const chance = random.next();
  if (chance < 0.2) return tailSurname(random);
  if (chance < 0.207) return pick(random, pools.apostropheSurnames);
  if (chance < 0.214) return pick(random, pools.europeanParticleSurnames);
  return censusSurnames.draw(random);
}

export interface GivenNameOf {
  readonly sex: Sex;
  readonly group: NameGroup;
  readonly birthYear: number;
}

/** A given name that suits sex, group and generation. */
export function drawGiven(random: Random, of: GivenNameOf): string {
  if (of.group !== 'white' && random.chance(groupGivenShare[of.group])) {
    return groupGiven[of.group][of.sex].draw(random);
  }
  if (of.birthYear >= 1984 && random.chance(0.6)) return young[of.sex].draw(random);
  if (of.birthYear < 1952 && random.chance(0.4)) return elder[of.sex].draw(random);
  return censusGiven[of.sex].draw(random);
}
