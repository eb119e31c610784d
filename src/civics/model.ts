import type { Day } from '../kernel/index.ts';
import type { Category } from './category.ts';

/** A piece of land with a say: state, county, precinct, district. Outside it goes by OCD id. */
export interface Division {
  readonly divisionId: number;
  readonly ocdId: string;
  readonly kind: DivisionKind;
  /** Two small letters. */
  readonly state: string;
  /** As the state's files write it: county number, precinct code, district number. */
  readonly code: string;
  readonly name: string;
  /** The county that it lies in, itself for a county; null for what lies in several. */
  readonly countyId: number | null;
}

export const divisionKinds = [
  'state', 'county', 'precinct', 'congressional', 'state_senate', 'state_house', 'municipality',
  'ward', 'council', 'school', 'school_seat', 'superior_court', 'judicial', 'township',
] as const;
export type DivisionKind = (typeof divisionKinds)[number];

export interface State {
  readonly state: string;
  readonly name: string;
  readonly timeZone: string;
}

export interface Election {
  readonly electionId: number;
  readonly slug: string;
  readonly state: string;
  readonly day: Day;
  readonly kind: string;
  readonly name: string;
}

export interface Candidate {
  readonly candidateId: number;
  readonly slug: string;
  readonly name: string;
  readonly party: string;
  /** The question on how much one supports this candidate. */
  readonly questionId: number;
}

/** Office x division x election. */
export interface Contest {
  readonly contestId: number;
  readonly slug: string;
  readonly electionId: number;
  readonly divisionId: number;
  readonly office: string;
  readonly name: string;
  /** In ballot order. */
  readonly candidates: readonly Candidate[];
}

export interface QuestionOption {
  readonly option: number;
  readonly slug: string;
  readonly wording: string;
}

export interface Question {
  readonly questionId: number;
  readonly slug: string;
  readonly kind: 'support' | 'canonical';
  readonly category: Category;
  readonly contestId: number | null;
  readonly candidateId: number | null;
  readonly wording: string;
  readonly options: readonly QuestionOption[];
}

/** The scale of every support question; options 1 to 5. */
export const supportScale = [
  { option: 1, slug: 'strong-support', wording: 'Strong support' },
  { option: 2, slug: 'lean-support', wording: 'Lean support' },
  { option: 3, slug: 'undecided', wording: 'Undecided' },
  { option: 4, slug: 'lean-oppose', wording: 'Lean oppose' },
  { option: 5, slug: 'strong-oppose', wording: 'Strong oppose' },
] as const satisfies readonly QuestionOption[];

export function supportSlug(contestSlug: string, candidateSlug: string): string {
  return `support:${contestSlug}:${candidateSlug}`;
}

/** All reference data of one moment. */
export interface Facts {
  readonly states: readonly State[];
  readonly divisions: readonly Division[];
  /** Pairs of a division and one that contains it, itself included. */
  readonly containment: readonly (readonly [divisionId: number, withinId: number])[];
  readonly elections: readonly Election[];
  readonly contests: readonly Contest[];
  readonly questions: readonly Question[];
}

/** The same, with ways to find things; everything is in memory and nothing here waits. */
export interface Civics extends Facts {
  divisionById(divisionId: number): Division | undefined;
  divisionByOcd(ocdId: string): Division | undefined;
  /** By name, whatever its letters' case. */
  countyByName(state: string, name: string): Division | undefined;
  /** By the number that the state's files give it, leading zeros or not. */
  countyByCode(state: string, code: string): Division | undefined;
  /** Whether a division lies within another, or is it. */
  within(divisionId: number, outerId: number): boolean;
  /** Every division that contains it, itself included. */
  containersOf(divisionId: number): readonly number[];
  electionBySlug(slug: string): Election | undefined;
  electionById(electionId: number): Election | undefined;
  contestBySlug(slug: string): Contest | undefined;
  contestById(contestId: number): Contest | undefined;
  questionBySlug(slug: string): Question | undefined;
  questionById(questionId: number): Question | undefined;
  stateByCode(state: string): State | undefined;
}

const normal = (name: string): string => name.toUpperCase().replace(/[^A-Z]/g, '');
const bare = (code: string): string => code.trim().replace(/^0+(?=.)/, '').toUpperCase();

export function arrange(facts: Facts): Civics {
  const counties = facts.divisions.filter((division) => division.kind === 'county');
  const containers = new Map<number, number[]>();
  for (const [inner, outer] of facts.containment) {
    const known = containers.get(inner);
    if (known) known.push(outer);
    else containers.set(inner, [outer]);
  }
  const byId = index(facts.divisions, (division) => division.divisionId);
  const byOcd = index(facts.divisions, (division) => division.ocdId);
  const byName = index(counties, (county) => `${county.state}/${normal(county.name)}`);
  const byCode = index(counties, (county) => `${county.state}/${bare(county.code)}`);
  const electionsBySlug = index(facts.elections, (election) => election.slug);
  const electionsById = index(facts.elections, (election) => election.electionId);
  const contestsBySlug = index(facts.contests, (contest) => contest.slug);
  const contestsById = index(facts.contests, (contest) => contest.contestId);
  const questionsBySlug = index(facts.questions, (question) => question.slug);
  const questionsById = index(facts.questions, (question) => question.questionId);
  const states = index(facts.states, ({ state }) => state);
  return {
    ...facts,
    divisionById: (id) => byId.get(id),
    divisionByOcd: (ocdId) => byOcd.get(ocdId),
    countyByName: (state, name) => byName.get(`${state}/${normal(name)}`),
    countyByCode: (state, code) => byCode.get(`${state}/${bare(code)}`),
    within: (inner, outer) => containers.get(inner)?.includes(outer) ?? false,
    containersOf: (id) => containers.get(id) ?? [],
    electionBySlug: (slug) => electionsBySlug.get(slug),
    electionById: (id) => electionsById.get(id),
    contestBySlug: (slug) => contestsBySlug.get(slug),
    contestById: (id) => contestsById.get(id),
    questionBySlug: (slug) => questionsBySlug.get(slug),
    questionById: (id) => questionsById.get(id),
    stateByCode: (state) => states.get(state),
  };
}

function index<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item> {
  return new Map(items.map((item) => [keyOf(item), item]));
}
