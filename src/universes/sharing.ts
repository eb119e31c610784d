import { sharingKey, type Boxes } from '../agreements/index.ts';
import type { Category } from '../civics/index.ts';
import type { Instant } from '../kernel/index.ts';
import type { ClassRules } from './store/class-table.ts';
import type { Wanted } from './store/classes.ts';
import { ages, answerRule, contactRule, rollRule, type RowRule } from './visibility.ts';

/** What voters told participants, as far as the store keeps it. */
const told: readonly Category[] = ['contact', 'support', 'issue', 'vote_plan', 'contactability'];
const dayMicros = 86_400_000_000n;

export interface Sharer {
  readonly boxes: Boxes;
  readonly organisationId: number;
  readonly now: Instant;
  questionById(questionId: number):
    { readonly category: Category; readonly contestId: number | null } | undefined;
}

/** The sharing class of a viewer: whoever may see the same, of one organisation. */
export function sharingClass(of: Sharer, questionIds: readonly number[]): Wanted {
  const { boxes, organisationId, now } = of;
  const nowMicros = BigInt(now.getTime()) * 1000n;
  const contacts = contactRule(boxes);
  const answers = (questionId: number): RowRule => {
    const question = of.questionById(questionId);
    return question ? answerRule(boxes, question) : 'none';
  };
  const rules: ClassRules = {
    organisationId, contacts, answers,
    latestOf: (minAgeDays) => nowMicros - BigInt(minAgeDays) * dayMicros,
  };
  return {
    key: `${sharingKey(boxes, told)}#${organisationId}`, rules, questionIds,
    ages: [contacts, ...questionIds.map(answers)].some(ages),
  };
}

/** What of the roll a viewer may read, category by category. */
export function rollReading(boxes: Boxes, rollSources: readonly number[]) {
  const registration = rollRule(boxes, 'registration', rollSources);
  const same = (rule: RowRule): RowRule =>
    JSON.stringify(rule) === JSON.stringify(registration) ? registration : rule;
  return {
    registration,
    sensitive: same(rollRule(boxes, 'sensitive', rollSources)),
    history: same(rollRule(boxes, 'vote_history', rollSources)),
  };
}
export type RollReading = ReturnType<typeof rollReading>;
