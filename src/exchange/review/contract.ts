import { z } from 'zod';
import { summarySchema } from '../person/contract.ts';

/** A contact that waits for a decision: acknowledged, stored, attached to nobody. */
export const reviewSchema = z.object({
  reviewId: z.string().describe('The contact’s id'),
  key: z.string(),
  code: z.string(),
  reason: z.string(),
  receivedAt: z.string(),
  given: z.unknown().describe('The contact as you sent it'),
  candidates: z.array(summarySchema).describe('Whom it may mean, as far as you may read them'),
}).meta({ id: 'Review' });

export const decisionBody = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('attach'), personId: z.string().max(40) }),
  z.strictObject({ decision: z.literal('new') }),
  z.strictObject({ decision: z.literal('dismiss') }),
]);

export const decisionReply = z.object({
  contactId: z.string(),
  decision: z.enum(['attached', 'new', 'dismissed']),
  personId: z.string().nullable(),
});
