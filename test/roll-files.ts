import { ncRegistrations } from '../src/roll/file/nc-layout.ts';

/** The 67 columns of the public layout: all that is kept, and what is left out. */
const others = [
  'voter_status_desc', 'voter_status_reason_desc', 'age_at_year_end', 'drivers_lic',
  'fire_dist_abbrv', 'fire_dist_desc', 'water_dist_abbrv', 'water_dist_desc', 'sewer_dist_abbrv',
  'sewer_dist_desc', 'sanit_dist_abbrv', 'sanit_dist_desc', 'rescue_dist_abbrv',
  'rescue_dist_desc', 'munic_dist_abbrv', 'munic_dist_desc', 'dist_1_abbrv', 'dist_1_desc',
  'vtd_abbrv', 'vtd_desc',
];
export const rollColumns: readonly string[] = [...ncRegistrations.needed, ...others];

export type RollCells = Readonly<Record<string, string>>;

/** Cells of an invented voter of Alamance in North Carolina, by column of the layout. */
export function aVoter(number: number, cells: RollCells = {}): RollCells {
  const digits = String(number).padStart(6, '0');
  return {
    county_id: '1', county_desc: 'ALAMANCE', voter_reg_num: `000000${digits}`,
    ncid: `ZZ${digits}`, last_name: `TESTERLY${'ABCDEFGHIJ'[number % 10]!}`,
    first_name: 'QUILLAN', middle_name: 'R', name_suffix_lbl: '', status_cd: 'A', reason_cd: 'AV',
    res_street_address: `${number}  IMAGINARY   LN   #4`, res_city_desc: 'NOWHERE',
    state_cd: 'NC', zip_code: '27511', full_phone_number: `9195550${String(number % 1000)
      .padStart(3, '0')}`, confidential_ind: 'N', registr_dt: '05/17/2012', race_code: 'W',
    ethnic_code: 'NL', party_cd: 'UNA', gender_code: 'F', birth_year: '1971', birth_state: 'NC',
    precinct_abbrv: '01N', precinct_desc: 'NORTH HALL', cong_dist_abbrv: '4',
    nc_senate_abbrv: '25', nc_house_abbrv: '64', municipality_abbrv: 'NOW',
    municipality_desc: 'NOWHERE', ...cells,
  };
}

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A file of these voters in the layout, as text. */
export function rollText(
  voters: readonly RollCells[], columns: readonly string[] = rollColumns,
): string {
  const lines = voters.map((cells) => columns.map((name) => quote(cells[name] ?? '')).join('\t'));
  return `${[columns.map(quote).join('\t'), ...lines].join('\r\n')}\r\n`;
}

const historyColumns = [
  'county_id', 'county_desc', 'voter_reg_num', 'election_lbl', 'election_desc', 'voting_method',
  'voted_party_cd', 'voted_party_desc', 'pct_label', 'pct_description', 'ncid', 'voted_county_id',
  'voted_county_desc', 'vtd_label', 'vtd_description',
];

export function aBallot(number: number, cells: RollCells = {}): RollCells {
  return {
    county_id: '1', county_desc: 'ALAMANCE', election_lbl: '11/05/2024',
    election_desc: '11/05/2024 GENERAL', voting_method: 'ELECTION DAY IN-PERSON',
    voted_party_cd: 'UNA', ncid: `ZZ${String(number).padStart(6, '0')}`, voted_county_id: '1',
    voted_county_desc: 'ALAMANCE', ...cells,
  };
}

export function historyText(ballots: readonly RollCells[]): string {
  return rollText(ballots, historyColumns);
}
