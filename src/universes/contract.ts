import { z } from 'zod';

/**
 * A universe is an expression tree: all / any / not over typed leaves. The same schema stands at
 * the API, in the web's builder and in what is saved. `op` says what a node is; whatever refers to
 * reference data does so by OCD id or slug, so that a tree means the same in every installation.
 */
export const mostLeaves = 200;
export const mostDepth = 12;

const words = z.array(z.string().min(1).max(40)).min(1).max(100);
const divisions = z.array(z.string().startsWith('ocd-division/').max(200)).min(1).max(1000);
const slug = z.string().min(1).max(120);
const day = z.iso.date();
const years = z.int().min(0).max(130);
const withinDays = z.int().min(1).max(3650)
  .describe('Only the last so many local days, today included.');

const answerShape = {
  in: z.array(slug).min(1).max(99).optional().describe('Slugs of options.'),
  unknown: z.literal(true).optional().describe('Also those of whom no such answer is known.'),
  withinDays: withinDays.optional().describe('Older answers count as not known.'),
};
const saysSomething = (leaf: { in?: unknown; unknown?: unknown }): boolean =>
  leaf.in !== undefined || leaf.unknown !== undefined;
const givesOption = { error: 'give options (in), unknown, or both', path: ['in'] };
const givesBound = { error: 'give at least one bound, the lower not above the upper' };

export const contactScopes = ['me', 'others', 'anyone'] as const;
export const electionKinds = ['general', 'primary', 'any'] as const;
export type ContactScope = (typeof contactScopes)[number];
export type ElectionKind = (typeof electionKinds)[number];

export const partyLeaf = z.strictObject({ op: z.literal('party'), in: words });
export const sexLeaf = z.strictObject({ op: z.literal('sex'), in: words });
export const statusLeaf = z.strictObject({ op: z.literal('status'), in: words });
export const raceLeaf = z.strictObject({ op: z.literal('race'), in: words });
export const ethnicityLeaf = z.strictObject({ op: z.literal('ethnicity'), in: words });
export const ageLeaf = z.strictObject({
  op: z.literal('age'), from: years.optional(), to: years.optional(),
}).refine(({ from, to }) => (from ?? to) !== undefined && (from ?? 0) <= (to ?? 130), givesBound)
  .describe('Age reached in the year asked, both bounds included.');
export const countyLeaf = z.strictObject({ op: z.literal('county'), in: divisions });
export const precinctLeaf = z.strictObject({ op: z.literal('precinct'), in: divisions });
export const districtLeaf = z.strictObject({
  op: z.literal('district'), kind: z.string().min(1).max(60), in: divisions,
});
export const registeredLeaf = z.strictObject({
  op: z.literal('registered'), since: day.optional(), until: day.optional(),
}).refine(({ since, until }) =>
  (since ?? until) !== undefined && (since ?? '') <= (until ?? '9999'), givesBound);
export const votedLeaf = z.strictObject({
  op: z.literal('voted'), kind: z.enum(electionKinds),
  atLeast: z.int().min(1).max(20), ofLast: z.int().min(1).max(20),
}).refine(({ atLeast, ofLast }) => atLeast <= ofLast, {
  error: 'cannot be more than ofLast', path: ['atLeast'],
}).describe('Voted in at least so many of the last elections of this kind on the roll.');
export const votedInLeaf = z.strictObject({
  op: z.literal('votedIn'), election: slug, by: words.optional().describe('Methods of voting.'),
});
export const supportLeaf = z.strictObject({
  op: z.literal('support'), contest: slug, candidate: slug, ...answerShape,
}).refine(saysSomething, givesOption);
export const questionLeaf = z.strictObject({
  op: z.literal('question'), question: slug, ...answerShape,
}).refine(saysSomething, givesOption);
export const contactedLeaf = z.strictObject({
  op: z.literal('contacted'), by: z.enum(contactScopes), withinDays: withinDays.optional(),
});
export const notContactedLeaf = z.strictObject({
  op: z.literal('notContacted'), by: z.enum(contactScopes), withinDays: withinDays.optional(),
});

const leaves = [
  partyLeaf, ageLeaf, sexLeaf, statusLeaf, raceLeaf, ethnicityLeaf, countyLeaf, precinctLeaf,
  districtLeaf, registeredLeaf, votedLeaf, votedInLeaf, supportLeaf, questionLeaf, contactedLeaf,
  notContactedLeaf,
] as const;
export const leafSchema = z.discriminatedUnion('op', leaves).meta({ id: 'UniverseLeaf' });
export type Leaf = z.infer<typeof leafSchema>;

