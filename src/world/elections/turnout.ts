import { calendarDay } from '../days.ts';
import { samplerOf } from '../random.ts';
import type { Random } from '../random.ts';
import type { Party, Voter } from '../people/voter.ts';
import { pastElections } from './calendar.ts';
import type { Election } from './calendar.ts';

/** The twelve methods that the current history file prints. */
export const votingMethods = [
  'ABSENTEE', 'ABSENTEE BY MAIL', 'ABSENTEE CURBSIDE', 'ABSENTEE ONESTOP', 'EARLY VOTING CURBSIDE',
  'EARLY VOTING IN-PERSON', 'ELECTION DAY CURBSIDE', 'ELECTION DAY IN-PERSON',
  'ELIGIBLE DID NOT VOTE', 'LEGACY', 'PROVISIONAL', 'TRANSFER',
] as const;
export type VotingMethod = (typeof votingMethods)[number];

/** The words changed in 2022: one-stop became early voting. */
const methods = {
  general: samplerOf<VotingMethod>([
    ['EARLY VOTING IN-PERSON', 560], ['ELECTION DAY IN-PERSON', 340], ['ABSENTEE BY MAIL', 70],
    ['EARLY VOTING CURBSIDE', 14], ['ELECTION DAY CURBSIDE', 6], ['PROVISIONAL', 5],
    ['TRANSFER', 3], ['ELIGIBLE DID NOT VOTE', 2],
  ]),
  older: samplerOf<VotingMethod>([
    ['ABSENTEE ONESTOP', 540], ['ELECTION DAY IN-PERSON', 390], ['ABSENTEE BY MAIL', 50],
    ['ABSENTEE CURBSIDE', 14], ['ELECTION DAY CURBSIDE', 6], ['PROVISIONAL', 4], ['LEGACY', 3],
    ['ABSENTEE', 2], ['TRANSFER', 3], ['ELIGIBLE DID NOT VOTE', 2],
  ]),
  pandemic: samplerOf<VotingMethod>([
    ['ABSENTEE ONESTOP', 640], ['ELECTION DAY IN-PERSON', 150], ['ABSENTEE BY MAIL', 185],
    ['ABSENTEE CURBSIDE', 20], ['PROVISIONAL', 3], ['TRANSFER', 2],
  ]),
  local: samplerOf<VotingMethod>([
    ['ELECTION DAY IN-PERSON', 760], ['EARLY VOTING IN-PERSON', 205], ['ABSENTEE BY MAIL', 20],
    ['ELECTION DAY CURBSIDE', 10], ['ELIGIBLE DID NOT VOTE', 5],
  ]),
};

function methodsOf(election: Election): (typeof methods)['general'] {
  const year = calendarDay(election.day).year;
  if (election.kind === 'municipal') return methods.local;
  if (year === 2020 && election.kind === 'general') return methods.pandemic;
  return year < 2022 ? methods.older : methods.general;
}

/** One ballot (or the line that says that none was cast) of one voter. */
export interface Ballot {
  readonly election: Election;
  readonly method: VotingMethod;
  /** The ballot's party: in primaries the one chosen, else the registration's. */
  readonly party: Party;
  /** True where it was cast in the county of an earlier residence. */
  readonly elsewhere: boolean;
}

const table = pastElections.map((election) => ({
  election, methods: methodsOf(election), year: calendarDay(election.day).year,
}));

function ballotParty(random: Random, voter: Voter, election: Election): Party {
  const choosing = election.kind === 'primary' || election.kind === 'second_primary';
  if (!choosing || voter.party !== 'UNA') return voter.party;
  return voter.lean + 0.2 * random.bell() > 0 ? 'DEM' : 'REP';
}

/** The ballots that the voter cast since 2014, oldest first. */
export function drawBallots(random: Random, voter: Voter): readonly Ballot[] {
  const { status, zeal, votingSince, registered } = voter;
  if (status === 'D') return [];
  const drag = status === 'A' || status === 'S' ? 0 : 0.8;
  const ballots: Ballot[] = [];
  for (const { election, methods: sampler, year } of table) {
    if (election.day < votingSince + 25) continue;
    if (status === 'R' && year > 2023) break;
    if (election.kind === 'municipal' && !voter.insideCity) continue;
    const away = voter.party === 'UNA' && election.kind === 'primary' ? 0.35 : 0;
    if (zeal - drag - away + 0.75 * random.bell() < election.bar) continue;
    const elsewhere = election.day < registered && random.chance(0.3);
    const method = sampler.draw(random);
    ballots.push({ election, method, party: ballotParty(random, voter, election), elsewhere });
  }
  return ballots;
}
