import { seal, type Tx } from '../../platform/index.ts';
import { channelOf, resultOf } from '../result.ts';
import type { AnswerRow, ContactRow, OwnAnswerRow } from '../store/person.ts';
import type { ContactView, Seen } from './contract.ts';
import type { Eye } from './seen.ts';

/** An answer that the viewer may read, with why. */
export interface SeenAnswer {
  readonly row: AnswerRow;
  readonly told: ContactView['answers'][number];
  readonly seen: Seen;
}

/** The answers that may be read: each is of its question's category and contest. */
export function seeAnswers(eye: Eye, rows: readonly AnswerRow[]): readonly SeenAnswer[] {
  return rows.flatMap((row) => {
    const question = eye.civics.questionById(row.questionId);
    const option = question?.options.find((one) => one.option === row.option);
    if (!question || !option) return [];
    const { category, contestId, slug, wording } = question;
    const { sourceId, divisionId, occurredAt: at } = row;
    const seen = eye.see({ sourceId, category, divisionId, contestId, at });
    if (!seen) return [];
    const told = {
      question: slug, wording, category, option: option.slug, number: option.option,
      optionWording: option.wording,
    };
    return [{ row, told, seen }];
  });
}

/** Contacts that may be read, in their order; of retracted ones only the viewer's own. */
export function seeContacts(
  tx: Tx, eye: Eye,
  { contacts, answers, own }: {
    readonly contacts: readonly ContactRow[];
    readonly answers: readonly SeenAnswer[];
    readonly own: readonly OwnAnswerRow[];
  },
): readonly ContactView[] {
  const answersOf = Map.groupBy(answers, ({ row }) => row.contactId);
  const ownOf = Map.groupBy(own, ({ contactId }) => contactId);
  return contacts.flatMap((row) => {
    const { sourceId, divisionId, occurredAt: at } = row;
    const seen = eye.see({ sourceId, category: 'contact', divisionId, at });
    if (!seen || (row.retractedAt !== null && !seen.own)) return [];
    const readsPhone = eye.see({ sourceId, category: 'contactability', divisionId, at });
    return [{
      contactId: seal(tx, 'contact', row.contactId),
      personId: seal(tx, 'person', row.canonicalId),
      channel: channelOf(row.channel),
      result: resultOf(row.result),
      occurredAt: row.occurredAt.toISOString(),
      receivedAt: row.receivedAt.toISOString(),
      datedToReceipt: row.datedToReceipt,
      by: row.byWhom,
      phone: readsPhone ? row.phone : null,
      county: eye.countyOf(divisionId),
      answers: (answersOf.get(row.contactId) ?? []).map(({ told }) => told),
      ownAnswers: (ownOf.get(row.contactId) ?? [])
        .map(({ question, answer }) => ({ question, answer })),
      retracted: row.retractedAt === null ? null
        : { at: row.retractedAt.toISOString(), reason: row.retractReason ?? '' },
      seen,
    }];
  });
}

/**
 * The effective value of each question: the latest answer by when it happened, then by receipt,
 * then by source, among those that the viewer may read. Two viewers may rightly see different
 * values.
 */
export function effectiveAnswers(answers: readonly SeenAnswer[]) {
  const byQuestion = Map.groupBy(answers, ({ row }) => row.questionId);
  return [...byQuestion.values()].map((given) => {
    const latest = given.reduce((one, other) => (isLater(other.row, one.row) ? other : one));
    const others = given.filter(({ row }) => row.option !== latest.row.option).length;
    const { told, seen, row } = latest;
    return { ...told, occurredAt: row.occurredAt.toISOString(), others, seen };
  });
}

function isLater(one: AnswerRow, other: AnswerRow): boolean {
  const order = one.occurredAt.getTime() - other.occurredAt.getTime()
    || one.receivedAt.getTime() - other.receivedAt.getTime()
    || one.sourceId - other.sourceId || Number(one.contactId - other.contactId);
  return order > 0;
}
