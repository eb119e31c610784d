import { slashDay } from '../days.ts';
import { coming } from '../elections/calendar.ts';
import { addressLine } from '../land/streets.ts';
import type { Race } from '../names/names.ts';
import type { Ethnicity, Voter } from '../people/voter.ts';
import type { ReturnedBallot } from './returned-ballot.ts';

/** The 42 columns of the daily file of returned ballots (layout of 01/27/2024), in order. */
export const absenteeColumns = [
  'county_desc', 'voter_reg_num', 'ncid', 'voter_last_name', 'voter_first_name',
  'voter_middle_name', 'race', 'ethnicity', 'gender', 'age', 'voter_street_address', 'voter_city',
  'voter_state', 'voter_zip', 'ballot_mail_street_address', 'ballot_mail_city',
  'ballot_mail_state', 'ballot_mail_zip', 'other_mail_addr1', 'other_mail_addr2',
  'other_city_state_zip', 'relative_request_name', 'relative_request_address',
  'relative_request_city', 'relative_request_state', 'relative_request_zip', 'election_dt',
  'voter_party_code', 'precinct_desc', 'cong_dist_desc', 'nc_house_desc', 'nc_senate_desc',
  'ballot_req_delivery_type', 'ballot_req_type', 'ballot_request_party', 'ballot_req_dt',
  'ballot_send_dt', 'ballot_rtn_dt', 'ballot_rtn_status', 'site_name', 'sdr', 'mail_veri_status',
] as const;

/** This file has words where the roll has codes. */
const raceWords: Record<Race, string> = {
  A: 'ASIAN', B: 'BLACK or AFRICAN AMERICAN', I: 'INDIAN AMERICAN or ALASKA NATIVE',
  M: 'TWO or MORE RACES', O: 'OTHER', P: 'NATIVE HAWAIIAN or PACIFIC ISLANDER',
  U: 'UNDESIGNATED', W: 'WHITE',
};
const ethnicWords: Record<Ethnicity, string> = {
  HL: 'HISPANIC or LATINO', NL: 'NOT HISPANIC or NOT LATINO', UN: 'UNDESIGNATED',
};
const genderWords = { F: 'FEMALE', M: 'MALE', U: 'UNDESIGNATED' } as const;

const row = (cells: readonly string[]): string => `"${cells.join('","')}"`;

export const absenteeHeader = row(absenteeColumns);

const blanks = (count: number): readonly string[] => Array.from({ length: count }, () => '');

function mailCells(voter: Voter, ballot: ReturnedBallot): readonly string[] {
  if (ballot.kind !== 'MAIL' || voter.confidential) return blanks(4);
  const { mail, address } = voter;
  return mail === undefined ? [addressLine(address), address.city, 'XC', address.zip]
    : [mail.lines[0] ?? '', mail.city, mail.state, mail.zip];
}

/** One returned ballot as a line, without its line end. */
export function absenteeLine(voter: Voter, ballot: ReturnedBallot): string {
  const { county, precinct, address } = voter;
  const { seats } = precinct;
  const inPerson = ballot.kind === 'EARLY VOTING';
  const home = voter.confidential ? blanks(4)
    : [addressLine(address), address.city, 'XC', address.zip];
  return row([
    county.name.toUpperCase(), voter.regNumber, voter.ncid, voter.surname, voter.given,
    voter.middle, raceWords[voter.race], ethnicWords[voter.ethnicity],
    genderWords[voter.printedSex], String(2026 - voter.birthYear),
    ...home, ...mailCells(voter, ballot), ...blanks(3), ...blanks(5),
    coming.label, voter.party, precinct.name,
    `CONGRESSIONAL DISTRICT ${seats.congress}`, `NC HOUSE DISTRICT ${seats.house}`,
    `NC SENATE DISTRICT ${seats.senate}`,
    inPerson ? 'IN PERSON' : 'MAIL', ballot.kind, voter.party,
    slashDay(ballot.requested), slashDay(ballot.sent), slashDay(ballot.returned), ballot.status,
    inPerson ? `${precinct.city} BRANCH LIBRARY` : 'MAIL', ' ', inPerson ? '' : 'VERIFIED',
  ]);
}
