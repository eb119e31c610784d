import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Refusal } from '../kernel/index.ts';
import type { Deps } from '../platform/index.ts';
import { importRoll } from './import/run.ts';
import { findImport } from './store/import.ts';

/** Name of the job that carries out an uploaded import. */
export const importTask = 'roll-import';

const payloadSchema = z.object({ importId: z.string().regex(/^\d{1,18}$/) });

/**
 * Carries out an uploaded import, again from the start where an earlier run was cut off. What is
 * refused is told in the import's row and is no fault of the job; the file goes when it was read
 * for good.
 */
export async function runImport({ db, config, log }: Deps, payload: unknown): Promise<void> {
  const importId = BigInt(payloadSchema.parse(payload).importId);
  const row = await findImport(db, importId);
  const isOpen = row?.status === 'waiting' || row?.status === 'running' || row?.status === 'failed';
  if (!row || !isOpen || row.filePath === null) return;
  const folder = join(config.dataFolder, 'imports');
  try {
    const summary = await importRoll({ db, importId, file: row.filePath, folder });
    log.info('roll.import-finished', {
      importId: String(importId), organisationId: row.organisationId, count: summary.lines,
      refusedCount: summary.refused, state: summary.state,
    });
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    log.info('roll.import-refused', { importId: String(importId), code: fault.code });
  }
  await rm(row.filePath, { force: true });
}
