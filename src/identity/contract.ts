import { z } from 'zod';

/** Text from outside: bounded, and free of what no database or other program can hold. */
export function cleanText(max: number) {
  return z.string().max(max, `is longer than ${max} characters`)
    .refine((text) => !text.includes('\u0000'), 'holds a NUL character')
    .refine((text) => text.isWellFormed(), 'holds half of a surrogate pair');
}

const nameGiven = z.strictObject({
  last: cleanText(100),
  first: cleanText(100),
  middle: cleanText(100).optional(),
  suffix: cleanText(20).optional(),
});

const addressGiven = z.strictObject({
  line: cleanText(200),
  city: cleanText(100).optional(),
  zip: cleanText(20).optional(),
});

const claimFields = {
  state: z.string().regex(/^[a-z]{2}$/, 'is two small letters, e.g. xc').optional(),
  voterId: cleanText(40).optional(),
  name: nameGiven.optional(),
  fullName: cleanText(200).optional(),
  birthDate: cleanText(10).optional(),
  birthYear: z.number().int().min(1880).max(2200).optional(),
  age: z.number().int().min(0).max(130).optional(),
  address: addressGiven.optional(),
  phone: cleanText(40).optional(),
  email: cleanText(254).optional(),
};

/** What identifies a person: the state's voter id, or a name with birth, address, phone, e-mail. */
export const claimGivenSchema = z.strictObject(claimFields).superRefine(holdTogether);
export type ClaimGiven = z.infer<typeof claimGivenSchema>;

/** A person as a contact gives her: by her Commonroll id, by the sender's own id, or by a claim. */
export const personGivenSchema = z.strictObject({
  id: cleanText(40).optional(),
  externalId: cleanText(500).min(1, 'is empty').optional()
    .describe('An id of your own that you gave her'),
  ...claimFields,
}).superRefine(holdTogether);
export type PersonGiven = z.infer<typeof personGivenSchema>;

/** Which fields need or exclude one another. */
function holdTogether(
  given: {
    readonly id?: string | undefined; readonly externalId?: string | undefined;
  } & z.infer<z.ZodObject<typeof claimFields>>,
  context: z.core.$RefinementCtx,
): void {
  const tell = (path: string[], message: string): void =>
    void context.addIssue({ code: 'custom', path, message });
  const names = [given.id, given.externalId, given.voterId, given.name, given.fullName];
  if (names.every((name) => name === undefined)) {
    tell([], 'needs an id, an externalId, a voterId with its state, a name or a fullName');
  }
  if (given.voterId !== undefined && given.state === undefined) {
    tell(['state'], 'says whose voter id it is; it is missing');
  }
  if (given.name !== undefined && given.fullName !== undefined) {
    tell(['fullName'], 'stands beside name; give one of them');
  }
}

export const matchOutcomes = ['matched', 'review', 'new'] as const;
export type MatchOutcome = (typeof matchOutcomes)[number];

/** Why two records are or may be one person, the strongest first. */
export const matchTiers = [
  'exact-id', 'strong', 'strong-address', 'contact', 'probable', 'ambiguous', 'household', 'none',
] as const;
export type MatchTier = (typeof matchTiers)[number];

/** What a step of the waterfall compares (closed list). */
export const stepFields = [
  'first', 'last', 'middle', 'suffix', 'birth', 'address', 'zip', 'phone', 'email', 'voter-id',
  'prior', 'household',
] as const;

/** One bar of the waterfall: log2 of the Bayes factor, for "same" where positive. */
export const stepSchema = z.object({
  field: z.enum(stepFields),
  level: z.string().describe('How far the two agree, in a word, e.g. exact, nickname, differs'),
  bits: z.number(),
}).meta({ id: 'WaterfallStep' });
export type WaterfallStep = z.infer<typeof stepSchema>;

export const matchBody = z.strictObject({
  records: z.array(claimGivenSchema).min(1).max(1000),
});

export const matchReply = z.object({
  items: z.array(z.object({
    outcome: z.enum(matchOutcomes),
    tier: z.enum(matchTiers),
    reason: z.string(),
    probability: z.number().describe('That the likeliest person is meant'),
    waterfall: z.array(stepSchema)
      .describe('What speaks for her and against her, in bits; they add up to the log2 odds'),
    personId: z.string().optional(),
    candidates: z.array(z.object({
      personId: z.string(), tier: z.enum(matchTiers), reason: z.string(), probability: z.number(),
    })),
  })),
}).meta({ id: 'MatchReply' });
export type MatchReply = z.infer<typeof matchReply>;
