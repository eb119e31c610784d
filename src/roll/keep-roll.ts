import { join } from 'node:path';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { refuse } from '../kernel/index.ts';
import { keepFile, type KeptFile } from '../platform/index.ts';
import { uploadFields } from './contract.ts';

export type KeptRoll = KeptFile & z.infer<typeof uploadFields>;

/** The uploaded roll, as it came. Refuses roll/no-file, roll/unknown-layout; see keepFile. */
export async function keepRoll(
  dataFolder: string, request: FastifyRequest,
): Promise<KeptRoll> {
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
  return { ...fields.data, ...await keepFile(part, join(dataFolder, 'rolls'), '.txt') };
}
