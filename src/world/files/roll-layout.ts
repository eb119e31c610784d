import { slashDay } from '../days.ts';
import type { Precinct } from '../land/geography.ts';
import type { Party, Status, Voter } from '../people/voter.ts';

/** The 67 columns of North Carolina's public roll since February 2022, in the file's order. */
export const rollColumns = [
  'county_id', 'county_desc', 'voter_reg_num', 'ncid', 'last_name', 'first_name', 'middle_name',
  'name_suffix_lbl', 'status_cd', 'voter_status_desc', 'reason_cd', 'voter_status_reason_desc',
  'res_street_address', 'res_city_desc', 'state_cd', 'zip_code', 'mail_addr1', 'mail_addr2',
  'mail_addr3', 'mail_addr4', 'mail_city', 'mail_state', 'mail_zipcode', 'full_phone_number',
  'confidential_ind', 'registr_dt', 'race_code', 'ethnic_code', 'party_cd', 'gender_code',
  'birth_year', 'age_at_year_end', 'birth_state', 'drivers_lic', 'precinct_abbrv', 'precinct_desc',
  'municipality_abbrv', 'municipality_desc', 'ward_abbrv', 'ward_desc', 'cong_dist_abbrv',
  'super_court_abbrv', 'judic_dist_abbrv', 'nc_senate_abbrv', 'nc_house_abbrv',
  'county_commiss_abbrv', 'county_commiss_desc', 'township_abbrv', 'township_desc',
  'school_dist_abbrv', 'school_dist_desc', 'fire_dist_abbrv', 'fire_dist_desc',
  'water_dist_abbrv', 'water_dist_desc', 'sewer_dist_abbrv', 'sewer_dist_desc',
  'sanit_dist_abbrv', 'sanit_dist_desc', 'rescue_dist_abbrv', 'rescue_dist_desc',
  'munic_dist_abbrv', 'munic_dist_desc', 'dist_1_abbrv', 'dist_1_desc', 'vtd_abbrv', 'vtd_desc',
] as const;

export const statusWords: Record<Status, string> = {
  A: 'ACTIVE', D: 'DENIED', I: 'INACTIVE', R: 'REMOVED', S: 'TEMPORARY',
};

export const reasonWords: Readonly<Record<string, string>> = {
  A1: 'UNVERIFIED', A2: 'CONFIRMATION PENDING', AA: 'ARMED FORCES', AL: 'LEGACY DATA',
  AN: 'UNVERIFIED NEW', AP: 'VERIFICATION PENDING', AV: 'VERIFIED',
  DI: 'UNAVAILABLE ESSENTIAL INFORMATION', DN: 'CONFIRMATION NOT RETURNED',
  DU: 'VERIFICATION RETURNED UNDELIVERABLE', IA: 'ADMINISTRATIVE', IL: 'LEGACY - CONVERSION',
  IN: 'CONFIRMATION NOT RETURNED', IU: 'CONFIRMATION RETURNED UNDELIVERABLE', R2: 'DUPLICATE',
  RA: 'ADMINISTRATIVE', RC: 'REMOVED DUE TO SUSTAINED CHALLENGE', RD: 'DECEASED',
  RF: 'FELONY CONVICTION', RH: 'MOVED WITHIN STATE', RL: 'MOVED FROM COUNTY',
  RM: 'REMOVED AFTER 2 FED GENERAL ELECTIONS IN INACTIVE STATUS',
  RP: 'REMOVED UNDER OLD PURGE LAW', RQ: 'REQUEST FROM VOTER', RR: 'FELONY SENTENCE COMPLETED',
  RS: 'MOVED FROM STATE', RT: 'TEMPORARY REGISTRANT', SM: 'MILITARY', SO: 'OVERSEAS CITIZEN',
};

export const partyWords: Record<Party, string> = {
  DEM: 'DEMOCRATIC', GRE: 'GREEN', LIB: 'LIBERTARIAN', REP: 'REPUBLICAN', UNA: 'UNAFFILIATED',
};

/** Fields side by side, each quoted, tabs between; no field ever holds a quote. */
export const quoted = (fields: readonly string[]): string => `"${fields.join('"\t"')}"`;

export const rollHeader = quoted(rollColumns);

function numbered(prefix: string, number: string, words: string): readonly string[] {
  return [prefix + number.padStart(2, '0'), `${words}${number}`];
}