export type Tree =
  | { readonly op: 'all'; readonly of: readonly Tree[] }
  | { readonly op: 'any'; readonly of: readonly Tree[] }
  | { readonly op: 'not'; readonly of: Tree }
  | Leaf;

/** `all` of nothing is everyone, `any` of nothing is nobody. */
export const treeSchema: z.ZodType<Tree> = z.lazy(() => z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('all'), of: z.array(treeSchema).max(mostLeaves) }),
  z.strictObject({ op: z.literal('any'), of: z.array(treeSchema).max(mostLeaves) }),
  z.strictObject({ op: z.literal('not'), of: treeSchema }),
  ...leaves,
])).meta({ id: 'UniverseTree' });

/** By what the hits are broken down; at most twelve at once. */
export const facetSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.enum([
    'party', 'age', 'sex', 'status', 'race', 'ethnicity', 'county',
  ]) }),
  z.strictObject({ by: z.literal('voted'), kind: z.enum(electionKinds),
    ofLast: z.int().min(1).max(20) }),
  z.strictObject({ by: z.literal('support'), contest: slug, candidate: slug }),
  z.strictObject({ by: z.literal('question'), question: slug }),
  z.strictObject({ by: z.literal('contacted'), who: z.enum(contactScopes) }),
]).meta({ id: 'UniverseFacet' });
export type Facet = z.infer<typeof facetSchema>;

export const countBody = z.strictObject({
  tree: treeSchema,
  facets: z.array(facetSchema).max(12).default([]),
  rows: z.int().min(0).max(200).default(0)
    .describe('First so many persons, in the order of the roll: county, precinct, household.'),
  after: z.string().max(60).optional().describe('`next` of the page before.'),
}).meta({ id: 'UniverseCount' });
export type CountBody = z.infer<typeof countBody>;

export const bucket = z.object({
  value: z.string(), label: z.string(), count: z.number().int(),
  narrow: treeSchema.nullable().describe('Join it to the tree with `all` to keep only this bar.'),
});
export const facetReply = z.object({ facet: facetSchema, buckets: z.array(bucket) });
export type FacetReply = z.infer<typeof facetReply>;

export const personRow = z.object({
  personId: z.string(), name: z.string(), age: z.number().int().nullable(),
  party: z.string(), city: z.string(), precinct: z.string().nullable(),
});
export type PersonRow = z.infer<typeof personRow>;

export const countReply = z.object({
  count: z.number().int(),
  households: z.number().int(),
  total: z.number().int().describe('Registrations that the viewer may see at all.'),
  facets: z.array(facetReply),
  rows: z.array(personRow),
  next: z.string().nullable().describe('Give it as `after` for the next rows; null at the end.'),
  asOf: z.iso.datetime().describe('Everything acknowledged before this instant is counted.'),
  engineMs: z.number(),
  agreementVersion: z.number().int(),
}).meta({ id: 'UniverseCounted' });
export type CountReply = z.infer<typeof countReply>;

const choice = z.object({ value: z.string(), label: z.string() });
export type Choice = z.infer<typeof choice>;

/** What the viewer may build with; a field that is not granted is absent. */
export const fieldsReply = z.object({
  fields: z.array(z.object({
    op: z.string().describe('The leaf that this field makes.'),
    label: z.string(),
    category: z.string(),
    options: z.array(choice).describe('Values for `in`; empty where there is nothing to choose.'),
  })),
  counties: z.array(choice),
  districts: z.array(z.object({ kind: z.string(), label: z.string(), options: z.array(choice) })),
  elections: z.array(z.object({
    election: z.string(), label: z.string(), day: z.iso.date(), kind: z.string(),
  })).describe('Elections with history on the roll, newest first.'),
  contests: z.array(z.object({
    contest: z.string(), label: z.string(), day: z.iso.date(),
    candidates: z.array(z.object({ candidate: z.string(), label: z.string(), party: z.string() })),
    options: z.array(choice),
  })),
  questions: z.array(z.object({
    question: z.string(), label: z.string(), category: z.string(), options: z.array(choice),
  })),
  agreementVersion: z.number().int(),
}).meta({ id: 'UniverseFields' });
export type FieldsReply = z.infer<typeof fieldsReply>;
