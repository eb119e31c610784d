import { z } from 'zod';

/**
 * Agreements speak in categories (closed list): every stored field belongs to exactly one, see
 * fields.ts. The place in the list is the bit in masks and never changes.
 */
export const categories = [
  'registration', 'sensitive', 'vote_history', 'ballot_status', 'contact', 'support', 'issue',
  'vote_plan', 'contactability', 'consumer', 'score', 'membership', 'gift',
] as const;
export type Category = (typeof categories)[number];

const slug = z.string().regex(/^[a-z0-9][a-z0-9/_-]{0,99}$/, 'holds 1 to 100 of a-z, 0-9, - and /')
  .describe('Stable name, e.g. 2026-general/us-senate');
const state = z.string().regex(/^[a-z]{2}$/, 'is two small letters').describe('e.g. xc');
const line = (max: number) => z.string().trim().min(1).max(max).refine(
  (text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'holds characters that cannot be shown',
);
const ocdId = z.string().regex(/^ocd-division\/country:[a-z]{2}(\/[a-z_-]+:[^\s/]+)*$/u,
  'is an OCD division id').max(300);

export const stateSchema = z.object({
  state: z.string(), name: z.string(), timeZone: z.string(),
}).meta({ id: 'State' });

export const divisionSchema = z.object({
  divisionId: z.number().int(),
  ocdId: z.string(),
  kind: z.string(),
  state: z.string(),
  code: z.string().describe('As the state writes it: county number, precinct code'),
  name: z.string(),
  county: z.string().nullable().describe('Name of the county that it lies in'),
}).meta({ id: 'Division' });

export const divisionQuery = z.object({
  state: state.optional(),
  kind: z.string().max(40).optional(),
  within: ocdId.optional().describe('OCD id of a division that contains it'),
});

export const electionSchema = z.object({
  slug: z.string(), state: z.string(), day: z.iso.date(), kind: z.string(), name: z.string(),
}).meta({ id: 'Election' });

export const newElectionSchema = z.strictObject({
  slug, state, day: z.iso.date(),
  kind: z.enum(['general', 'primary', 'second_primary', 'municipal', 'runoff', 'special', 'other']),
  name: line(200),
});

const optionSchema = z.object({
  option: z.number().int(), slug: z.string(), wording: z.string(),
});

export const candidateSchema = z.object({
  slug: z.string(), name: z.string(), party: z.string(),
  question: z.string().describe('Slug of the question on support for this candidate'),
});

export const contestSchema = z.object({
  slug: z.string(),
  election: z.string(),
  division: z.object({ ocdId: z.string(), name: z.string() }),
  office: z.string(),
  name: z.string(),
  candidates: z.array(candidateSchema).describe('In ballot order'),
}).meta({ id: 'Contest' });

export const newContestSchema = z.strictObject({
  slug,
  election: slug,
  division: ocdId,
  office: z.string().regex(/^[a-z][a-z_]{1,39}$/, 'is a word like us_senate'),
  name: line(200),
  candidates: z.array(z.strictObject({
    slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'holds 1 to 60 of a-z, 0-9 and -'),
    name: line(200),
    party: line(80),
  })).min(1).max(60).refine(
    (list) => new Set(list.map((one) => one.slug)).size === list.length,
    'names one candidate twice',
  ),
});

export const electionPageSchema = electionSchema.extend({ contests: z.array(contestSchema) });

export const questionSchema = z.object({
  slug: z.string(),
  kind: z.enum(['support', 'canonical']),
  category: z.enum(categories),
  contest: z.string().nullable(),
  candidate: z.string().nullable(),
  wording: z.string(),
  options: z.array(optionSchema),
}).meta({ id: 'Question' });

export const questionQuery = z.object({
  kind: z.enum(['support', 'canonical']).optional(),
  contest: slug.optional(),
});

export const newQuestionSchema = z.strictObject({
  slug: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, 'holds 2 to 60 of a-z, 0-9 and -'),
  category: z.enum(['issue', 'vote_plan', 'contactability']),
  wording: line(500),
  options: z.array(z.strictObject({
    slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'holds 1 to 60 of a-z, 0-9 and -'),
    wording: line(200),
  })).min(2).max(30).refine(
    (list) => new Set(list.map((one) => one.slug)).size === list.length,
    'names one option twice',
  ),
});

export const electionParams = z.object({ slug });
export const stateQuery = z.object({ state: state.optional() });
export const contestQuery = z.object({ election: slug.optional(), state: state.optional() });
export const shapeParams = z.object({ state, kind: z.enum(['counties', 'precincts']) });
