import { z } from 'zod';
import { organisations } from '../accounts/index.ts';
import { record } from '../audit/index.ts';
import { civicsOf } from '../civics/index.ts';
import { assert, type Purpose } from '../kernel/index.ts';
import { seal, unseal, withApp, withSystem, type Database, type Deps } from '../platform/index.ts';
import { receiveContacts, type Sender } from './intake/receive.ts';
import {
  findUpload, insertRefusedRows, moveUpload, noteProgress, type Upload,
} from './store/upload.ts';
import {
  batchRows, countRows, receiveRows, refusedRows, toldOf, type Receive,
} from './upload-rows.ts';

const payloadSchema = z.object({ uploadId: z.string() });
const batchSize = 500;

/**
 * Carries an upload out, batch by batch, from where it stopped: the worker may be killed at any
 * moment. A batch that was received but not noted comes again and, by its keys, happens once; its
 * rows then count as accepted, for they are this upload's own.
 */
export async function runUpload(deps: Deps, payload: unknown): Promise<void> {
  const { db } = deps;
  const uploadId = unseal(db, 'upload', payloadSchema.parse(payload).uploadId);
  const upload = await withSystem(db, (tx) => findUpload(tx, uploadId));
  if (!upload?.mapping || !['waiting', 'running'].includes(upload.status)) return;
  await withSystem(db, (tx) =>
    moveUpload(tx, uploadId, { from: ['waiting', 'running'], to: 'running' }));
  const done = await receiveAll(deps, upload);
  await withSystem(db, async (tx) => {
    await moveUpload(tx, uploadId, { from: ['running'], to: 'done' });
    await record(tx, {
      kind: 'upload.finished', organisationId: upload.organisationId, userId: upload.userId,
      purpose: upload.purpose, detail: { upload: seal(db, 'upload', uploadId), ...done },
    });
  });
}

async function receiveAll({ db }: Deps, upload: Upload): Promise<Upload['counts']> {
  const { uploadId, mapping, organisationId } = upload;
  const id = seal(db, 'upload', uploadId);
  let { counts } = upload;
  let rows = Number(upload.rowsDone);
  // Only the first batch can have been received before without being noted.
  let mayRepeat = upload.status === 'running';
  const sender = await senderOf(db, upload);
  const civics = await civicsOf(db);
  const receive: Receive = async (contacts) =>
    (await receiveContacts(db, sender, contacts)).map(toldOf);
  for await (const batch of batchRows(upload, rows, batchSize)) {
    const reading = { id, format: upload.format, mapping: mapping!, civics };
    const told = await receiveRows(batch, reading, receive);
    const ours = told.map((row) => {
      const again = mayRepeat && row.outcome === 'duplicate';
      return again ? { ...row, outcome: 'accepted' as const } : row;
    });
    mayRepeat = false;
    counts = countRows(counts, ours);
    rows += batch.length;
    await withApp(db, { organisationId, sources: [] }, async (tx) => {
      await insertRefusedRows(tx, upload, refusedRows(ours));
      await noteProgress(tx, uploadId, { rows, counts });
    });
  }
  return counts;
}

/** The sender of an upload, as it was when the file was taken. */
async function senderOf(db: Database, upload: Upload): Promise<Sender> {
  const { organisationId, userId } = upload;
  const all = await organisations(db);
  const organisation = all.find((one) => one.organisationId === organisationId);
  assert(organisation, 'an upload belongs to an organisation');
  return { organisation, userId, requestId: null, purpose: upload.purpose as Purpose };
}
