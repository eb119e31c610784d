import { z } from 'zod';
import { callerOf, organisations, requireScope, type Caller } from '../accounts/index.ts';
import { refuse } from '../kernel/index.ts';
import {
  cutPage, enqueue, pageOf, pageQuery, readCursor, seal, unseal, withApp, withSystem, writeCsv,
  type App, type Database, type Deps, type Tx,
} from '../platform/index.ts';
import { importParams, importSchema, problemSchema, rollSchema } from './contract.ts';
import { requestImport } from './import/request.ts';
import { keepRoll } from './keep-roll.ts';
import {
  findOwnImport, listImports, listProblems, type ImportRow, type ProblemKey,
} from './store/import.ts';
import { selectRolls } from './store/roll.ts';
import { importTask } from './tasks.ts';
import { importView } from './view.ts';

const tags = ['roll'];

/** Rolls and their imports; importing needs the right roll:write. */
export function rollRoutes(app: App, deps: Deps): void {
  readRoutes(app, deps);
  importRoutes(app, deps);
  problemRoutes(app, deps);
}

function readRoutes(app: App, { db }: Deps): void {
  app.get('/v1/rolls', {
    schema: { tags, summary: 'The rolls held here', response: { 200: pageOf(rollSchema) } },
  }, async (request) => {
    callerOf(request);
    const slugs = new Map((await organisations(db)).map((one) => [one.organisationId, one.slug]));
    const items = (await selectRolls(db)).map(({ state, sourceId, version, switchedAt }) => ({
      state, version, switchedAt: switchedAt?.toISOString() ?? null,
      organisation: slugs.get(sourceId as never) ?? '',
    }));
    return { items, next: null };
  });
}

function importRoutes(app: App, { db, config }: Deps): void {
  app.post('/v1/roll/imports', {
    schema: {
      tags, response: { 201: importSchema }, consumes: ['multipart/form-data'],
      summary: 'Import a file of registrations or vote history (fields layout, kind, force; file)',
    },
    config: { withoutKeptReply: true },
  }, async (request, reply) => {
    const caller = requireScope(callerOf(request), 'roll:write');
    const file = await keepRoll(config.dataFolder, request);
    const importId = await requestImport(db, {
      organisationId: caller.organisation.organisationId, userId: caller.userId,
      layout: file.layout, kind: file.kind, force: file.force, fileName: file.name,
      filePath: file.path,
    });
    await withSystem(db, (tx) => enqueue(tx, {
      task: importTask, payload: { importId: String(importId) }, queueName: importTask,
    }));
    const row = await withOwn(db, caller, (tx) => getImport(tx, importId));
    return reply.code(201).send(importView(db, row));
  });

  app.get('/v1/roll/imports', {
    schema: {
      tags, summary: 'Your organisation’s imports, newest first', querystring: pageQuery,
      response: { 200: pageOf(importSchema) },
    },
  }, async (request) => {
    const caller = requireScope(callerOf(request), 'roll:write');
    const { limit, cursor } = request.query;
    const last = readCursor(z.string(), cursor);
    const before = last === undefined ? undefined : unseal(db, 'import', last);
    const found = await withOwn(db, caller, (tx) => listImports(tx, { before, limit: limit + 1 }));
    const page = cutPage(found, limit, (row) => seal(db, 'import', row.importId));
    return { items: page.rows.map((row) => importView(db, row)), next: page.next };
  });

  app.get('/v1/roll/imports/:id', {
    schema: {
      tags, summary: 'One import: how far it is, what it changed', params: importParams,
      response: { 200: importSchema },
    },
  }, async (request) => {
    const caller = requireScope(callerOf(request), 'roll:write');
    const importId = unseal(db, 'import', request.params.id);
    return importView(db, await withOwn(db, caller, (tx) => getImport(tx, importId)));
  });
}

const problemKey = z.object({ line: z.string(), column: z.string(), reason: z.string() });
const rowsAtOnce = 5_000;

function problemRoutes(app: App, { db }: Deps): void {
  app.get('/v1/roll/imports/:id/problems', {
    schema: {
      tags, summary: 'Lines that were left out, with column and reason', params: importParams,
      querystring: pageQuery, response: { 200: pageOf(problemSchema) },
    },
  }, async (request) => {
    const caller = requireScope(callerOf(request), 'roll:write');
    const importId = unseal(db, 'import', request.params.id);
    const { limit, cursor } = request.query;
    const last = readCursor(problemKey, cursor);
    const after = last && { ...last, line: BigInt(last.line) };
    const found = await readProblems(db, caller, { importId, after, limit: limit + 1 });
    const page = cutPage(found, limit, ({ line, column, reason }) =>
      ({ line: String(line), column, reason }));
    const items = page.rows.map((problem) => ({ ...problem, line: Number(problem.line) }));
    return { items, next: page.next };
  });

  app.get('/v1/roll/imports/:id/problems.csv', {
    schema: {
      tags, summary: 'The same as CSV, to mend the file by', params: importParams,
      produces: ['text/csv'],
    },
  }, async (request, reply) => {
    const caller = requireScope(callerOf(request), 'roll:write');
    const importId = unseal(db, 'import', request.params.id);
    const parts = [writeCsv([['line', 'column', 'reason', 'sample']])];
    for (let after: ProblemKey | undefined; ;) {
      const rows = await readProblems(db, caller, { importId, after, limit: rowsAtOnce });
      parts.push(writeCsv(rows.map((one) => [one.line, one.column, one.reason, one.sample])));
      after = rows.at(-1);
      if (rows.length < rowsAtOnce) break;
    }
    reply.header('content-type', 'text/csv; charset=utf-8; header=present')
      .header('content-disposition', 'attachment; filename="problems.csv"');
    return reply.send(parts.join(''));
  });
}

function readProblems(
  db: Database, caller: Caller,
  page: { importId: bigint; after: ProblemKey | undefined; limit: number },
) {
  return withOwn(db, caller, async (tx) => {
    await getImport(tx, page.importId);
    return listProblems(tx, page);
  });
}

/** A transaction that sees the caller's own organisation and nobody's voters. */
function withOwn<Result>(
  db: Database, caller: Caller, act: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return withApp(db, { organisationId: caller.organisation.organisationId, sources: [] }, act);
}

/** Refuses roll/unknown-import, also for another organisation's. */
async function getImport(tx: Tx, importId: bigint): Promise<ImportRow> {
  return await findOwnImport(tx, importId) ?? refuse({
    kind: 'not-found', code: 'roll/unknown-import', detail: 'There is no such import.',
  });
}
