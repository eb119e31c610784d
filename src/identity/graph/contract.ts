import { z } from 'zod';
import { cleanText, stepSchema } from '../contract.ts';

export { stepFields, stepSchema, type WaterfallStep } from '../contract.ts';

/** What two records are held to be to one another (closed list; stored). */
export const verdicts = ['same', 'different', 'unsure'] as const;
export type Verdict = (typeof verdicts)[number];

/** Who holds so (closed list; stored). A steward outweighs rule and model. */
export const judges = ['rule', 'model', 'steward'] as const;
export type Judge = (typeof judges)[number];

/** `claim` is a row of your own list, or what a contact that waits says: no person keeps it. */
export const recordKinds = ['registration', 'statement', 'claim'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** A record as the viewer may read it; fields that may not be read are null. */
export const recordSchema = z.object({
  recordId: z.string().nullable().describe('Of a statement: what a split takes. Null for a claim'),
  kind: z.enum(recordKinds),
  personId: z.string().nullable().describe('Under which it was recorded; null for a claim'),
  name: z.string(),
  birthDate: z.string().nullable(),
  birthYear: z.number().int().nullable(),
  age: z.number().int().nullable(),
  address: z.string().nullable(),
  city: z.string().nullable(),
  zip: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  state: z.string().nullable(),
  voterId: z.string().nullable(),
  at: z.string().describe('When it was said; of a registration, when its roll was switched'),
  organisation: z.object({ slug: z.string(), name: z.string() }).nullable()
    .describe('Who says so; null where the agreement shows it as the exchange’s'),
  own: z.boolean(),
}).meta({ id: 'IdentityRecord' });
export type RecordView = z.infer<typeof recordSchema>;

export const reasonText = cleanText(500);

export const mergeBody = z.strictObject({
  with: cleanText(40).describe('The other person'),
  reason: reasonText.default(''),
});
export const mergeReply = z.object({
  personId: z.string().describe('By which both are known from now on; the old ids lead to it'),
  aliases: z.array(z.string()),
  actId: z.string().nullable().describe('For taking it back; null where they were one already'),
}).meta({ id: 'Merged' });

export const splitBody = z.strictObject({
  statements: z.array(cleanText(40)).min(1).max(500)
    .describe('The statements (recordId) that speak of someone else'),
  reason: reasonText.default(''),
});
export const splitReply = z.object({
  personId: z.string().describe('Who stays'),
  splitPersonId: z.string().describe('Whom the chosen statements speak of'),
  contacts: z.number().int().describe('Contacts that went with them'),
  actId: z.string().describe('For taking it back'),
}).meta({ id: 'Split' });

export const undoneReply = z.object({
  personIds: z.array(z.string()).describe('Whom the act was about, as they are known now'),
}).meta({ id: 'ActUndone' });

export const judgementSchema = z.object({
  judgementId: z.string(),
  verdict: z.enum(verdicts),
  by: z.enum(judges),
  at: z.string(),
  organisation: z.object({ slug: z.string(), name: z.string() }).nullable()
    .describe('Whose act; null where it is shown as the exchange’s'),
  reason: z.string().nullable().describe('Of a steward, where you may know whose act it is'),
  probability: z.number().nullable(),
  weightsVersion: z.string().nullable(),
  waterfall: z.array(stepSchema),
  records: z.array(z.string()).describe('The recordIds of the two'),
  stands: z.boolean().describe('False where a later judgement outweighs it'),
  sentence: z.string(),
}).meta({ id: 'Judgement' });
export type JudgementView = z.infer<typeof judgementSchema>;

export const judgementsReply = z.object({
  personId: z.string(),
  records: z.array(recordSchema).describe('Registrations and statements that you may read'),
  judgements: z.array(judgementSchema).describe('Newest first'),
  sentences: z.array(z.string()).describe('Why these are held to be one person'),
}).meta({ id: 'WhyOne' });

/** An organisation's own id of a person: private to it, any text of 1 to 500 characters. */
export const externalId = cleanText(500).min(1, 'is empty');
export const externalIdBody = z.strictObject({ externalId });
export const externalIdQuery = z.object({ externalId });
export const externalIdSchema = z.object({
  externalId: z.string(), personId: z.string(), at: z.string(),
}).meta({ id: 'ExternalId' });
