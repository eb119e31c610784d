import { callerOf, requireScope } from '../accounts/index.ts';
import { refuse, type Day } from '../kernel/index.ts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { cutPage, pageOf, pageQuery, readCursor, type App, type Deps } from '../platform/index.ts';
import {
  contestQuery, contestSchema, divisionQuery, divisionSchema, electionPageSchema, electionParams,
  electionSchema, newContestSchema, newElectionSchema, newQuestionSchema, questionQuery,
  questionSchema, shapeParams, stateQuery, stateSchema,
} from './contract.ts';
import { createContest, createElection, createQuestion, type Author } from './create.ts';
import type { Civics } from './model.ts';
import { civicsOf } from './read.ts';
import { selectShape } from './store.ts';
import { contestView, divisionView, electionView, questionView } from './view.ts';

/** Reference data: everybody who is signed in reads it; writing needs the right civics:write. */
export function civicsRoutes(app: App, deps: Deps): void {
  stateRoutes(app, deps);
  electionRoutes(app, deps);
  contestRoutes(app, deps);
  questionRoutes(app, deps);
}

function stateRoutes(app: App, { db }: Deps): void {
  app.get('/v1/states', {
    schema: { tags: ['civics'], summary: 'The states', response: { 200: pageOf(stateSchema) } },
  }, async (request) => {
    callerOf(request);
    const { states } = await civicsOf(db);
    return { items: [...states], next: null };
  });
  app.get('/v1/divisions', {
    schema: {
      tags: ['civics'], summary: 'Counties, precincts, districts',
      querystring: pageQuery.extend(divisionQuery.shape),
      response: { 200: pageOf(divisionSchema) },
    },
  }, async (request) => {
    callerOf(request);
    const civics = await civicsOf(db);
    const { state, kind, within, cursor, limit } = request.query;
    const after = readCursor(z.number().int(), cursor) ?? 0;
    const outer = within === undefined ? undefined : civics.divisionByOcd(within)?.divisionId ?? 0;
    const rows = civics.divisions.filter((one) => one.divisionId > after
      && (state === undefined || one.state === state)
      && (kind === undefined || one.kind === kind)
      && (outer === undefined || civics.within(one.divisionId, outer)));
    const page = cutPage(rows.slice(0, limit + 1), limit, (row) => row.divisionId);
    return { items: page.rows.map((row) => divisionView(civics, row)), next: page.next };
  });
  app.get('/v1/shapes/:state/:kind', {
    schema: {
      tags: ['civics'], summary: 'Shapes of counties or precincts: GeoJSON or TopoJSON',
      params: shapeParams, response: { 200: z.unknown() },
    },
  }, async (request, reply) => {
    callerOf(request);
    const { state, kind } = request.params;
    const body = await selectShape(db, state, kind) ?? refuse({
      kind: 'not-found', code: 'civics/no-shapes', detail: 'There are no shapes of this land.',
    });
    return reply.type('application/geo+json').header('cache-control', 'private, max-age=3600')
      .serializer((text: unknown) => text as string).send(body);
  });
}

function electionRoutes(app: App, { db }: Deps): void {
  app.get('/v1/elections', {
    schema: {
      tags: ['civics'], summary: 'Elections, latest first',
      querystring: pageQuery.extend(stateQuery.shape), response: { 200: pageOf(electionSchema) },
    },
  }, async (request) => {
    callerOf(request);
    const { state, cursor, limit } = request.query;
    const { elections } = await civicsOf(db);
    const rows = elections.filter((one) => state === undefined || one.state === state);
    return cut(rows, { cursor, limit }, electionView);
  });
  app.get('/v1/elections/*', {
    schema: {
      tags: ['civics'], summary: 'One election with its contests',
      params: z.object({ '*': electionParams.shape.slug }),
      response: { 200: electionPageSchema },
    },
  }, async (request) => {
    callerOf(request);
    const civics = await civicsOf(db);
    const election = civics.electionBySlug(request.params['*']) ?? refuse({
      kind: 'not-found', code: 'civics/unknown-election', detail: 'There is no such election.',
    });
    const contests = civics.contests.filter((one) => one.electionId === election.electionId);
    return {
      ...electionView(election), contests: contests.map((one) => contestView(civics, one)),
    };
  });
  app.post('/v1/elections', {
    schema: {
      tags: ['civics'], summary: 'Adds an election', body: newElectionSchema,
      response: { 201: electionSchema },
    },
  }, async (request, reply) => {
    const given = { ...request.body, day: request.body.day as Day };
    await createElection(db, authorOf(request), given);
    return reply.code(201).send(request.body);
  });
}

