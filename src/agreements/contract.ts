import { z } from 'zod';
import { purposes } from '../kernel/index.ts';

export const agreementView = z.object({
  agreementId: z.number().int(),
  kind: z.enum(['head_licence', 'participation']),
  title: z.string(),
  side: z.enum(['hard', 'soft', 'nonpartisan']).nullable(),
  parties: z.array(z.object({ slug: z.string(), name: z.string() })),
  signed: z.boolean().describe('Whether your organisation has signed it.'),
  sentences: z.array(z.string()).describe('Its clauses, one plain sentence each.'),
}).meta({ id: 'Agreement' });

export const languageQuery = z.object({ language: z.enum(['en', 'es']).default('en') });

export const agreementList = z.object({
  items: z.array(agreementView),
  next: z.null(),
  version: z.number().int().describe('The version of the agreements in force.'),
});

export const newParticipation = z.object({
  kind: z.literal('participation'),
  side: z.enum(['hard', 'soft', 'nonpartisan']),
  state: z.string().regex(/^[a-z]{2}$/),
});
export const newHeadLicence = z.object({
  kind: z.literal('head_licence'),
  licensor: z.string().describe('Slug of the organisation that licenses its roll.'),
});
export const newAgreement = z.discriminatedUnion('kind', [newParticipation, newHeadLicence])
  .meta({ id: 'NewAgreement' });

export const purposeList = z.object({
  items: z.array(z.object({ purpose: z.enum(purposes), words: z.string() })),
  version: z.number().int(),
});
