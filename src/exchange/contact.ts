import { hash } from 'node:crypto';
import type { Civics, Question } from '../civics/index.ts';
import type { z } from 'zod';
import { contactGivenSchema, type AnswerGiven, type ContactGiven } from './contract.ts';
import { findMapped, type MappedAnswer, type Mappings } from './mapping.ts';
import { readChannel, readResult } from './result.ts';
import { channels, resultWords, type Channel, type Result } from './contract.ts';

/** Why one contact of a request was not taken; nothing of it was stored. */
export interface Refused {
  readonly place: number;
  readonly key: string | null;
  readonly code: string;
  /** JSON Pointer in URI-fragment form, from the root of the request's body. */
  readonly pointer: string;
  readonly reason: string;
}

/** A contact whose shape is right; what it speaks of has not been looked up yet. */
export interface Shaped {
  readonly place: number;
  readonly given: ContactGiven;
  readonly channel: Channel;
  readonly result: Result;
  readonly occurredAt: Date;
  /** SHA-256 over the contact in one fixed order of its members. */
  readonly bodyHash: Buffer;
}

/** A contact among those that are taken together, possibly from several requests. */
export interface Arrival extends Shaped {
  /** Its place among them, from 0. */
  readonly slot: number;
  readonly userId: string;
}

export interface Answers {
  readonly canonical: readonly MappedAnswer[];
  /** In the contributor's own words, not mapped: nobody else's business. */
  readonly own: readonly { readonly question: string; readonly answer: string }[];
}

const earliest = Date.parse('2000-01-01T00:00:00Z');

/** Checks one contact of a request by itself, so that a bad one spoils no other. */
export function shapeContact(raw: unknown, place: number): Shaped | Refused {
  const parsed = contactGivenSchema.safeParse(raw);
  if (!parsed.success) return refusedShape(parsed.error, raw, place);
  const given = parsed.data;
  const tell = refusing(place, given.key);
  const channel = readChannel(given.channel);
  if (!channel) {
    return tell('exchange/unknown-channel', '/channel', `is none of ${channels.join(', ')}`);
  }
  const result = readResult(given.result);
  if (!result) {
    return tell('exchange/unknown-result', '/result', `is none of ${resultWords.join(', ')}`);
  }
  const occurredAt = new Date(given.occurredAt);
  if (!(occurredAt.getTime() >= earliest)) {
    return tell('exchange/invalid-contact', '/occurredAt', 'lies before the year 2000');
  }
  const bodyHash = hash('sha256', JSON.stringify(given), 'buffer');
  return { place, given, channel, result, occurredAt, bodyHash };
}

export function isRefused<Other extends object>(one: Other | Refused): one is Refused {
  return 'code' in one && 'pointer' in one;
}

/** Makes refusals of one contact; pointers are told from the contact's own root. */
export function refusing(place: number, key: string | null) {
  return (code: string, pointer: string, reason: string): Refused =>
    ({ place, key, code, pointer: `#/contacts/${place}${pointer}`, reason });
}

function refusedShape(error: z.ZodError, raw: unknown, place: number): Refused {
  const issue = error.issues[0]!;
  const path = issue.path
    .map((step) => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`);
  return refusing(place, readableKey(raw))(
    'exchange/invalid-contact', encodeURI(path.join('')), issue.message,
  );
}

/** The key, where it can be told back; so that the sender knows which contact is meant. */
function readableKey(raw: unknown): string | null {
  const key = typeof raw === 'object' && raw !== null && 'key' in raw ? raw.key : undefined;
  return typeof key === 'string' && key.length <= 200 && key.isWellFormed() ? key : null;
}

/** Looks the answers up: canonical ones as sent or by the contributor's mapping, else its own. */
export function readAnswers(
  { place, given }: Shaped, civics: Civics, mappings: Mappings,
): Answers | Refused {
  const canonical = new Map<number, MappedAnswer>();
  const own = new Map<string, string>();
  for (const [at, answer] of given.answers.entries()) {
    const found = answer.question === undefined
      ? readOwn(answer, mappings) : readCanonical(answer, civics);
    const tell = (code: string, part: string, reason: string) =>
      refusing(place, given.key)(code, `/answers/${at}${part}`, reason);
    if ('code' in found) return tell(found.code, found.part, found.reason);
    const isTwice = 'questionId' in found
      ? canonical.has(found.questionId) : own.has(found.question);
    if (isTwice) return tell('exchange/question-twice', '', 'answers a question that was answered');
    if ('questionId' in found) canonical.set(found.questionId, found);
    else own.set(found.question, found.answer);
  }
  return {
    canonical: [...canonical.values()],
    own: [...own].map(([question, answer]) => ({ question, answer })),
  };
}

interface Unknown {
  readonly code: string;
  readonly part: string;
  readonly reason: string;
}

function readCanonical(answer: AnswerGiven, civics: Civics): MappedAnswer | Unknown {
  const question = civics.questionBySlug(answer.question!);
  if (!question) return unknownQuestion(answer.question!, civics);
  const option = findOption(question, answer.option!);
  if (option !== undefined) return { questionId: question.questionId, option };
  const known = question.options.map(({ slug, option: number }) => `${number} ${slug}`).join(', ');
  return { code: 'exchange/unknown-option', part: '/option', reason: `is none of ${known}` };
}

function findOption(question: Question, given: string | number): number | undefined {
  const text = String(given);
  return question.options
    .find(({ slug, option }) => slug === text || String(option) === text)?.option;
}

function unknownQuestion(slug: string, civics: Civics): Unknown {
  const [kind, contest] = slug.split(':');
  if (kind === 'support' && contest !== undefined && !civics.contestBySlug(contest)) {
    return {
      code: 'exchange/unknown-contest', part: '/question', reason: 'names no contest of ours',
    };
  }
  return {
    code: 'exchange/unknown-question', part: '/question', reason: 'is no canonical question',
  };
}

function readOwn(
  { theirQuestion = '', theirAnswer = '' }: AnswerGiven, mappings: Mappings,
): MappedAnswer | { readonly question: string; readonly answer: string } {
  const mapped = findMapped(mappings, theirQuestion, theirAnswer);
  if (mapped) return { questionId: mapped.questionId, option: mapped.option };
  return { question: theirQuestion, answer: theirAnswer };
}

/** The time as it is kept: what lies up to a day ahead is dated to its receipt and marked. */
export interface Dating {
  readonly occurredAt: Date;
  readonly datedToReceipt: boolean;
  readonly isBeyond: boolean;
}

const dayMs = 86_400_000;

export function dateContact(occurredAt: Date, receivedAt: Date): Dating {
  const aheadMs = occurredAt.getTime() - receivedAt.getTime();
  if (aheadMs <= 0) return { occurredAt, datedToReceipt: false, isBeyond: false };
  return { occurredAt: receivedAt, datedToReceipt: true, isBeyond: aheadMs > dayMs };
}
