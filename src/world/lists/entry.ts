import { inventEmail, misread, mistype, nickname } from '../dirt/slips.ts';
import type { Geography, Precinct } from '../land/geography.ts';
import { addressAt, planStreets } from '../land/streets.ts';
import type { Address } from '../land/streets.ts';
import { drawGiven, drawSurname } from '../names/names.ts';
import { phoneOf } from '../people/voters.ts';
import type { Voter } from '../people/voter.ts';
import { pick, samplerOf } from '../random.ts';
import type { Random } from '../random.ts';

/** What makes a row hard to match; `clean` rows have slips at most. */
export type Trap =
  | 'clean' | 'former_occupant' | 'generation' | 'housemate' | 'maiden' | 'mover' | 'namesake'
  | 'nickname' | 'stranger' | 'swapped';

/** How dirty a list is: petition sheets and web forms are hard, walk lists and members medium. */
export type Dirt = 'hard' | 'medium';

/** One row before it is written: who is meant, and what was written of her. */
export interface Entry {
  /** The voter who is meant, or empty where nobody on the roll is. */
  readonly voterId: string;
  readonly trap: Trap;
  readonly given: string;
  readonly middle: string;
  readonly surname: string;
  readonly suffix: string;
  readonly birthYear: number;
  readonly address: Address;
  readonly phone: string;
  readonly email: string;
}

const traps = {
  medium: samplerOf<Trap>([
    ['clean', 60], ['nickname', 10], ['mover', 9], ['maiden', 3], ['generation', 2], ['swapped', 1],
    ['housemate', 5], ['namesake', 2], ['former_occupant', 3], ['stranger', 5],
  ]),
  hard: samplerOf<Trap>([
    ['clean', 45], ['nickname', 12], ['mover', 13], ['maiden', 4], ['generation', 3],
    ['swapped', 3], ['housemate', 6], ['namesake', 4], ['former_occupant', 4], ['stranger', 6],
  ]),
};

function entryOf(random: Random, voter: Voter, trap: Trap): Entry {
  const { given, middle, surname, suffix, birthYear, address, ncid } = voter;
  const own = voter.phone.length === 10 ? voter.phone : '';
  // Half of those with a number gave another one than the roll has.
  const phone = own !== '' && random.chance(0.6) ? own
    : phoneOf(voter.county, 40_000_000 + random.below(3_000_000));
  return { voterId: ncid, trap, given, middle, surname, suffix, birthYear, address, phone,
    email: inventEmail(random, voter) };
}

/** A home elsewhere, mostly in the same county: where a mover lived before. */
function formerHome(random: Random, voter: Voter, geography: Geography): Address {
  const near = random.chance(0.7) ? voter.county.precincts : geography.precincts;
  const precinct: Precinct = pick(random, near);
  const plan = planStreets(geography.seed, precinct);
  return addressAt(plan, random.below(plan.dwellings));
}

function somebodyElse(random: Random, voter: Voter, entry: Entry): Entry {
  const sex = random.chance(0.5) ? 'F' : 'M';
  const birthYear = 2008 - random.below(70);
  const given = drawGiven(random, { sex, group: voter.group, birthYear });
  const surname = drawSurname(random, voter.group);
  const email = inventEmail(random, { ...voter, given, surname, birthYear });
  const phone = phoneOf(voter.county, 40_000_000 + random.below(3_000_000));
  return { ...entry, voterId: '', given, middle: '', surname, suffix: '', birthYear, email, phone };
}

/**
 * Draws one row about a voter or somebody near her. A trap that does not fit the voter (no maiden
 * name, no junior) becomes a clean row.
 */
export function drawEntry(
  random: Random, voter: Voter, of: { readonly dirt: Dirt; readonly geography: Geography },
): Entry {
  const trap = traps[of.dirt].draw(random);
  const entry = entryOf(random, voter, trap);
  const clean = { ...entry, trap: 'clean' } as const;
  switch (trap) {
    case 'clean': return entry;
    case 'nickname': {
      const given = nickname(random, voter.given);
      return given === voter.given ? clean : { ...entry, given };
    }
    case 'mover': return { ...entry, address: formerHome(random, voter, of.geography) };
    case 'maiden':
      return voter.maiden === '' || voter.maiden === voter.surname ? clean
        : { ...entry, surname: voter.maiden };
    case 'generation': return voter.suffix === '' ? clean : { ...entry, suffix: '' };
    case 'swapped': return { ...entry, given: voter.surname, surname: voter.given };
    case 'housemate': {
      const other = somebodyElse(random, voter, entry);
      return random.chance(0.6) ? { ...other, surname: voter.surname } : other;
    }
    case 'namesake': {
      const apart = 9 + random.below(30);
      const birthYear = voter.birthYear + (voter.birthYear > 1975 ? -apart : apart);
      const other = somebodyElse(random, voter, entry);
      const { given, surname } = voter;
      return { ...other, given, surname, birthYear,
        address: formerHome(random, voter, of.geography) };
    }
    case 'former_occupant': return somebodyElse(random, voter, entry);
    case 'stranger': {
      const other = somebodyElse(random, voter, entry);
      return { ...other, address: formerHome(random, voter, of.geography) };
    }
  }
}

/** Slips of pen and scanner on what was written; who is meant stays the same. */
export function soil(random: Random, entry: Entry, dirt: Dirt): Entry {
  const often = dirt === 'hard' ? 1.6 : 1;
  const slip = dirt === 'hard' ? misread : mistype;
  const given = random.chance(0.06 * often) ? slip(random, entry.given) : entry.given;
  const surname = random.chance(0.06 * often) ? slip(random, entry.surname) : entry.surname;
  const wrongYear = random.chance(0.03 * often);
  const birthYear = wrongYear ? entry.birthYear + pick(random, [-10, -1, 1, 2, 10])
    : entry.birthYear;
  return { ...entry, given, surname, birthYear };
}