function districtFields(precinct: Precinct, county: string, inside: boolean): readonly string[] {
  const { seats } = precinct;
  const town = inside ? [precinct.cityCode, precinct.city] : ['', ''];
  return [
    precinct.code, precinct.name,
    ...town, ...(inside ? numbered('W', seats.ward, 'WARD ') : ['', '']),
    seats.congress, seats.superiorCourt, seats.judicial, seats.senate, seats.house,
    ...numbered('CC', seats.commissioner, 'COMMISSIONER #'),
    ...numbered('T', seats.township, `${county} TOWNSHIP `),
    ...numbered('SB', seats.school, 'SCHOOL BOARD DIST '),
    ...(inside ? ['', ''] : numbered('F', seats.township, `${county} FIRE DISTRICT `)),
    ...['', '', '', '', '', ''],
    ...(inside ? ['', ''] : numbered('R', seats.township, `${county} RESCUE DISTRICT `)),
    ...town, seats.judicial, `PROSECUTORIAL DISTRICT ${seats.judicial}`,
    precinct.code, precinct.code,
  ];
}

/** Everything from precinct_abbrv on is the same for all homes of a precinct inside city limits. */
const tails = new WeakMap<Precinct, readonly [string, string]>();

function tailOf(voter: Voter): string {
  const { precinct } = voter;
  let pair = tails.get(precinct);
  if (pair === undefined) {
    const county = voter.county.name.toUpperCase();
    const tail = (inside: boolean): string => quoted(districtFields(precinct, county, inside));
    pair = [tail(false), tail(true)];
    tails.set(precinct, pair);
  }
  return pair[voter.insideCity ? 1 : 0];
}

const noDistricts = quoted(Array.from({ length: 33 }, () => ''));
const noMail = quoted(['', '', '', '', '', '', '']);

function mailCell(voter: Voter): string {
  const { mail } = voter;
  if (mail === undefined) return noMail;
  const [first = '', second = '', third = '', fourth = ''] = mail.lines;
  return quoted([first, second, third, fourth, mail.city, mail.state, mail.zip]);
}

/** Street, city, state, ZIP; blank for confidential voters, REMOVED once off the roll. */
function residenceCell(voter: Voter): string {
  if (voter.status === 'R') return '"REMOVED"\t""\t"XC"\t""';
  if (voter.confidential) return '""\t""\t"XC"\t""';
  const { number, street, designator, unit, city, zip } = voter.address;
  // Counties pad the parts, and write most units after a number sign.
  const tail = unit === '' ? '' : designator === '#' ? `   #${unit}` : `  ${designator} ${unit}`;
  return `"${number}  ${street}${tail}"\t"${city}"\t"XC"\t"${zip}"`;
}

const dayTexts = new Map<number, string>();
/** `slashDay` with a memory: 10,000 voters register on one day. */
function dayText(day: number): string {
  let text = dayTexts.get(day);
  if (text === undefined) dayTexts.set(day, text = slashDay(day));
  return text;
}

/** One line of the roll, without its line end. */
export function rollLine(voter: Voter): string {
  const hidden = voter.confidential || voter.status === 'R';
  return `"${voter.county.id}"\t"${voter.county.name.toUpperCase()}"\t"${voter.regNumber}"\t"`
    + `${voter.ncid}"\t"${voter.surname}"\t"${voter.given}"\t"${voter.middle}"\t"`
    + `${voter.suffix}"\t"`
    + `${voter.status}"\t"${statusWords[voter.status]}"\t"${voter.reason}"\t"`
    + `${reasonWords[voter.reason] ?? ''}"\t${residenceCell(voter)}\t`
    + `${hidden ? noMail : mailCell(voter)}\t"${hidden ? '' : voter.phone}"\t"`
    + `${voter.confidential ? 'Y' : 'N'}"\t"${dayText(voter.registered)}"\t"${voter.race}"\t"`
    + `${voter.ethnicity}"\t"${voter.party}"\t"${voter.printedSex}"\t"${voter.birthYear}"\t"`
    + `${2026 - voter.birthYear}"\t"${voter.birthState}"\t"${voter.licensed ? 'Y' : 'N'}"\t`
    + (voter.status === 'R' ? noDistricts : tailOf(voter));
}
