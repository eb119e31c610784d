import { z } from 'zod';

export const journalQuery = z.object({
  kind: z.string().max(100).optional().describe('Only entries of this kind'),
});

export const entrySchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  kind: z.string().describe('What was done, e.g. key.made'),
  userId: z.string().nullable().describe('The user, or key:<id> for a program'),
  requestId: z.string().nullable(),
  purpose: z.string().nullable(),
  agreementVersion: z.number().int().nullable(),
  detail: z.unknown().describe('Ids and counts only'),
});
export type EntryView = z.infer<typeof entrySchema>;
