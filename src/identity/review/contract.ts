import { z } from 'zod';
import { reasonText, recordSchema, stepSchema, type RecordView } from '../graph/contract.ts';

/** Where an unsure pair comes from (closed list; stored). */
export const pairOrigins = ['roll', 'list', 'contact'] as const;
export type PairOrigin = (typeof pairOrigins)[number];

export const pairStates = ['open', 'decided', 'skipped'] as const;
export type PairState = (typeof pairStates)[number];

export const pairDecisions = ['same', 'different', 'skip'] as const;
export type PairDecision = (typeof pairDecisions)[number];

/** What the two say, side by side; null where it is not told or may not be read. */
export const fieldPairSchema = z.object({
  field: z.enum([
    'name', 'birth', 'address', 'city', 'zip', 'phone', 'email', 'voter-id',
  ]),
  one: z.string().nullable(),
  other: z.string().nullable(),
});

export const reviewPairSchema = z.object({
  pairId: z.string(),
  origin: z.enum(pairOrigins),
  state: z.enum(pairStates),
  probability: z.number().describe('That the two are one person, from 0 to 1'),
  reason: z.string(),
  one: recordSchema,
  other: recordSchema,
  fields: z.array(fieldPairSchema),
  waterfall: z.array(stepSchema)
    .describe('From what is known of both to the probability; only fields that you may read'),
  decision: z.enum(pairDecisions).nullable(),
  claimedUntil: z.string().nullable()
    .describe('Until then nobody else is given this pair; reading it again gives you more time'),
}).meta({ id: 'ReviewPair' });
export type ReviewPairView = z.infer<typeof reviewPairSchema>;

/** What a row of a list tells; it is shown as a record of kind "claim". */
export type ClaimedFields = Pick<RecordView, 'name' | 'birthDate' | 'birthYear' | 'age' | 'address'
  | 'city' | 'zip' | 'phone' | 'email' | 'state' | 'voterId'>;

export const nextPairQuery = z.object({
  skipped: z.enum(['true', 'false']).default('false').transform((text) => text === 'true')
    .describe('Go through those again that were skipped'),
});
export const nextPairReply = z.object({
  pair: reviewPairSchema.nullable().describe('Null when there is none for you just now'),
  open: z.number().int().describe('Pairs that you may decide, this one among them; 1,000 at most'),
});

export const pairDecisionBody = z.strictObject({
  decision: z.enum(pairDecisions),
  reason: reasonText.default(''),
});
export const pairDecisionReply = z.object({
  pairId: z.string(),
  state: z.enum(pairStates),
  decision: z.enum(pairDecisions).nullable(),
  personId: z.string().nullable().describe('After "same": by which both are known from now on'),
}).meta({ id: 'PairDecided' });

export const pairUndoneReply = z.object({
  pair: reviewPairSchema.describe('As it was before; yours for some minutes'),
}).meta({ id: 'PairUndone' });
