import { z } from 'zod';

/** What the feed tells of (closed list). */
export const eventKinds = [
  'contact.recorded', 'contact.retracted', 'roll.switched', 'person.merged', 'person.split',
] as const;
export type EventKind = (typeof eventKinds)[number];

export const newSubscriptionSchema = z.object({
  name: z.string().regex(/^[\w.:-]{1,80}$/, 'holds 1 to 80 of letters, digits and _ . : -')
    .describe('Yours to choose; the same name gives the same subscription.'),
  kinds: z.array(z.enum(eventKinds)).max(eventKinds.length).default([])
    .describe('Only these; all where none is named.'),
  from: z.enum(['now', 'beginning']).default('now')
    .describe('Begin with what comes from now on, or with the first thing ever recorded.'),
}).meta({ id: 'NewSubscription' });
export type NewSubscription = z.infer<typeof newSubscriptionSchema>;

export const subscriptionSchema = z.object({
  subscriptionId: z.string(),
  name: z.string(),
  purpose: z.string(),
  kinds: z.array(z.string()),
  createdAt: z.iso.datetime(),
  lastNumber: z.number().int().describe('The last number given so far.'),
}).meta({ id: 'Subscription' });
export type SubscriptionView = z.infer<typeof subscriptionSchema>;

export const subscriptionParams = z.object({ id: z.string().max(40) });
const number = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
export const eventsQuery = z.object({
  after: number.default(0).describe('Numbers greater than this.'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const streamQuery = z.object({
  after: number.optional()
    .describe('Numbers greater than this; unless told, what was never delivered before. '
      + 'The header Last-Event-ID counts more.'),
});

const place = z.object({
  divisionId: z.number().int(),
  name: z.string(),
});

/** Fields that an agreement does not show are not there at all. */
export const feedEventSchema = z.object({
  number: z.number().int().describe('1, 2, 3, ... without a gap, for each subscription.'),
  withdrawn: z.literal(true).optional()
    .describe('It may no longer be shown, or was taken back; nothing else is told of it.'),
  type: z.enum(eventKinds).optional(),
  at: z.iso.datetime().optional().describe('When Commonroll took it in.'),
  contactId: z.string().optional(),
  personId: z.string().optional(),
  knownAs: z.string().optional()
    .describe('Of person.merged: the person by whose id she is known from now on.'),
  formerly: z.string().optional()
    .describe('Of person.split: of whom she was held to be a part. Read both anew.'),
  organisation: z.string().nullable().optional()
    .describe('Slug of the contributor; null where it is shown as "the exchange".'),
  channel: z.string().optional(),
  result: z.string().optional(),
  occurredAt: z.iso.datetime().optional(),
  county: place.nullable().optional(),
  precinct: place.nullable().optional(),
  answers: z.array(z.object({
    question: z.string(),
    option: z.number().int(),
    answer: z.string().describe('The option in a word, e.g. lean-support.'),
  })).optional(),
}).meta({ id: 'FeedEvent' });
export type FeedEvent = z.infer<typeof feedEventSchema>;

export const eventPageSchema = z.object({
  items: z.array(feedEventSchema),
  next: z.string().nullable()
    .describe('`after` of the next page; null when all that there is was read.'),
});

export const pulseQuery = z.object({
  minutes: z.coerce.number().int().min(1).max(180).default(60),
});
export const pulseSchema = z.object({
  asOf: z.iso.datetime(),
  total: z.number().int().describe('In the minutes asked for.'),
  today: z.number().int().describe('Since midnight in your state.'),
  minutes: z.array(z.object({
    minute: z.iso.datetime(),
    channel: z.string(),
    contacts: z.number().int(),
  })).describe('Minutes in which something arrived, oldest first.'),
  organisations: z.array(z.object({
    organisation: z.string().nullable().describe('Null: the exchange'),
    contacts: z.number().int(),
  })).describe('In the minutes asked for, most first.'),
  counties: z.array(place.extend({ contacts: z.number().int() }))
    .describe('In the minutes asked for, most first; what lies in no one county is left out.'),
}).meta({ id: 'Pulse' });
export type Pulse = z.infer<typeof pulseSchema>;
