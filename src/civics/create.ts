import { record } from '../audit/index.ts';
import { refuse, type Day } from '../kernel/index.ts';
import { withApp, type Database, type Tx } from '../platform/index.ts';
import type { Category } from './category.ts';
import { supportScale, supportSlug, type QuestionOption } from './model.ts';
import { civicsOf, forgetCivics } from './read.ts';
import {
  bumpVersion, insertCandidate, insertContest, insertElection, insertQuestion,
} from './store.ts';

/** Who adds to the reference data. */
export interface Author {
  readonly organisationId: number;
  readonly userId: string;
  readonly requestId: string;
}

export interface NewElection {
  readonly slug: string;
  readonly state: string;
  readonly day: Day;
  readonly kind: string;
  readonly name: string;
}

/** Adds an election. Refuses civics/unknown-state and civics/slug-taken. */
export async function createElection(
  db: Database, author: Author, given: NewElection,
): Promise<void> {
  const civics = await civicsOf(db);
  if (!civics.stateByCode(given.state)) refuseUnknown('state', '#/state', given.state);
  await change(db, author, async (tx) => {
    const electionId = await insertElection(tx, given) ?? refuseTaken(given.slug);
    await tell(tx, author, { kind: 'civics.election-added', detail: { electionId } });
  });
}

export interface NewContest {
  readonly slug: string;
  readonly election: string;
  /** OCD id of the division whose voters decide. */
  readonly division: string;
  readonly office: string;
  readonly name: string;
  /** In ballot order. */
  readonly candidates: readonly NewCandidate[];
}

export interface NewCandidate {
  readonly slug: string;
  readonly name: string;
  readonly party: string;
}

/**
 * Adds a contest with its candidates and one support question for each. Refuses
 * civics/unknown-election, civics/unknown-division and civics/slug-taken.
 */
export async function createContest(
  db: Database, author: Author, given: NewContest,
): Promise<void> {
  const civics = await civicsOf(db);
  const election = civics.electionBySlug(given.election)
    ?? refuseUnknown('election', '#/election', given.election);
  const division = civics.divisionByOcd(given.division)
    ?? refuseUnknown('division', '#/division', given.division);
  const { electionId } = election;
  const { divisionId } = division;
  await change(db, author, async (tx) => {
    const contestId = await addContest(tx, { ...given, electionId, divisionId })
      ?? refuseTaken(given.slug);
    await tell(tx, author, { kind: 'civics.contest-added', detail: { contestId } });
  });
}

/** The contest's number; undefined where its slug is taken, and then nothing is added. */
export async function addContest(
  tx: Tx, given: Omit<NewContest, 'election' | 'division'> & {
    readonly electionId: number; readonly divisionId: number;
  },
): Promise<number | undefined> {
  const contestId = await insertContest(tx, given);
  if (contestId === undefined) return undefined;
  for (const [at, candidate] of given.candidates.entries()) {
    const candidateId = await insertCandidate(tx, { ...candidate, contestId, ballotOrder: at + 1 });
    await insertQuestion(tx, {
      slug: supportSlug(given.slug, candidate.slug), kind: 'support', category: 'support',
      contestId, candidateId, options: supportScale,
      wording: `Would you vote for ${candidate.name} (${given.name})?`,
    });
  }
  return contestId;
}

export interface NewQuestion {
  readonly slug: string;
  readonly category: Category;
  readonly wording: string;
  readonly options: readonly { readonly slug: string; readonly wording: string }[];
}

/** Adds a canonical question; its options are numbered from 1. Refuses civics/slug-taken. */
export async function createQuestion(
  db: Database, author: Author, given: NewQuestion,
): Promise<void> {
  await change(db, author, async (tx) => {
    const questionId = await addQuestion(tx, given) ?? refuseTaken(given.slug);
    await tell(tx, author, { kind: 'civics.question-added', detail: { questionId } });
  });
}

export function addQuestion(tx: Tx, given: NewQuestion): Promise<number | undefined> {
  const options = given.options.map(
    (one, at): QuestionOption => ({ option: at + 1, slug: one.slug, wording: one.wording }),
  );
  return insertQuestion(tx, {
    ...given, kind: 'canonical', contestId: null, candidateId: null, options,
  });
}

async function change(
  db: Database, author: Author, act: (tx: Tx) => Promise<void>,
): Promise<void> {
  await withApp(db, { organisationId: author.organisationId, sources: [] }, async (tx) => {
    await act(tx);
    await bumpVersion(tx);
  });
  forgetCivics(db);
}

async function tell(
  tx: Tx, author: Author,
  entry: { readonly kind: string; readonly detail: { readonly [name: string]: number } },
): Promise<void> {
  await record(tx, { ...entry, ...author });
}

function refuseUnknown(what: string, pointer: string, given: string): never {
  return refuse({
    kind: 'invalid', code: `civics/unknown-${what}`, detail: `There is no ${what} ${given}.`,
    extras: { faults: [{ pointer, detail: 'is not known here' }] },
  });
}

function refuseTaken(slug: string): never {
  return refuse({
    kind: 'conflict', code: 'civics/slug-taken', detail: `There is a ${slug} already.`,
    extras: { faults: [{ pointer: '#/slug', detail: 'is taken' }] },
  });
}
