import { z } from 'zod';
import { cleanText } from '../identity/contract.ts';

const theirWords = cleanText(200).min(1, 'is empty');

export const questionMapping = z.object({
  theirQuestion: theirWords,
  question: cleanText(200).describe('Slug of the canonical question it is.'),
  answers: z.array(z.object({
    theirAnswer: theirWords,
    option: cleanText(100).describe('Slug of the canonical option it is.'),
  })).max(99),
}).meta({ id: 'QuestionMapping' });

export const mappingList = z.object({
  items: z.array(questionMapping),
  next: z.null(),
  unmapped: z.array(z.object({ theirQuestion: z.string(), theirAnswers: z.array(z.string()) }))
    .describe('Questions that came with contacts and are nobody’s but yours until mapped.'),
});

export const suggestionQuery = z.object({
  theirQuestion: theirWords,
  theirAnswers: z.union([theirWords, z.array(theirWords).max(99)]).default([])
    .transform((given) => (typeof given === 'string' ? [given] : given)),
});

export const suggestionList = z.object({
  items: z.array(z.object({
    question: z.string(),
    wording: z.string(),
    likeness: z.number(),
    answers: z.array(z.object({ theirAnswer: z.string(), option: z.string().nullable() })),
  })),
  next: z.null(),
});
