import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { callerOf, requireScope, type Caller } from '../../accounts/index.ts';
import { viewerOf } from '../../agreements/index.ts';
import { record } from '../../audit/index.ts';
import { refuse, type Viewer } from '../../kernel/index.ts';
import {
  cutPage, keepFile, pageOf, pageQuery, readCsv, readCursor, seal, sniffCsv, unseal, withApp,
  withSystem, type App, type CsvFormat, type Database, type Deps, type Tx,
} from '../../platform/index.ts';
import {
  findList, insertList, listLists, startList, updateListMapping, type MatchList,
} from '../store/list.ts';
import {
  columnMeanings, listMapping, listPreview, listStart, listView, listWish, noCounts,
} from './contract.ts';
import { matchesPath } from './kept-matches.ts';
import { batchRows, firstCells } from './list-rows.ts';
import { mappingFaults, suggestMapping } from './mapping.ts';
import { addCounts, matchRows, type MatchedRow } from './match-rows.ts';
import { writeResult } from './result.ts';
import { enqueueList, readingOf } from './run.ts';

const tags = ['persons'];
const byId = z.object({ id: z.string() });
const previewRows = 200;
const sampleRows = 5;
/** As many values as it takes to know a column by them. */
const lookedAt = 400;
const targets = [...columnMeanings];

/** Lists of people as files: taken in, understood, tried, matched in the background. */
export function listRoutes(app: App, deps: Deps): void {
  takeRoutes(app, deps);
  prepareRoutes(app, deps);
  startRoutes(app, deps);
  readRoutes(app, deps);
  resultRoutes(app, deps);
}

function takeRoutes(app: App, { db, config }: Deps): void {
  app.post('/v1/lists', {
    schema: {
      tags, summary: 'Hand over a list of people to match (CSV, as multipart/form-data)',
      consumes: ['multipart/form-data'], response: { 201: listStart },
    },
    config: { withoutKeptReply: true },
  }, async (request, reply) => {
    const caller = requireScope(callerOf(request), 'persons:read');
    const viewer = await viewerOf(db, request, 'list');
    const part = await request.file() ?? refuse({
      kind: 'invalid', code: 'identity/no-file', detail: 'There is no file in the request.',
    });
    const file = await keepFile(part, join(config.dataFolder, 'lists'), '.csv');
    const { format, sample, rowsTotal } = await readStart(file.path);
    const { organisationId, userId, purpose } = viewer;
    const list = await withOwn(db, caller, async (tx) => {
      const listId = await insertList(tx, {
        organisationId, userId, purpose, format, rowsTotal, fileName: file.name,
        filePath: file.path, mapping: suggestMapping(format.header, sample),
      });
      await record(tx, {
        kind: 'list.taken', ...viewer, requestId: request.id,
        detail: { list: seal(db, 'list', listId), rows: rowsTotal },
      });
      return getList(tx, listId);
    });
    const shown = sample.slice(0, sampleRows).map((cells) => [...cells]);
    return reply.code(201).send({ ...viewOf(db, list), sample: shown, targets });
  });
}

function prepareRoutes(app: App, { db }: Deps): void {
  app.put('/v1/lists/:id/mapping', {
    schema: {
      tags, summary: 'Say what the columns mean', params: byId, body: listMapping,
      response: { 200: listView },
    },
  }, async (request) => {
    const caller = requireScope(callerOf(request), 'persons:read');
    const listId = unseal(db, 'list', request.params.id);
    return withOwn(db, caller, async (tx) => {
      const list = await getList(tx, listId);
      refuseFaults(mappingFaults(request.body, list.format.header));
      if (!await updateListMapping(tx, listId, request.body)) refuseStarted();
      return viewOf(db, await getList(tx, listId));
    });
  });

  app.get('/v1/lists/:id/preview', {
    schema: {
      tags, summary: 'Whom the first rows mean; nothing is kept', params: byId,
      response: { 200: listPreview },
    },
  }, async (request) => {
    const caller = requireScope(callerOf(request), 'persons:read');
    const viewer = await viewerOf(db, request, 'list');
    const list = await withOwn(db, caller, (tx) =>
      getList(tx, unseal(db, 'list', request.params.id)));
    refuseFaults(mappingFaults(list.mapping, list.format.header));
    return previewOf(db, list, { viewer, requestId: request.id });
  });
}

