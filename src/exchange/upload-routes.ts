import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { callerOf, requireScope, type Caller } from '../accounts/index.ts';
import { viewerOf } from '../agreements/index.ts';
import { record } from '../audit/index.ts';
import { civicsOf } from '../civics/index.ts';
import { refuse } from '../kernel/index.ts';
import {
  cutPage, enqueue, keepFile, pageOf, pageQuery, readCsv, readCursor, seal, sniffCsv, unseal,
  withApp, withSystem, writeCsv, type App, type CsvFormat, type Database, type Deps, type Tx,
} from '../platform/index.ts';
import { previewContacts } from './intake/preview.ts';
import {
  findUpload, insertUpload, listRefusedRows, listUploads, moveUpload, updateMapping, type Upload,
} from './store/upload.ts';
import { mappingFaults, suggestMapping, uploadMapping, uploadTargets } from './upload.ts';
import { previewReply, uploadStart, uploadView } from './upload-contract.ts';
import { countRows, firstRows, receiveRows, toldOf } from './upload-rows.ts';

const tags = ['contribute'];
const byId = z.object({ id: z.string() });
const previewRows = 200;
const sampleRows = 5;
const targets = uploadTargets.map((target) => target.name);
const noCounts = { accepted: 0, duplicate: 0, review: 0, refused: 0 };

/** Lists of contacts as files: taken in, understood, tried, carried out in the background. */
export function uploadRoutes(app: App, deps: Deps): void {
  takeRoutes(app, deps);
  startRoutes(app, deps);
  readRoutes(app, deps);
}

function takeRoutes(app: App, deps: Deps): void {
  const { db } = deps;
  app.post('/v1/uploads', {
    schema: {
      tags, summary: 'Hand over a list of contacts (CSV, as multipart/form-data)',
      consumes: ['multipart/form-data'], response: { 201: uploadStart },
    },
    config: { withoutKeptReply: true },
  }, async (request, reply) => {
    const caller = requireScope(callerOf(request), 'contacts:write');
    const viewer = await viewerOf(db, request, 'view');
    const part = await request.file() ?? refuse({
      kind: 'invalid', code: 'exchange/no-file', detail: 'There is no file in the request.',
    });
    const file = await keepFile(part, join(deps.config.dataFolder, 'uploads'), '.csv');
    const { format, sample, rowsTotal } = await readStart(file.path);
    const { organisation: { organisationId, state }, userId } = caller;
    const mapping = suggestMapping(format.header, state);
    const { purpose } = viewer;
    const upload = await withOwn(db, caller, async (tx) => {
      const uploadId = await insertUpload(tx, {
        organisationId, userId, purpose, format, mapping, rowsTotal,
        fileName: file.name, filePath: file.path,
      });
      await record(tx, {
        kind: 'upload.taken', organisationId, userId, purpose, requestId: request.id,
        detail: { upload: seal(db, 'upload', uploadId), rows: rowsTotal },
      });
      return getUpload(tx, uploadId);
    });
    return reply.code(201).send({ ...viewOf(db, upload), sample, targets });
  });
}

function startRoutes(app: App, { db }: Deps): void {
  app.put('/v1/uploads/:id/mapping', {
    schema: {
      tags, summary: 'Say what the columns mean', params: byId, body: uploadMapping,
      response: { 200: uploadView },
    },
  }, async (request) => {
    const caller = requireScope(callerOf(request), 'contacts:write');
    const uploadId = unseal(db, 'upload', request.params.id);
    return withOwn(db, caller, async (tx) => {
      const upload = await getUpload(tx, uploadId);
      refuseFaults(mappingFaults(request.body, upload.format.header));
      if (!await updateMapping(tx, uploadId, request.body)) refuseStarted();
      return viewOf(db, await getUpload(tx, uploadId));
    });
  });

  app.get('/v1/uploads/:id/preview', {
    schema: {
      tags, summary: 'What would happen to the first rows; nothing is stored', params: byId,
      response: { 200: previewReply },
    },
  }, async (request) => {
    const caller = requireScope(callerOf(request), 'contacts:write');
    const { purpose } = await viewerOf(db, request, 'view');
    const { organisation, userId } = caller;
    const sender = { organisation, userId, requestId: request.id, purpose };
    const upload = await withOwn(db, caller, (tx) =>
      getUpload(tx, unseal(db, 'upload', request.params.id)));
    const mapping = usableMapping(upload);
    const first = await firstRows(upload, previewRows);
    const rows = await receiveRows(
      first, { id: request.params.id, format: upload.format, mapping, civics: await civicsOf(db) },
      async (contacts) => (await previewContacts(db, sender, contacts)).map(toldOf));
    return {
      rows: rows.map(({ row: { line, cells }, outcome, reason, match }) => ({
        line, cells: [...cells], outcome, ...(reason && { reason }), ...(match && { match }),
      })),
      counts: countRows(noCounts, rows),
      of: Number(upload.rowsTotal),
    };
  });

  app.post('/v1/uploads/:id/start', {
    schema: { tags, summary: 'Carry it out', params: byId, response: { 200: uploadView } },
  }, async (request) => {
    const caller = requireScope(callerOf(request), 'contacts:write');
    const uploadId = unseal(db, 'upload', request.params.id);
    const upload = await withOwn(db, caller, (tx) => getUpload(tx, uploadId));
    usableMapping(upload);
    await withSystem(db, async (tx) => {
      const moved = await moveUpload(tx, uploadId, { from: ['mapping'], to: 'waiting' });
      if (!moved) refuseStarted();
      await enqueue(tx, {
        task: 'contact-upload', payload: { uploadId: request.params.id },
        queueName: `upload ${upload.organisationId}`,
      });
    });
    return withOwn(db, caller, async (tx) => viewOf(db, await getUpload(tx, uploadId)));
  });
}

