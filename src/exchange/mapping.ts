import { headerKey } from '../platform/index.ts';
import type { Civics, Question } from '../civics/index.ts';

/** What an organisation's own words for a question and an answer stand for. */
export interface MappedAnswer {
  readonly questionId: number;
  readonly option: number;
}

/** An organisation's mappings; looked up without regard to case, blanks and punctuation. */
export type Mappings = ReadonlyMap<string, MappedAnswer>;

/** Case, blanks and punctuation do not tell two of an organisation's own words apart. */
export function mappingKey(theirQuestion: string, theirAnswer: string): string {
  return `${wordKey(theirQuestion)}\u0000${wordKey(theirAnswer)}`;
}

const wordKey = (text: string): string =>
  text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');

export function findMapped(
  mappings: Mappings, theirQuestion: string, theirAnswer: string,
): MappedAnswer | undefined {
  return mappings.get(mappingKey(theirQuestion, theirAnswer));
}

export interface Suggestion {
  readonly question: Question;
  /** Their answers with the option that each most likely is. */
  readonly answers: readonly { readonly theirAnswer: string; readonly option: number | null }[];
  /** 0 to 1: the share of words in common; for ordering, not for deciding. */
  readonly likeness: number;
}

/**
 * Canonical questions that a question of their own may be, the likeliest first: words in common
 * with the wording, and answers that read like its options. Suggested, never applied by itself:
 * 1 means strong support for some and strong opposition for others.
 */
export function suggestQuestions(
  civics: Civics, theirQuestion: string, theirAnswers: readonly string[],
): readonly Suggestion[] {
  const asked = wordsOf(theirQuestion);
  return civics.questions
    .map((question) => {
      const answers = theirAnswers.map((theirAnswer) =>
        ({ theirAnswer, option: likelyOption(question, theirAnswer) }));
      const known = answers.filter((answer) => answer.option !== null).length;
      const fitting = theirAnswers.length === 0 ? 0 : known / theirAnswers.length;
      const wording = wordsOf(`${question.wording} ${question.slug}`);
      return { question, answers, likeness: (2 * shared(asked, wording) + fitting) / 3 };
    })
    .filter((suggestion) => suggestion.likeness > 0.2)
    .sort((one, two) => two.likeness - one.likeness)
    .slice(0, 5);
}

const emptyWords = new Set([
  'the', 'a', 'an', 'of', 'for', 'in', 'to', 'do', 'you', 'your', 'how', 'is', 'are', 'with', 'on',
  'and', 'or', 'this', 'will', 'what', 'much',
]);

function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word.length > 1);
  return new Set(words.filter((word) => !emptyWords.has(word)));
}

function shared(asked: ReadonlySet<string>, wording: ReadonlySet<string>): number {
  if (asked.size === 0) return 0;
  return [...asked].filter((word) => wording.has(word)).length / asked.size;
}

/** The field's usual short forms on the 1-5 scale; leading numbers count only beside words. */
const scaleWords: Readonly<Record<string, number>> = {
  ss: 1, strongsupport: 1, stronglysupport: 1, '1strongsupport': 1, '1ss': 1,
  ls: 2, leansupport: 2, '2leansupport': 2, '2ls': 2,
  u: 3, und: 3, undecided: 3, '3undecided': 3, '3u': 3,
  lo: 4, leanoppose: 4, '4leanoppose': 4, '4lo': 4,
  so: 5, strongoppose: 5, stronglyoppose: 5, '5strongoppose': 5, '5so': 5,
};

/** The option that a sender's words for an answer to this question stand for, or null. */
export function likelyOption(question: Question, theirAnswer: string): number | null {
  const key = headerKey(theirAnswer);
  const same = question.options.find((option) =>
    headerKey(option.slug) === key || headerKey(option.wording) === key);
  if (same) return same.option;
  const numbered = /^(\d{1,2})(?=\D|$)/.exec(theirAnswer.trim())?.[1];
  const byNumber = question.options.find((option) => String(option.option) === numbered);
  // A number beside words counts only where the words agree with it.
  if (byNumber && [numbered, `${numbered}${headerKey(byNumber.wording)}`].includes(key)) {
    return byNumber.option;
  }
  return question.kind === 'support' ? scaleWords[key] ?? null : null;
}