async function previewOf(
  db: Database, list: MatchList,
  { viewer, requestId }: { readonly viewer: Viewer; readonly requestId: string },
): Promise<z.infer<typeof listPreview>> {
  const cells = await firstCells(list, previewRows);
  const part = { from: 0, size: previewRows };
  const reading = await readingOf(db, list);
  for await (const rows of batchRows(list, reading, part)) {
    const matched = await matchRows(db, viewer, {
      rows,
      also: (tx, found) => record(tx, {
        kind: 'persons.matched', ...viewer, requestId, detail: addCounts(noCounts, found),
      }),
    });
    return {
      rows: matched.map((one, place) => ({
        line: one.row.line, cells: [...cells[place] ?? []], ...toldOf(db, one),
      })),
      counts: addCounts(noCounts, matched), of: list.rowsTotal,
    };
  }
  return { rows: [], counts: noCounts, of: 0 };
}

function toldOf(db: Database, { outcome, reason, probability, personId }: MatchedRow) {
  return {
    outcome, reason, ...(probability !== undefined && { probability }),
    ...(personId !== undefined && { personId: seal(db, 'person', personId) }),
  };
}

function startRoutes(app: App, { db }: Deps): void {
  app.post('/v1/lists/:id/start', {
    schema: {
      tags, summary: 'Match the whole list', params: byId, body: listWish,
      response: { 200: listView },
    },
  }, async (request) => {
    const caller = requireScope(callerOf(request), 'persons:read');
    const viewer = await viewerOf(db, request, 'list');
    const keepIds = request.body?.keepIds ?? false;
    if (keepIds) requireScope(caller, 'contacts:write');
    const listId = unseal(db, 'list', request.params.id);
    const list = await withOwn(db, caller, (tx) => getList(tx, listId));
    refuseFaults(mappingFaults(list.mapping, list.format.header, { keepIds }));
    await withSystem(db, async (tx) => {
      if (!await startList(tx, listId, { ...viewer, keepIds })) refuseStarted();
      await enqueueList(tx, request.params.id);
    });
    return withOwn(db, caller, async (tx) => viewOf(db, await getList(tx, listId)));
  });
}

function readRoutes(app: App, { db }: Deps): void {
  app.get('/v1/lists', {
    schema: {
      tags, summary: 'Your organisation’s lists, newest first', querystring: pageQuery,
      response: { 200: pageOf(listView) },
    },
  }, async (request) => {
    const caller = requireScope(callerOf(request), 'persons:read');
    const { limit, cursor } = request.query;
    const last = readCursor(z.string(), cursor);
    const before = last === undefined ? undefined : unseal(db, 'list', last);
    const { organisationId } = caller.organisation;
    const found = await withOwn(db, caller, (tx) =>
      listLists(tx, { organisationId, before, limit: limit + 1 }));
    const page = cutPage(found, limit, (list) => seal(db, 'list', list.listId));
    return { items: page.rows.map((list) => viewOf(db, list)), next: page.next };
  });

  app.get('/v1/lists/:id', {
    schema: {
      tags, summary: 'One list and how far it is', params: byId, response: { 200: listStart },
    },
  }, async (request) => {
    const caller = requireScope(callerOf(request), 'persons:read');
    const list = await withOwn(db, caller, (tx) =>
      getList(tx, unseal(db, 'list', request.params.id)));
    const sample = (await firstCells(list, sampleRows)).map((cells) => [...cells]);
    return { ...viewOf(db, list), sample, targets };
  });
}

