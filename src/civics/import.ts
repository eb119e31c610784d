import type { Day } from '../kernel/index.ts';
import { withSystem, type Database, type Tx } from '../platform/index.ts';
import { addContest, addQuestion } from './create.ts';
import { columbiaDivisions } from './columbia.ts';
import { civicsSchema, landSchema, type CivicsDocument } from './document.ts';
import { forgetCivics } from './read.ts';
import {
  bumpVersion, insertDivisions, insertElection, upsertShape, upsertState,
} from './store.ts';

export interface Imported {
  readonly divisions: number;
  readonly elections: number;
  readonly contests: number;
  readonly questions: number;
}

/**
 * Takes in a state as the invented one describes itself: its land (columbia.json) and elections,
 * contests, candidates and questions (civics.json). What is there already stays as it is, so twice
 * does nothing more. Throws the schema's error on anything else. For the operator's own use.
 */
export async function importCivics(
  db: Database, documents: { readonly land: unknown; readonly civics: unknown },
): Promise<Imported> {
  const land = landSchema.parse(documents.land);
  const civics = civicsSchema.parse(documents.civics);
  const imported = await withSystem(db, async (tx) => {
    await upsertState(tx, { state: land.code, name: land.name, timeZone: land.time_zone });
    const divisions = await insertDivisions(tx, columbiaDivisions(land));
    const counts = { divisions, elections: 0, contests: 0, questions: 0 };
    for (const { slug, kind, date, name } of civics.elections) {
      const given = { slug, state: land.code, day: date as Day, kind, name };
      if (await insertElection(tx, given) !== undefined) counts.elections += 1;
    }
    counts.contests = await importContests(tx, civics.contests);
    for (const question of civics.questions.filter((one) => !one.perContest)) {
      const options = question.options.map(
        (one) => ({ slug: canonicalSlug(one.slug), wording: one.text }),
      );
      const { category, text: wording } = question;
      const given = { slug: canonicalSlug(question.slug), category, wording, options };
      if (await addQuestion(tx, given) !== undefined) counts.questions += 1;
    }
    await bumpVersion(tx);
    return counts;
  });
  forgetCivics(db);
  return imported;
}

/** How the invented state's files name a canonical question or option. */
export function canonicalSlug(slug: string): string {
  return slug === 'mail_comfort' ? 'mail-voting-comfort' : slug.replaceAll('_', '-');
}

async function importContests(
  tx: Tx, contests: CivicsDocument['contests'],
): Promise<number> {
  const elections = await tx.sql.selectFrom('election').select(['slug', 'election_id']).execute();
  const divisions = await tx.sql.selectFrom('division').select(['ocd_id', 'division_id']).execute();
  const electionOf = new Map(elections.map((row) => [row.slug, row.election_id]));
  const divisionOf = new Map(divisions.map((row) => [row.ocd_id, row.division_id]));
  let added = 0;
  for (const contest of contests) {
    const electionId = electionOf.get(contest.election);
    const divisionId = divisionOf.get(contest.division);
    if (electionId === undefined || divisionId === undefined) continue;
    if (await addContest(tx, { ...contest, electionId, divisionId }) !== undefined) added += 1;
  }
  return added;
}

/** Keeps the shapes of a state's counties or precincts: GeoJSON or TopoJSON, as they are given. */
export async function importShapes(
  db: Database, shape: { state: string; kind: 'counties' | 'precincts'; body: string },
): Promise<void> {
  await withSystem(db, (tx) => upsertShape(tx, shape));
}
