import { callerOf, requireScope } from '../accounts/index.ts';
import { record } from '../audit/index.ts';
import { civicsOf, type Civics, type Question } from '../civics/index.ts';
import { refuse } from '../kernel/index.ts';
import { withApp, type App, type Deps } from '../platform/index.ts';
import { suggestQuestions } from './mapping.ts';
import {
  mappingList, questionMapping, suggestionList, suggestionQuery,
} from './mapping-contract.ts';
import { listMappings, listUnmapped, replaceMapping, type MappingRow } from './store/mapping.ts';

const tags = ['contribute'];

/** An organisation's own questions mapped onto canonical ones, once; private until then. */
export function mappingRoutes(app: App, { db }: Deps): void {
  app.get('/v1/question-mappings', {
    schema: {
      tags, summary: 'How your own questions map onto canonical ones',
      response: { 200: mappingList },
    },
  }, async (request) => {
    const { organisationId } = callerOf(request).organisation;
    const civics = await civicsOf(db);
    return withApp(db, { organisationId, sources: [] }, async (tx) => ({
      items: viewsOf(await listMappings(tx, organisationId), civics),
      next: null,
      unmapped: [...await listUnmapped(tx, organisationId)],
    }));
  });

  app.get('/v1/question-mappings/suggestions', {
    schema: {
      tags, summary: 'Canonical questions that one of yours may be',
      querystring: suggestionQuery, response: { 200: suggestionList },
    },
  }, async (request) => {
    callerOf(request);
    const { theirQuestion, theirAnswers } = request.query;
    const found = suggestQuestions(await civicsOf(db), theirQuestion, theirAnswers);
    const items = found.map(({ question, answers, likeness }) => ({
      question: question.slug, wording: question.wording, likeness,
      answers: answers.map(({ theirAnswer, option }) =>
        ({ theirAnswer, option: option === null ? null : slugOf(question, option) })),
    }));
    return { items, next: null };
  });

  app.put('/v1/question-mappings', {
    schema: {
      tags, summary: 'Map one of your questions; no answers takes the mapping away',
      description: 'Applies to contacts from now on; answers already stored stay private.',
      body: questionMapping, response: { 200: questionMapping },
    },
  }, async (request) => {
    const caller = callerOf(request);
    requireScope(caller, 'contacts:write');
    const { organisationId } = caller.organisation;
    const question = getQuestion(await civicsOf(db), request.body.question);
    const answers = request.body.answers.map((answer, place) => ({
      theirAnswer: answer.theirAnswer, option: getOption(question, answer.option, place),
    }));
    await withApp(db, { organisationId, sources: [] }, async (tx) => {
      const { theirQuestion } = request.body;
      const { userId } = caller;
      await replaceMapping(tx,
        { organisationId, userId, theirQuestion, questionId: question.questionId, answers });
      await record(tx, {
        kind: 'question.mapped', organisationId, userId, requestId: request.id,
        detail: { question: question.slug, answers: answers.length },
      });
    });
    return request.body;
  });
}

function getQuestion(civics: Civics, slug: string): Question {
  return civics.questionBySlug(slug) ?? refuse({
    kind: 'invalid', code: 'exchange/unknown-question', detail: 'There is no such question.',
    extras: { faults: [{ pointer: '#/question', detail: 'is no canonical question' }] },
  });
}

function getOption(question: Question, slug: string, place: number): number {
  const option = question.options.find((one) => one.slug === slug);
  return option?.option ?? refuse({
    kind: 'invalid', code: 'exchange/unknown-option', detail: 'The question has no such option.',
    extras: { faults: [{
      pointer: `#/answers/${place}/option`,
      detail: `is none of ${question.options.map((one) => one.slug).join(', ')}`,
    }] },
  });
}

function slugOf(question: Question, option: number): string {
  return question.options.find((one) => one.option === option)?.slug ?? String(option);
}

function viewsOf(rows: readonly MappingRow[], civics: Civics) {
  const groups = Map.groupBy(rows, (row) => `${row.theirQuestion}\u0000${row.questionId}`);
  return [...groups.values()].flatMap((group) => {
    const question = civics.questionById(group[0]!.questionId);
    if (!question) return [];
    const answers = group.map(({ theirAnswer, option }) =>
      ({ theirAnswer, option: slugOf(question, option) }));
    return [{ theirQuestion: group[0]!.theirQuestion, question: question.slug, answers }];
  });
}
