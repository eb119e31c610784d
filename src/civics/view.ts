import type { z } from 'zod';
import type { contestSchema, divisionSchema, electionSchema, questionSchema } from './contract.ts';
import type { Civics, Contest, Division, Election, Question } from './model.ts';

/** What the world outside is shown: slugs and OCD ids instead of numbers. */
export function divisionView(civics: Civics, one: Division): z.infer<typeof divisionSchema> {
  const { divisionId, ocdId, kind, state, code, name, countyId } = one;
  const county = countyId === null ? null : civics.divisionById(countyId)?.name ?? null;
  return { divisionId, ocdId, kind, state, code, name, county };
}

export function electionView(one: Election): z.infer<typeof electionSchema> {
  const { slug, state, day, kind, name } = one;
  return { slug, state, day, kind, name };
}

export function contestView(civics: Civics, one: Contest): z.infer<typeof contestSchema> {
  const { slug, office, name } = one;
  const division = civics.divisionById(one.divisionId)!;
  return {
    slug, office, name,
    election: civics.electionById(one.electionId)!.slug,
    division: { ocdId: division.ocdId, name: division.name },
    candidates: one.candidates.map((candidate) => ({
      slug: candidate.slug, name: candidate.name, party: candidate.party,
      question: civics.questionById(candidate.questionId)!.slug,
    })),
  };
}

export function questionView(civics: Civics, one: Question): z.infer<typeof questionSchema> {
  const { slug, kind, category, wording, options } = one;
  const contest = one.contestId === null ? undefined : civics.contestById(one.contestId);
  const candidate = contest?.candidates.find((each) => each.candidateId === one.candidateId);
  return {
    slug, kind, category, wording, options: [...options],
    contest: contest?.slug ?? null, candidate: candidate?.slug ?? null,
  };
}
