import type { Ballot } from '../elections/turnout.ts';
import type { County } from '../land/geography.ts';
import type { Voter } from '../people/voter.ts';
import { partyWords, quoted } from './roll-layout.ts';

/** The 15 columns of the public history file, in the file's order. */
export const historyColumns = [
  'county_id', 'county_desc', 'voter_reg_num', 'election_lbl', 'election_desc', 'voting_method',
  'voted_party_cd', 'voted_party_desc', 'pct_label', 'pct_description', 'ncid', 'voted_county_id',
  'voted_county_desc', 'vtd_label', 'vtd_description',
] as const;

export const historyHeader = quoted(historyColumns);

/** One line of the history, without its line end. `earlier` is the county of a former home. */
export function historyLine(voter: Voter, ballot: Ballot, earlier: County): string {
  const { county, precinct } = voter;
  const { election, party } = ballot;
  const where = ballot.elsewhere ? earlier : county;
  const code = ballot.elsewhere ? (where.precincts[0]?.code ?? '') : precinct.code;
  const name = ballot.elsewhere ? (where.precincts[0]?.name ?? '') : precinct.name;
  return `"${county.id}"\t"${county.name.toUpperCase()}"\t"${voter.regNumber}"\t"`
    + `${election.label}"\t"${election.description}"\t"${ballot.method}"\t"${party}"\t"`
    + `${partyWords[party]}"\t"${code}"\t"${name}"\t"${voter.ncid}"\t"${where.id}"\t"`
    + `${where.name.toUpperCase()}"\t"${code}"\t"${code}"`;
}
