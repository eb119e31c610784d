import { rollDay } from '../days.ts';
import type { Geography, Precinct } from '../land/geography.ts';
import { addressAt, planStreets } from '../land/streets.ts';
import { drawSurname } from '../names/names.ts';
import { enrollNewcomers } from '../people/voters.ts';
import type { Party, Voter } from '../people/voter.ts';
import { pick, randomOf } from '../random.ts';
import type { Random } from '../random.ts';

/** What may happen to a line of the roll within a week. */
export type Change = 'cancelled' | 'moved' | 'name' | 'party' | 'registered' | 'status';

const changeStream = 110;

/** New registrations a week, as a share of the roll. */
const newcomerShare = 0.003;

const cancellations = ['RD', 'RD', 'RL', 'RS', 'RQ', 'RM', 'RF'];

function move(random: Random, voter: Voter, geography: Geography): Voter {
  const precinct = random.chance(0.6) ? voter.precinct
    : pick(random, voter.county.precincts.filter(({ voters }) => voters > 0));
  const plan = planStreets(geography.seed, precinct);
  // Dwellings are laid out for more homes than there are, so the last ones stand empty.
  const address = addressAt(plan, plan.dwellings - 1 - random.below(15));
  const insideCity = random.next() < precinct.urban;
  return { ...voter, precinct, address, insideCity, mail: undefined, household: -1 };
}

function marry(random: Random, voter: Voter): Voter {
  const surname = drawSurname(random, voter.group);
  return { ...voter, surname, maiden: voter.surname };
}

const parties: readonly Party[] = ['DEM', 'REP', 'UNA', 'UNA', 'LIB'];

/** The voter a week later, and what happened; most often nothing. */
export function passWeek(
  random: Random, voter: Voter, geography: Geography,
): { readonly voter: Voter; readonly change: Change | undefined } {
  const chance = random.next();
  const settled = { voter, change: undefined } as const;
  if (chance > 0.014 || voter.status === 'R' || voter.status === 'D') return settled;
  if (chance < 0.0035) {
    const reason = pick(random, cancellations);
    return { voter: { ...voter, status: 'R', reason }, change: 'cancelled' };
  }
  if (voter.confidential) return settled;
  if (chance < 0.0075) return { voter: move(random, voter, geography), change: 'moved' };
  if (chance < 0.0095) {
    const party = pick(random, parties.filter((other) => other !== voter.party));
    return { voter: { ...voter, party }, change: 'party' };
  }
  if (chance < 0.011) {
    const married = marry(random, voter);
    return married.surname === voter.surname ? settled : { voter: married, change: 'name' };
  }
  return voter.status === 'A'
    ? { voter: { ...voter, status: 'I', reason: 'IN' }, change: 'status' }
    : { voter: { ...voter, status: 'A', reason: 'AV' }, change: 'status' };
}

/** Those who registered in a precinct during the week; their ids follow the whole first roll. */
export function newcomersOf(geography: Geography, precinct: Precinct): readonly Voter[] {
  const county = geography.counties[precinct.countyIndex]!;
  const upTo = (voters: number): number => Math.floor(newcomerShare * voters);
  const earlier = upTo(precinct.firstVoter);
  const count = upTo(precinct.firstVoter + precinct.voters) - earlier;
  const random = randomOf(geography.seed, changeStream, precinct.index, 1);
  return enrollNewcomers(random, { geography, precinct, county, count,
    firstIndex: geography.voters + earlier,
    firstInCounty: county.voters + earlier - upTo(county.firstVoter) })
    .map((voter) => {
      const registered = rollDay + 1 + random.below(6);
      return { ...voter, registered, votingSince: registered, status: 'A', reason: 'AN' };
    });
}

/** The stream of a precinct's changes. */
export function changesIn(geography: Geography, precinct: Precinct): Random {
  return randomOf(geography.seed, changeStream, precinct.index);
}
