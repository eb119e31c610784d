import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { refuse } from '../kernel/index.ts';
import { uploadFields } from './contract.ts';

export interface KeptFile extends z.infer<typeof uploadFields> {
  readonly path: string;
  /** As its sender calls it; for showing, never for opening. */
  readonly name: string;
}

/**
 * The uploaded file, as it came, in the data folder. Refuses roll/no-file, roll/unknown-layout and
 * roll/broken-form where the form ends too early; then nothing is kept.
 */
export async function keepFile(dataFolder: string, request: FastifyRequest): Promise<KeptFile> {
  const part = await request.file();
  if (!part) {
    refuse({ kind: 'invalid', code: 'roll/no-file', detail: 'There is no file in the request.' });
  }
  const given = Object.fromEntries(Object.entries(part.fields).flatMap(([name, field]) =>
    (field !== undefined && 'value' in field ? [[name, field.value]] : [])));
  const fields = uploadFields.safeParse(given);
  if (!fields.success) {
    part.file.resume();
    refuse({
      kind: 'invalid', code: 'roll/unknown-layout',
      detail: 'The fields before the file are layout (nc), kind and force.',
      extras: {
        faults: fields.error.issues.map((issue) =>
          ({ pointer: `#/${issue.path.join('/')}`, detail: issue.message })),
      },
    });
  }
  const folder = join(dataFolder, 'rolls');
  const path = join(folder, `${randomUUID()}.txt`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
  } catch (fault) {
    await rm(path, { force: true });
    // What the system says has a code; the form's reader gives its own faults none.
    const { code } = fault as NodeJS.ErrnoException;
    if (code !== undefined && code !== 'ERR_STREAM_PREMATURE_CLOSE') throw fault;
    refuse({
      kind: 'invalid', code: 'roll/broken-form',
      detail: 'The form ends too early; the file is not whole. Nothing of it was kept.',
    });
  }
  const name = part.filename.replace(/\p{Cc}/gu, '').slice(0, 200).toWellFormed();
  return { ...fields.data, path, name };
}
