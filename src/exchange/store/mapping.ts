import type { Tx } from '../../platform/index.ts';
import { mappingKey, type MappedAnswer, type Mappings } from '../mapping.ts';

/** All mappings of the transaction's organisation. */
export async function readMappings(tx: Tx, organisationId: number): Promise<Mappings> {
  const rows = await listMappings(tx, organisationId);
  return new Map(rows.map((row) => [mappingKey(row.theirQuestion, row.theirAnswer), row]));
}

export interface MappingRow extends MappedAnswer {
  readonly theirQuestion: string;
  readonly theirAnswer: string;
}

export async function listMappings(
  tx: Tx, organisationId: number,
): Promise<readonly MappingRow[]> {
  const rows = await tx.sql.selectFrom('question_mapping')
    .select(['their_question', 'their_answer', 'question_id', 'option'])
    .where('organisation_id', '=', organisationId)
    .orderBy('their_question').orderBy('their_answer').execute();
  return rows.map((row) => ({
    theirQuestion: row.their_question, theirAnswer: row.their_answer,
    questionId: row.question_id, option: row.option,
  }));
}

/** Replaces the mapping of one of their questions by the given answers. */
export async function replaceMapping(tx: Tx, mapping: {
  readonly organisationId: number;
  readonly userId: string;
  readonly theirQuestion: string;
  readonly questionId: number;
  readonly answers: readonly { readonly theirAnswer: string; readonly option: number }[];
}): Promise<void> {
  await tx.sql.deleteFrom('question_mapping')
    .where('organisation_id', '=', mapping.organisationId)
    .where('their_question', '=', mapping.theirQuestion).execute();
  if (mapping.answers.length === 0) return;
  await tx.sql.insertInto('question_mapping').values(mapping.answers.map((answer) => ({
    organisation_id: mapping.organisationId, their_question: mapping.theirQuestion,
    their_answer: answer.theirAnswer, question_id: mapping.questionId, option: answer.option,
    user_id: mapping.userId, at: tx.now,
  }))).execute();
}

/** The organisation's own questions that came with contacts and are not mapped, with answers. */
export async function listUnmapped(
  tx: Tx, organisationId: number,
): Promise<readonly { readonly theirQuestion: string; readonly theirAnswers: string[] }[]> {
  const rows = await tx.sql.selectFrom('private_answer')
    .select(['question', 'answer', (column) => column.fn.countAll<bigint>().as('times')])
    .where('organisation_id', '=', organisationId)
    .groupBy(['question', 'answer']).orderBy('times', 'desc').limit(2_000).execute();
  const questions = Map.groupBy(rows, (row) => row.question);
  return [...questions].map(([theirQuestion, answers]) =>
    ({ theirQuestion, theirAnswers: answers.slice(0, 30).map((row) => row.answer) }));
}
