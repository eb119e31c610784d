import { sql } from 'kysely';
import type { Day } from '../kernel/index.ts';
import type { Database, Tx } from '../platform/index.ts';
import type { Category } from './category.ts';
import type {
  Candidate, Contest, Division, DivisionKind, Election, Facts, Question, QuestionOption,
} from './model.ts';

export async function selectVersion(db: Database): Promise<bigint> {
  const row = await db.system.selectFrom('civics_version').select('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

/** Tells every process that its copy is old; in the transaction of the write. */
export async function bumpVersion(tx: Tx): Promise<void> {
  await tx.sql.updateTable('civics_version')
    .set(({ eb }) => ({ version: eb('version', '+', 1n) })).execute();
}

/** Everything as of one moment. */
export function selectFacts(db: Database): Promise<Facts> {
  return db.system.transaction().setIsolationLevel('repeatable read').execute(async (tx) => {
    const states = await tx.selectFrom('state_setting')
      .select(['state', 'name', 'time_zone as timeZone']).orderBy('state').execute();
    const divisions = await tx.selectFrom('division')
      .select(['division_id', 'ocd_id', 'kind', 'state', 'code', 'name', 'county_id'])
      .orderBy('division_id').execute();
    const containment = await tx.selectFrom('division_within')
      .select(['division_id', 'within_id']).orderBy('division_id').orderBy('within_id').execute();
    const elections = await tx.selectFrom('election').selectAll().orderBy('day', 'desc').execute();
    const contests = await tx.selectFrom('contest').selectAll().orderBy('contest_id').execute();
    const candidates = await tx.selectFrom('candidate as c')
      .innerJoin('question as q', 'q.candidate_id', 'c.candidate_id')
      .select(['c.candidate_id', 'c.contest_id', 'c.slug', 'c.name', 'c.party', 'q.question_id'])
      .orderBy('c.contest_id').orderBy('c.ballot_order').execute();
    const questions = await tx.selectFrom('question').selectAll().orderBy('question_id').execute();
    const options = await tx.selectFrom('question_option').selectAll()
      .orderBy('question_id').orderBy('option').execute();
    const candidatesOf = Map.groupBy(candidates, (row) => row.contest_id);
    const optionsOf = Map.groupBy(options, (row) => row.question_id);
    return {
      states,
      divisions: divisions.map(toDivision),
      containment: containment.map((row) => [row.division_id, row.within_id] as const),
      elections: elections.map(toElection),
      contests: contests.map((row): Contest => ({
        contestId: row.contest_id, slug: row.slug, electionId: row.election_id,
        divisionId: row.division_id, office: row.office, name: row.name,
        candidates: (candidatesOf.get(row.contest_id) ?? []).map(toCandidate),
      })),
      questions: questions.map((row): Question => ({
        questionId: row.question_id, slug: row.slug, kind: row.kind as Question['kind'],
        category: row.category as Category, contestId: row.contest_id,
        candidateId: row.candidate_id, wording: row.wording,
        options: (optionsOf.get(row.question_id) ?? []).map(
          ({ option, slug, wording }): QuestionOption => ({ option, slug, wording }),
        ),
      })),
    };
  });
}

interface DivisionRow {
  readonly division_id: number;
  readonly ocd_id: string;
  readonly kind: string;
  readonly state: string;
  readonly code: string;
  readonly name: string;
  readonly county_id: number | null;
}

function toDivision(row: DivisionRow): Division {
  return {
    divisionId: row.division_id, ocdId: row.ocd_id, kind: row.kind as DivisionKind,
    state: row.state, code: row.code, name: row.name, countyId: row.county_id,
  };
}

interface ElectionRow {
  readonly election_id: number;
  readonly slug: string;
  readonly state: string;
  readonly day: string;
  readonly kind: string;
  readonly name: string;
}

function toElection(row: ElectionRow): Election {
  return {
    electionId: row.election_id, slug: row.slug, state: row.state, day: row.day as Day,
    kind: row.kind, name: row.name,
  };
}

interface CandidateRow {
  readonly candidate_id: number;
  readonly slug: string;
  readonly name: string;
  readonly party: string;
  readonly question_id: number;
}

function toCandidate(row: CandidateRow): Candidate {
  return {
    candidateId: row.candidate_id, slug: row.slug, name: row.name, party: row.party,
    questionId: row.question_id,
  };
}

export async function upsertState(
  tx: Tx, state: { state: string; name: string; timeZone: string },
): Promise<void> {
  await tx.sql.insertInto('state_setting')
    .values({ state: state.state, name: state.name, time_zone: state.timeZone })
    .onConflict((conflict) => conflict.column('state').doNothing()).execute();
}

/** A division as it is given: containers by OCD id, which are there already or in the same list. */
export interface NewDivision {
  readonly ocdId: string;
  readonly kind: DivisionKind;
  readonly state: string;
  readonly code: string;
  readonly name: string;
  readonly countyOcd: string | null;
  readonly within: readonly string[];
}

/** Adds those that are missing, with what contains them. Two calls in a row do nothing more. */
export async function insertDivisions(tx: Tx, given: readonly NewDivision[]): Promise<number> {
  const rows = await sql<{ division_id: number }>`
    insert into division (ocd_id, kind, state, code, name)
    select * from unnest(${given.map((one) => one.ocdId)}::text[],
      ${given.map((one) => one.kind)}::text[], ${given.map((one) => one.state)}::text[],
      ${given.map((one) => one.code)}::text[], ${given.map((one) => one.name)}::text[])
    on conflict (ocd_id) do nothing returning division_id
  `.execute(tx.sql);
  await sql`
    update division d set county_id = county.division_id
    from unnest(${given.map((one) => one.ocdId)}::text[],
      ${given.map((one) => one.countyOcd)}::text[]) as given (ocd_id, county_ocd)
      join division county on county.ocd_id = given.county_ocd
    where d.ocd_id = given.ocd_id and d.county_id is null
  `.execute(tx.sql);
  const pairs = given.flatMap((one) => [one.ocdId, ...one.within].map((outer) => ({
    inner: one.ocdId, outer,
  })));
  await insertContainment(tx, pairs);
  return rows.rows.length;
}

export interface Containment {
  readonly inner: string;
  readonly outer: string;
}

export async function insertContainment(tx: Tx, pairs: readonly Containment[]): Promise<void> {
  await sql`
    insert into division_within (division_id, within_id)
    select distinct d.division_id, o.division_id
    from unnest(${pairs.map((pair) => pair.inner)}::text[],
      ${pairs.map((pair) => pair.outer)}::text[]) as given (ocd_id, outer_ocd)
      join division d on d.ocd_id = given.ocd_id join division o on o.ocd_id = given.outer_ocd
    on conflict do nothing
  `.execute(tx.sql);
}

export async function deleteContainment(tx: Tx, pairs: readonly Containment[]): Promise<void> {
  await sql`
    delete from division_within w
    using unnest(${pairs.map((pair) => pair.inner)}::text[],
      ${pairs.map((pair) => pair.outer)}::text[]) as given (ocd_id, outer_ocd)
      join division d on d.ocd_id = given.ocd_id join division o on o.ocd_id = given.outer_ocd
    where w.division_id = d.division_id and w.within_id = o.division_id
  `.execute(tx.sql);
}

/** The number of the new election; undefined where its slug is taken. */
export async function insertElection(
  tx: Tx, given: Omit<Election, 'electionId'>,
): Promise<number | undefined> {
  const row = await tx.sql.insertInto('election')
    .values({
      slug: given.slug, state: given.state, day: given.day, kind: given.kind, name: given.name,
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('election_id').executeTakeFirst();
  return row?.election_id;
}

export async function insertContest(
  tx: Tx, given: Omit<Contest, 'contestId' | 'candidates'>,
): Promise<number | undefined> {
  const row = await tx.sql.insertInto('contest')
    .values({
      slug: given.slug, election_id: given.electionId, division_id: given.divisionId,
      office: given.office, name: given.name,
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('contest_id').executeTakeFirst();
  return row?.contest_id;
}

export async function insertCandidate(tx: Tx, given: {
  readonly contestId: number;
  readonly slug: string;
  readonly name: string;
  readonly party: string;
  readonly ballotOrder: number;
}): Promise<number> {
  const row = await tx.sql.insertInto('candidate')
    .values({
      contest_id: given.contestId, slug: given.slug, name: given.name, party: given.party,
      ballot_order: given.ballotOrder,
    })
    .returning('candidate_id').executeTakeFirstOrThrow();
  return row.candidate_id;
}

export async function insertQuestion(
  tx: Tx, given: Omit<Question, 'questionId'>,
): Promise<number | undefined> {
  const row = await tx.sql.insertInto('question')
    .values({
      slug: given.slug, kind: given.kind, category: given.category, contest_id: given.contestId,
      candidate_id: given.candidateId, wording: given.wording,
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('question_id').executeTakeFirst();
  if (!row) return undefined;
  await tx.sql.insertInto('question_option')
    .values(given.options.map((option) => ({ question_id: row.question_id, ...option })))
    .execute();
  return row.question_id;
}

export async function upsertShape(
  tx: Tx, shape: { state: string; kind: string; body: string },
): Promise<void> {
  await tx.sql.insertInto('shape').values({ ...shape, at: tx.now })
    .onConflict((conflict) => conflict.columns(['state', 'kind'])
      .doUpdateSet({ body: shape.body, at: tx.now }))
    .execute();
}

export async function selectShape(
  db: Database, state: string, kind: string,
): Promise<string | undefined> {
  const row = await db.system.selectFrom('shape').select('body')
    .where('state', '=', state).where('kind', '=', kind).executeTakeFirst();
  return row?.body;
}