function contestRoutes(app: App, { db }: Deps): void {
  app.get('/v1/contests', {
    schema: {
      tags: ['civics'], summary: 'Contests with their candidates',
      querystring: pageQuery.extend(contestQuery.shape), response: { 200: pageOf(contestSchema) },
    },
  }, async (request) => {
    callerOf(request);
    const civics = await civicsOf(db);
    const { election, state, cursor, limit } = request.query;
    const rows = civics.contests.filter((one) => {
      const of = civics.electionById(one.electionId);
      return (election === undefined || of?.slug === election)
        && (state === undefined || of?.state === state);
    });
    return cut(rows, { cursor, limit }, (one) => contestView(civics, one));
  });
  app.post('/v1/contests', {
    schema: {
      tags: ['civics'], summary: 'Adds a contest, its candidates and their support questions',
      body: newContestSchema, response: { 201: contestSchema },
    },
  }, async (request, reply) => {
    await createContest(db, authorOf(request), request.body);
    const civics = await civicsOf(db);
    return reply.code(201).send(contestView(civics, civics.contestBySlug(request.body.slug)!));
  });
}

function questionRoutes(app: App, { db }: Deps): void {
  app.get('/v1/questions', {
    schema: {
      tags: ['civics'], summary: 'Canonical questions and their options',
      querystring: pageQuery.extend(questionQuery.shape),
      response: { 200: pageOf(questionSchema) },
    },
  }, async (request) => {
    callerOf(request);
    const civics = await civicsOf(db);
    const { kind, contest, cursor, limit } = request.query;
    const contestId = contest === undefined ? undefined : civics.contestBySlug(contest)?.contestId;
    const rows = civics.questions.filter((one) =>
      (kind === undefined || one.kind === kind)
      && (contest === undefined || (one.contestId !== null && one.contestId === contestId)));
    return cut(rows, { cursor, limit }, (one) => questionView(civics, one));
  });
  app.post('/v1/questions', {
    schema: {
      tags: ['civics'], summary: 'Adds a canonical question; options are numbered from 1',
      body: newQuestionSchema, response: { 201: questionSchema },
    },
  }, async (request, reply) => {
    await createQuestion(db, authorOf(request), request.body);
    const civics: Civics = await civicsOf(db);
    return reply.code(201).send(questionView(civics, civics.questionBySlug(request.body.slug)!));
  });
}

/** Reference lists are short and in memory: the cursor is the slug of the last one shown. */
function cut<Row extends { readonly slug: string }, View>(
  rows: readonly Row[], { cursor, limit }: { cursor: string | undefined; limit: number },
  viewOf: (row: Row) => View,
): { items: View[]; next: string | null } {
  const last = readCursor(z.string(), cursor);
  const from = last === undefined ? 0 : rows.findIndex((row) => row.slug === last) + 1;
  const page = cutPage(rows.slice(from, from + limit + 1), limit, (row) => row.slug);
  return { items: page.rows.map(viewOf), next: page.next };
}

function authorOf(request: FastifyRequest): Author {
  const caller = requireScope(callerOf(request), 'civics:write');
  return {
    organisationId: caller.organisation.organisationId, userId: caller.userId,
    requestId: request.id,
  };
}
