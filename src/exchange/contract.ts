import { z } from 'zod';
import { cleanText, personGivenSchema } from '../identity/contract.ts';

/** How a person was tried to be reached (closed list; the place, from 1, is stored). */
export const channels = [
  'door', 'phone', 'text', 'mail', 'email', 'event', 'friend', 'online',
] as const;
export type Channel = (typeof channels)[number];

/** What came of it (closed list; the numbers stored stand in result.ts). */
export const resultWords = [
  'canvassed', 'not_home', 'left_message', 'left_literature', 'refused', 'moved', 'deceased',
  'wrong_number', 'disconnected', 'inaccessible', 'language_barrier', 'call_back',
  'do_not_contact', 'already_voted', 'out_of_area', 'not_eligible', 'under_18', 'not_attempted',
  'texted', 'delivered', 'undelivered', 'replied',
] as const;
export type Result = (typeof resultWords)[number];

export const mostContacts = 1000;
export const mostAnswers = 50;

const instant = z.iso.datetime({
  offset: true, error: 'is no RFC 3339 time with its offset, e.g. 2026-10-20T18:05:00Z',
});

const answerGiven = z.strictObject({
  question: cleanText(200).optional(),
  option: z.union([cleanText(100), z.number().int().min(1).max(99)]).optional(),
  theirQuestion: cleanText(300).optional(),
  theirAnswer: cleanText(300).optional(),
}).superRefine((given, context) => {
  const isCanonical = given.question !== undefined && given.option !== undefined;
  const isTheirs = given.theirQuestion !== undefined && given.theirAnswer !== undefined;
  const others = isCanonical
    ? given.theirQuestion ?? given.theirAnswer : given.question ?? given.option;
  if (isCanonical === isTheirs || others !== undefined) {
    context.addIssue({
      code: 'custom', message: 'needs question and option, or theirQuestion and theirAnswer',
    });
  }
});
export type AnswerGiven = z.infer<typeof answerGiven>;

/** One contact as it is sent. Several are checked one by one: a bad one spoils no other. */
export const contactGivenSchema = z.strictObject({
  key: cleanText(200).min(1, 'is empty')
    .describe('Your own key of this contact: one key, one effect'),
  person: personGivenSchema,
  channel: cleanText(60),
  result: cleanText(60),
  occurredAt: instant,
  by: cleanText(80).default('').describe('Who made the contact, in your own words or numbers'),
  phone: cleanText(40).optional().describe('The number that was tried'),
  answers: z.array(answerGiven).max(mostAnswers).default([]),
});
export type ContactGiven = z.infer<typeof contactGivenSchema>;

/** The whole request; `contacts` are described here and checked one by one by the act itself. */
export const contactsBody = z.strictObject({
  contacts: z.array(contactGivenSchema).min(1).max(mostContacts),
});

export const outcomes = ['accepted', 'duplicate', 'review', 'refused'] as const;
export type Outcome = (typeof outcomes)[number];

const contactOutcome = z.object({
  key: z.string().nullable(),
  outcome: z.enum(outcomes),
  contactId: z.string().optional(),
  personId: z.string().optional(),
  match: z.enum(['matched', 'new']).optional(),
  reason: z.string().optional(),
  code: z.string().optional().describe('Of a refusal: stable, listed in the reference'),
  pointer: z.string().optional().describe('Of a refusal: the field, from the root of the body'),
}).meta({ id: 'ContactOutcome' });
export type ContactOutcome = z.infer<typeof contactOutcome>;

export const contactsReply = z.object({
  items: z.array(contactOutcome),
  counts: z.object({
    accepted: z.number(), duplicate: z.number(), review: z.number(), refused: z.number(),
  }),
}).meta({ id: 'ContactsReply' });
export type ContactsReply = z.infer<typeof contactsReply>;
