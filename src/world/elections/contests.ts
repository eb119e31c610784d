import { seatCounts, divisionSlug } from '../land/districts.ts';
import { stateDivision } from '../land/geography.ts';
import type { County, Geography } from '../land/geography.ts';
import { drawGiven, drawSurname } from '../names/names.ts';
import { mix, randomOf } from '../random.ts';
import type { Voter } from '../people/voter.ts';
import { coming } from './calendar.ts';

export type Office =
  | 'governor' | 'school_board' | 'sheriff' | 'state_house' | 'state_senate' | 'us_house'
  | 'us_senate';

export interface Candidate {
  readonly slug: string;
  readonly name: string;
  /** Invented; `rollParty` is the code under which the roll would print it. */
  readonly party: string;
  readonly rollParty: 'DEM' | 'REP' | 'UNA';
}

export interface Contest {
  /** `2026-general/us-house-3`; unique. */
  readonly slug: string;
  readonly election: string;
  readonly office: Office;
  readonly name: string;
  readonly division: string;
  /** The candidate whom the support scale is about: 1 strong support, 5 strong opposition. */
  readonly subject: string;
  readonly candidates: readonly Candidate[];
}

const parties = [
  { party: 'Common Party', rollParty: 'DEM' },
  { party: 'Homestead Party', rollParty: 'REP' },
] as const;

/** Candidates whose names organisations bear. */
const named: Readonly<Record<string, string>> = {
  'governor': 'Ellen Marlow',
  'us-senate': 'Tunde Adeyemi',
  'school-board-alder': 'Dana Quillfeather',
};

const title = (name: string): string =>
  name.toLowerCase().replace(/(^|[ '-])[a-z]/g, (start) => start.toUpperCase());

function inventCandidates(seed: number, slug: string): readonly Candidate[] {
  const nonpartisan = slug.startsWith('school-board');
  const letters = [...slug].map((letter) => letter.charCodeAt(0));
  const random = randomOf(seed, 103, mix(...letters));
  return parties.map(({ party, rollParty }, place) => {
    const sex = random.chance(0.5) ? 'F' : 'M';
    const group = random.chance(0.7) ? 'white' : 'black';
    const drawn = `${drawGiven(random, { sex, group, birthYear: 1972 })} `
      + drawSurname(random, group);
    const name = (place === 0 ? named[slug] : undefined) ?? title(drawn);
    const candidate = { slug: name.toLowerCase().replace(/[^a-z]+/g, '-'), name };
    return nonpartisan ? { ...candidate, party: 'Nonpartisan', rollParty: 'UNA' }
      : { ...candidate, party, rollParty };
  });
}

/** Everything on the ballot of the coming election. */
export function inventContests(geography: Geography): readonly Contest[] {
  const contest = (slug: string, office: Office, words: readonly [string, string]): Contest => {
    const candidates = inventCandidates(geography.seed, slug);
    const [name, division] = words;
    return { slug: `${coming.slug}/${slug}`, election: coming.slug, office, name, division,
      subject: candidates[0]?.slug ?? '', candidates };
  };
  const each = (count: number, make: (number: number) => Contest): readonly Contest[] =>
    Array.from({ length: count }, (_, index) => make(index + 1));
  return [
    contest('governor', 'governor', ['Governor', stateDivision]),
    contest('us-senate', 'us_senate', ['United States Senate', stateDivision]),
    ...each(seatCounts.congress, (number) => contest(`us-house-${number}`, 'us_house',
      [`United States House, District ${number}`, `${stateDivision}/cd:${number}`])),
    ...each(seatCounts.senate, (number) => contest(`state-senate-${number}`, 'state_senate',
      [`State Senate, District ${number}`, `${stateDivision}/sldu:${number}`])),
    ...each(seatCounts.house, (number) => contest(`state-house-${number}`, 'state_house',
      [`State House, District ${number}`, `${stateDivision}/sldl:${number}`])),
    ...geography.counties.map((county) => contest(`sheriff-${countySlug(county)}`, 'sheriff',
      [`Sheriff of ${county.name} County`, county.ocd])),
    ...geography.counties.map((county) => contest(`school-board-${countySlug(county)}`,
      'school_board', [`${county.name} County School Board`, schoolDivision(county)])),
  ];
}

export function countySlug(county: County): string {
  return county.name.toLowerCase().replaceAll(' ', '-');
}

/** Columbia's school districts follow its counties. */
export function schoolDivision(county: County): string {
  return `${stateDivision}/school_district:${divisionSlug(county.name)}`;
}

/** The contests that this voter may vote in, statewide ones first. */
export function contestSlugsOf(voter: Voter): readonly string[] {
  const { seats } = voter.precinct;
  const county = countySlug(voter.county);
  return ['governor', 'us-senate', `us-house-${seats.congress}`, `state-senate-${seats.senate}`,
    `state-house-${seats.house}`, `sheriff-${county}`, `school-board-${county}`]
    .map((slug) => `${coming.slug}/${slug}`);
}
