import type { Layout } from './layout.ts';

/**
 * North Carolina's public files: ncvoter and ncvhis of the state board of elections. The present
 * layout (since February 2022) and the older ones, whose names for columns are aliases here.
 */
export const ncRegistrations: Layout = {
  name: 'nc',
  kind: 'registrations',
  keyColumn: 'ncid',
  talliedColumn: 'state_cd',
  needed: [
    'county_id', 'county_desc', 'voter_reg_num', 'ncid', 'last_name', 'first_name', 'middle_name',
    'name_suffix_lbl', 'status_cd', 'reason_cd', 'res_street_address', 'res_city_desc', 'state_cd',
    'zip_code', 'mail_addr1', 'mail_addr2', 'mail_addr3', 'mail_addr4', 'mail_city', 'mail_state',
    'mail_zipcode', 'full_phone_number', 'confidential_ind', 'registr_dt', 'race_code',
    'ethnic_code', 'party_cd', 'gender_code', 'birth_year', 'birth_state', 'precinct_abbrv',
    'precinct_desc', 'municipality_abbrv', 'municipality_desc', 'ward_abbrv', 'ward_desc',
    'cong_dist_abbrv', 'super_court_abbrv', 'judic_dist_abbrv', 'nc_senate_abbrv',
    'nc_house_abbrv', 'county_commiss_abbrv', 'county_commiss_desc', 'township_abbrv',
    'township_desc', 'school_dist_abbrv', 'school_dist_desc',
  ],
  optional: ['half_code', 'street_dir', 'street_type_cd', 'street_sufx_cd', 'unit_num'],
  ignored: [
    'voter_status_desc', 'voter_status_reason_desc', 'age_at_year_end', 'drivers_lic',
    'fire_dist_abbrv', 'fire_dist_desc', 'water_dist_abbrv', 'water_dist_desc',
    'sewer_dist_abbrv', 'sewer_dist_desc', 'sanit_dist_abbrv', 'sanit_dist_desc',
    'rescue_dist_abbrv', 'rescue_dist_desc', 'munic_dist_abbrv', 'munic_dist_desc',
    'dist_1_abbrv', 'dist_1_desc', 'dist_2_abbrv', 'dist_2_desc', 'vtd_abbrv', 'vtd_desc',
    'absent_ind', 'name_prefx_cd', 'unit_designator', 'snapshot_dt', 'load_dt', 'cancellation_dt',
  ],
  aliases: {
    midl_name: 'middle_name', name_sufx_cd: 'name_suffix_lbl', name_suffix_cd: 'name_suffix_lbl',
    birth_place: 'birth_state', sex_code: 'gender_code', age: 'age_at_year_end',
    birth_age: 'age_at_year_end', party_code: 'party_cd', ward_name: 'ward_desc',
  },
  substitutes: {
    res_street_address: ['house_num', 'street_name'],
    full_phone_number: ['area_cd', 'phone_num'],
    birth_year: ['age_at_year_end'],
  },
};

export const ncHistory: Layout = {
  name: 'nc',
  kind: 'history',
  keyColumn: 'ncid',
  talliedColumn: 'county_desc',
  needed: [
    'county_id', 'county_desc', 'ncid', 'election_lbl', 'election_desc', 'voting_method',
    'voted_party_cd', 'voted_county_id', 'voted_county_desc',
  ],
  optional: [],
  ignored: [
    'voter_reg_num', 'voted_party_desc', 'pct_label', 'pct_description', 'vtd_label',
    'vtd_description',
  ],
  aliases: {},
  substitutes: {},
};

/** Codes of the public layout; others are kept as they are, and counted. */
export const ncCodes = {
  status: ['A', 'D', 'I', 'R', 'S'],
  party: ['DEM', 'REP', 'UNA', 'LIB', 'GRE', 'CST', 'NLB', 'JFA', 'WTP'],
  race: ['A', 'B', 'I', 'M', 'O', 'P', 'U', 'W'],
  ethnicity: ['HL', 'NL', 'UN'],
  sex: ['F', 'M', 'U'],
} as const;

/** Which of several lines of one voter is her present registration: the first of these. */
export const statusOrder = ['A', 'S', 'I', 'D', 'R'] as const;
/** With these a registration is off the roll. */
export const cancelledStatuses = ['R', 'D'] as const;

export interface LongestValue {
  /** As the file calls it. */
  readonly column: string;
  /** As it is called once read. */
  readonly kept: string;
  /** In characters. */
  readonly length: number;
}

const longest = (column: string, kept: string, length: number): LongestValue =>
  ({ column, kept, length });

/** Far above what the layout allows, so that only slips exceed them. */
export const longestValues: readonly LongestValue[] = [
  longest('voter_reg_num', 'voter_number', 12), longest('last_name', 'last_name', 60),
  longest('first_name', 'first_name', 60), longest('middle_name', 'middle_name', 60),
  longest('name_suffix_lbl', 'suffix', 10), longest('status_cd', 'status', 2),
  longest('reason_cd', 'reason', 3), longest('party_cd', 'party', 6),
  longest('gender_code', 'sex', 3), longest('race_code', 'race', 3),
  longest('ethnic_code', 'ethnicity', 3), longest('birth_state', 'birth_state', 40),
  longest('res_street_address', 'street', 120), longest('res_city_desc', 'city', 60),
  longest('zip_code', 'zip', 10), longest('mail_addr1', 'mail', 400),
  longest('precinct_abbrv', 'precinct_abbrv', 20),
];