function resultRoutes(app: App, { db }: Deps): void {
  app.get('/v1/lists/:id/result.csv', {
    schema: {
      tags, summary: 'One line for each row, in its order: person, probability, outcome, reason',
      params: byId, produces: ['text/csv'],
      querystring: z.object({ purpose: z.string().optional().describe('Instead of the header.') }),
    },
  }, async (request, reply) => {
    const caller = requireScope(callerOf(request), 'persons:read');
    const viewer = await viewerOf(db, request, 'export');
    const listId = unseal(db, 'list', request.params.id);
    const list = await withOwn(db, caller, async (tx) => {
      const found = await getList(tx, listId);
      if (found.status !== 'done') refuseUnfinished();
      await record(tx, {
        kind: 'list.disclosed', ...viewer, requestId: request.id,
        detail: { list: request.params.id, ...found.counts },
      });
      return found;
    });
    reply.header('content-type', 'text/csv; charset=utf-8; header=present')
      .header('content-disposition', 'attachment; filename="matches.csv"');
    const kept = { path: matchesPath(list.filePath), bytes: list.resultBytes };
    return reply.send(Readable.from(writeResult(db, viewer, { id: request.params.id, ...kept })));
  });
}

const unreadable = {
  empty: 'The file is empty.',
  binary: 'This is no text file. Save the list as CSV first.',
  'no-header': 'The first line holds no column names.',
} as const;

async function readStart(path: string): Promise<{
  readonly format: CsvFormat;
  readonly sample: readonly (readonly string[])[];
  readonly rowsTotal: number;
}> {
  const format = await sniffCsv(path);
  if (typeof format === 'string') {
    await rm(path, { force: true });
    refuse({ kind: 'invalid', code: 'identity/unreadable-list', detail: unreadable[format] });
  }
  const sample: (readonly string[])[] = [];
  let rowsTotal = 0;
  for await (const row of readCsv(path, format)) {
    rowsTotal++;
    if (sample.length < lookedAt && !('fault' in row)) sample.push(row.cells);
  }
  return { format, sample, rowsTotal };
}

function refuseFaults(faults: ReturnType<typeof mappingFaults>): void {
  if (faults.length === 0) return;
  refuse({
    kind: 'invalid', code: 'identity/unusable-mapping',
    detail: 'With this mapping the rows tell nobody yet.', extras: { faults },
  });
}

function refuseStarted(): never {
  return refuse({
    kind: 'conflict', code: 'identity/list-started', detail: 'This list has been started already.',
  });
}

function refuseUnfinished(): never {
  return refuse({
    kind: 'conflict', code: 'identity/list-unfinished',
    detail: 'This list is not matched to its end; there is no result yet.',
  });
}

/** A transaction that sees the caller's own organisation and nobody's voters. */
function withOwn<Result>(
  db: Database, caller: Caller, act: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return withApp(db, { organisationId: caller.organisation.organisationId, sources: [] }, act);
}

/** Refuses identity/unknown-list, also for another organisation's, and for one grown too old. */
async function getList(tx: Tx, listId: bigint): Promise<MatchList> {
  const list = await findList(tx, listId);
  if (list !== undefined && list.status !== 'removed') return list;
  return refuse({ kind: 'not-found', code: 'identity/unknown-list',
    detail: 'There is no such list.' });
}

function viewOf(db: Database, list: MatchList): z.infer<typeof listView> {
  const { fileName, purpose, status, format, mapping, rowsTotal, rowsDone, counts, keepIds } = list;
  return {
    id: seal(db, 'list', list.listId), fileName, purpose, status, encoding: format.encoding,
    header: [...format.header], mapping, rowsTotal, rowsDone, counts, keepIds,
    createdAt: list.createdAt.toISOString(), finishedAt: list.finishedAt?.toISOString() ?? null,
  };
}