function readRoutes(app: App, { db }: Deps): void {
  app.get('/v1/uploads', {
    schema: {
      tags, summary: 'Your organisation’s lists, newest first', querystring: pageQuery,
      response: { 200: pageOf(uploadView) },
    },
  }, async (request) => {
    const caller = requireScope(callerOf(request), 'contacts:write');
    const { limit, cursor } = request.query;
    const last = readCursor(z.string(), cursor);
    const before = last === undefined ? undefined : unseal(db, 'upload', last);
    const { organisationId } = caller.organisation;
    const found = await withOwn(db, caller, (tx) =>
      listUploads(tx, { organisationId, before, limit: limit + 1 }));
    const page = cutPage(found, limit, (upload) => seal(db, 'upload', upload.uploadId));
    return { items: page.rows.map((upload) => viewOf(db, upload)), next: page.next };
  });

  app.get('/v1/uploads/:id', {
    schema: {
      tags, summary: 'One list and how far it is', params: byId, response: { 200: uploadStart },
    },
  }, async (request) => {
    const caller = requireScope(callerOf(request), 'contacts:write');
    const upload = await withOwn(db, caller, (tx) =>
      getUpload(tx, unseal(db, 'upload', request.params.id)));
    const first = await firstRows(upload, sampleRows);
    return { ...viewOf(db, upload), sample: first.map(({ cells }) => [...cells]), targets };
  });

  app.get('/v1/uploads/:id/refused.csv', {
    schema: {
      tags, summary: 'The refused rows with line and reason, to mend and send again', params: byId,
      produces: ['text/csv'],
    },
  }, async (request, reply) => {
    const caller = requireScope(callerOf(request), 'contacts:write');
    const uploadId = unseal(db, 'upload', request.params.id);
    const upload = await withOwn(db, caller, (tx) => getUpload(tx, uploadId));
    reply.header('content-type', 'text/csv; charset=utf-8; header=present')
      .header('content-disposition', 'attachment; filename="refused.csv"');
    return reply.send(await refusedCsv(db, caller, upload));
  });
}

async function refusedCsv(db: Database, caller: Caller, upload: Upload): Promise<string> {
  const parts = [writeCsv([['line', 'reason', ...upload.format.header]])];
  for (let after = 0; ;) {
    const rows = await withOwn(db, caller, (tx) => listRefusedRows(tx, upload.uploadId, after));
    if (rows.length === 0) return parts.join('');
    parts.push(writeCsv(rows.map((row) => [row.line, row.reason, ...row.cells])));
    after = rows.at(-1)!.line;
  }
}

const unreadable = {
  empty: 'The file is empty.',
  binary: 'This is no text file. Save the list as CSV first.',
  'no-header': 'The first line holds no column names.',
} as const;

async function readStart(path: string): Promise<{
  readonly format: CsvFormat; readonly sample: string[][]; readonly rowsTotal: number;
}> {
  const format = await sniffCsv(path);
  if (typeof format === 'string') {
    await rm(path, { force: true });
    refuse({ kind: 'invalid', code: 'exchange/unreadable-file', detail: unreadable[format] });
  }
  const sample: string[][] = [];
  let rowsTotal = 0;
  for await (const row of readCsv(path, format)) {
    rowsTotal++;
    if (sample.length < sampleRows && !('fault' in row)) sample.push([...row.cells]);
  }
  return { format, sample, rowsTotal };
}

function usableMapping(upload: Upload) {
  const mapping = upload.mapping ?? suggestMapping(upload.format.header, 'xx');
  refuseFaults(mappingFaults(mapping, upload.format.header));
  return mapping;
}

function refuseFaults(faults: ReturnType<typeof mappingFaults>): void {
  if (faults.length === 0) return;
  refuse({
    kind: 'invalid', code: 'exchange/unusable-mapping',
    detail: 'With this mapping the rows are no contacts yet.', extras: { faults },
  });
}

function refuseStarted(): never {
  return refuse({
    kind: 'conflict', code: 'exchange/upload-started',
    detail: 'This list has been started already.',
  });
}

/** A transaction that sees the caller's own organisation and nobody's voters. */
function withOwn<Result>(
  db: Database, caller: Caller, act: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return withApp(db, { organisationId: caller.organisation.organisationId, sources: [] }, act);
}

/** Refuses exchange/unknown-upload, also for another organisation's. */
async function getUpload(tx: Tx, uploadId: bigint): Promise<Upload> {
  return await findUpload(tx, uploadId) ?? refuse({
    kind: 'not-found', code: 'exchange/unknown-upload', detail: 'There is no such list.',
  });
}

function viewOf(db: Database, upload: Upload) {
  return {
    id: seal(db, 'upload', upload.uploadId),
    fileName: upload.fileName,
    status: upload.status,
    encoding: upload.format.encoding,
    header: [...upload.format.header],
    mapping: upload.mapping,
    rowsTotal: Number(upload.rowsTotal),
    rowsDone: Number(upload.rowsDone),
    counts: upload.counts,
    createdAt: upload.createdAt.toISOString(),
    finishedAt: upload.finishedAt?.toISOString() ?? null,
  };
}
