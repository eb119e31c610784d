import type { MultipartFile } from '@fastify/multipart';
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { refuse } from '../kernel/index.ts';

export interface KeptFile {
  readonly path: string;
  /** As its sender calls it; for showing, never for opening. */
  readonly name: string;
}

/**
 * The uploaded bytes, as they came, under a name of our own in the folder. Refuses
 * platform/broken-form where the form ends before its end, and platform/no-room on a full disk;
 * then nothing is kept.
 */
export async function keepFile(
  part: MultipartFile, folder: string, ending: '.csv' | '.txt',
): Promise<KeptFile> {
  const path = join(folder, `${randomUUID()}${ending}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await rm(path, { force: true });
    return refuseBroken(error as NodeJS.ErrnoException);
  }
  return { path, name: nameOf(part.filename) };
}

function nameOf(given: string): string {
  return given.replace(/\p{Cc}/gu, '').slice(0, 200).toWellFormed();
}

function refuseBroken(error: NodeJS.ErrnoException): never {
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') {
    refuse({
      kind: 'unavailable', code: 'platform/no-room',
      detail: 'There is no room for this file here just now. Nothing of it was kept.',
    });
  }
  // The form's reader gives its own faults no code; what the system says has one.
  if (error.code === undefined || error.code === 'ERR_STREAM_PREMATURE_CLOSE') {
    refuse({
      kind: 'invalid', code: 'platform/broken-form',
      detail: 'The form ends too early; the file is not whole. Nothing of it was kept.',
    });
  }
  throw error;
}
