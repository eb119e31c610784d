import { z } from 'zod';
import { channels, resultWords } from '../contract.ts';

/** Why one sees a value: who said it, when, and the agreement under which it is shown. */
export const seenSchema = z.object({
  organisation: z.object({ slug: z.string(), name: z.string() }).nullable()
    .describe('Who said it; null where the agreement shows it as the exchange’s'),
  at: z.string().nullable(),
  agreement: z.object({ agreementId: z.number().int(), title: z.string() }).nullable()
    .describe('Null for what your own organisation contributed'),
  own: z.boolean(),
}).meta({ id: 'Seen' });
export type Seen = z.infer<typeof seenSchema>;

const placeSchema = z.object({ divisionId: z.number().int(), name: z.string() });

export const summarySchema = z.object({
  personId: z.string(),
  name: z.string(),
  last: z.string(), first: z.string(), middle: z.string(), suffix: z.string(),
  birthYear: z.number().int().nullable(),
  address: z.object({ line: z.string(), city: z.string(), zip: z.string() }).nullable(),
  party: z.string().nullable(),
  status: z.string().nullable(),
  state: z.string().nullable(),
  voterId: z.string().nullable(),
  county: placeSchema.nullable(),
  precinct: placeSchema.nullable(),
  onRoll: z.boolean(),
}).meta({ id: 'PersonSummary' });
export type Summary = z.infer<typeof summarySchema>;

const registrationSchema = summarySchema.omit({ personId: true, onRoll: true }).extend({
  reason: z.string(),
  sex: z.string(),
  birthState: z.string(),
  registeredOn: z.string().nullable(),
  mailAddress: z.string(),
  phone: z.string().nullable(),
  confidential: z.boolean(),
  race: z.string().optional().describe('Only where an agreement lets you read it'),
  ethnicity: z.string().optional(),
  districts: z.array(z.object({
    divisionId: z.number().int(), kind: z.string(), code: z.string(), name: z.string(),
  })),
  seen: seenSchema,
});

const voteSchema = z.object({
  election: z.object({
    slug: z.string(), name: z.string(), day: z.string(), kind: z.string(),
  }),
  method: z.string(),
  party: z.string(),
  seen: seenSchema,
});

const statementSchema = z.object({
  statementId: z.string().describe('What a split takes'),
  name: z.string().nullable(),
  birthDate: z.string().nullable(),
  birthYear: z.number().int().nullable(),
  age: z.number().int().nullable(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  seen: seenSchema,
});

export const answerSchema = z.object({
  question: z.string(), wording: z.string(), category: z.string(),
  option: z.string(), number: z.number().int(), optionWording: z.string(),
});

export const contactView = z.object({
  contactId: z.string(),
  personId: z.string(),
  channel: z.enum(channels),
  result: z.enum(resultWords),
  occurredAt: z.string(),
  receivedAt: z.string(),
  datedToReceipt: z.boolean(),
  by: z.string(),
  phone: z.string().nullable().describe('The number tried; null where you may not read it'),
  county: placeSchema.nullable(),
  answers: z.array(answerSchema),
  ownAnswers: z.array(z.object({ question: z.string(), answer: z.string() }))
    .describe('To your own questions that are not mapped; shown to nobody else'),
  retracted: z.object({ at: z.string(), reason: z.string() }).nullable()
    .describe('Only your own retracted contacts are shown'),
  seen: seenSchema,
}).meta({ id: 'Contact' });
export type ContactView = z.infer<typeof contactView>;

const effectiveSchema = answerSchema.extend({
  occurredAt: z.string(),
  others: z.number().int().describe('Visible answers to the same question that differ from this'),
  seen: seenSchema,
});

export const personPage = z.object({
  personId: z.string(),
  asOf: z.string(),
  name: z.string(),
  doNotContact: z.array(z.object({ channel: z.enum(channels), seen: seenSchema })),
  registrations: z.array(registrationSchema),
  votes: z.array(voteSchema),
  household: z.array(summarySchema),
  statements: z.array(statementSchema),
  phones: z.array(z.object({
    phone: z.string(),
    marks: z.array(z.object({ result: z.enum(resultWords), seen: seenSchema })),
    seen: seenSchema.nullable().describe('Who gave the number; null where it was only tried'),
  })),
  effective: z.array(effectiveSchema),
  timeline: z.object({ items: z.array(contactView), next: z.string().nullable() }),
}).meta({ id: 'Person' });
export type PersonPage = z.infer<typeof personPage>;
