import type { ContactScope, ElectionKind } from './contract.ts';

/** Fields of the roll that are kept as codes; the store's dictionary has their words. */
export const codedFields = ['party', 'sex', 'status', 'race', 'ethnicity'] as const;
export type CodedField = (typeof codedFields)[number];

/**
 * A tree whose words have become numbers: checked, granted, ready to be compiled. Days are day
 * numbers (days since 1970-01-01).
 */
export type Plan =
  | { readonly op: 'all' | 'any'; readonly of: readonly Plan[] }
  | { readonly op: 'not'; readonly of: Plan }
  | Condition;

export type Condition =
  | { readonly op: 'code'; readonly field: CodedField; readonly codes: readonly number[] }
  | { readonly op: 'birthYear'; readonly from: number; readonly to: number }
  | { readonly op: 'county' | 'precinct'; readonly divisionIds: readonly number[] }
  | { readonly op: 'district'; readonly divisionIds: readonly number[] }
  | { readonly op: 'registered'; readonly fromDay: number; readonly toDay: number }
  | { readonly op: 'voted'; readonly kind: ElectionKind; readonly atLeast: number;
      readonly ofLast: number }
  | { readonly op: 'votedIn'; readonly electionId: number;
      readonly methods: readonly number[] | undefined }
  | AnswerCondition
  | ContactCondition;

export interface AnswerCondition {
  readonly op: 'answer';
  readonly questionId: number;
  readonly options: readonly number[];
  /** Whether those of whom nothing (recent enough) is known are meant too. */
  readonly unknown: boolean;
  readonly sinceDay: number | undefined;
}

export interface ContactCondition {
  readonly op: 'contact';
  readonly by: ContactScope;
  readonly sinceDay: number | undefined;
  readonly isContacted: boolean;
}

/** What the store must have ready to answer: columns of answers, columns of contacts. */
export interface Needs {
  readonly questionIds: readonly number[];
  readonly contacts: boolean;
}

export function conditionsOf(plan: Plan): readonly Condition[] {
  switch (plan.op) {
    case 'all':
    case 'any':
      return plan.of.flatMap(conditionsOf);
    case 'not':
      return conditionsOf(plan.of);
    default:
      return [plan];
  }
}

export function needsOf(plan: Plan): Needs {
  const conditions = conditionsOf(plan);
  return {
    questionIds: conditions.flatMap((one) => (one.op === 'answer' ? [one.questionId] : [])),
    contacts: conditions.some((one) => one.op === 'contact'),
  };
}
