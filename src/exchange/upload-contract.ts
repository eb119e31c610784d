import { z } from 'zod';
import { contactsReply } from './contract.ts';
import { uploadMapping, uploadTargets } from './upload.ts';

const counts = z.object({
  accepted: z.number().int(), duplicate: z.number().int(),
  review: z.number().int(), refused: z.number().int(),
});

export const uploadView = z.object({
  id: z.string(),
  fileName: z.string(),
  status: z.enum(['mapping', 'waiting', 'running', 'done', 'refused', 'failed']),
  encoding: z.string(),
  header: z.array(z.string()),
  mapping: uploadMapping.nullable(),
  rowsTotal: z.number().int(),
  rowsDone: z.number().int(),
  counts,
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
}).meta({ id: 'Upload' });

export const uploadStart = uploadView.extend({
  sample: z.array(z.array(z.string())).describe('The first rows, as they stand in the file.'),
  targets: z.array(z.enum(uploadTargets.map((target) => target.name) as [string, ...string[]]))
    .describe('All that a column can mean.'),
});

export const previewReply = z.object({
  rows: z.array(z.object({
    line: z.number().int(),
    cells: z.array(z.string()),
    outcome: contactsReply.shape.items.element.shape.outcome,
    reason: z.string().optional(),
    match: z.enum(['matched', 'new']).optional(),
  })),
  counts,
  of: z.number().int().describe('Rows in the file; the preview tries the first ones.'),
}).meta({ id: 'UploadPreview' });
