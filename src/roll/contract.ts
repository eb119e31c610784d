import { z } from 'zod';

const count = z.number().int();
const counts = z.record(z.string(), count);

/** What an import did; kept with it and shown. All numbers are counts. */
export const summarySchema = z.object({
  kind: z.enum(['registrations', 'history']),
  state: z.string(),
  encoding: z.string(),
  lines: count.describe('Lines behind the header, bad ones included'),
  refused: count.describe('Bad lines: left out and listed'),
  problems: count.describe('Faults of bad lines; one line may have several'),
  unknownColumns: z.array(z.string()),
  unknownCodes: z.record(z.string(), counts).describe('Codes outside the layout, kept as they are'),
  version: count.nullable().describe('Null where nothing had changed'),
  voters: count.optional().describe('Voters whom the file names'),
  superseded: count.optional().describe('Further lines of a voter; the best one counts'),
  outranked: count.optional()
    .describe('Lines less telling than what a county outside this file says of the voter'),
  new: count.optional(),
  changed: count.optional(),
  moved: count.optional(),
  cancelled: count.optional(),
  returned: count.optional().describe('Were absent from the last file and are back'),
  unchanged: count.optional(),
  absent: count.optional().describe('Newly missing from the file; kept and marked'),
  stillAbsent: count.optional(),
  counties: count.optional().describe('Counties that the file covers'),
  byStatus: counts.optional(),
  byParty: counts.optional(),
  byCounty: counts.optional(),
  votes: z.object({
    new: count,
    changed: count,
    unchanged: count,
    didNotVote: count.describe('Lines that say so; they are no votes'),
    repeated: count.describe('Lines that tell a vote a second time'),
    unknownVoters: count.describe('Lines of voters who are not on the roll'),
    byMethod: counts,
    byElection: counts,
  }).optional(),
});
export type Summary = z.infer<typeof summarySchema>;

export const rollSchema = z.object({
  state: z.string(),
  organisation: z.string().describe('Slug of the organisation that contributes it'),
  version: count.describe('0: nothing imported yet'),
  switchedAt: z.iso.datetime().nullable(),
}).meta({ id: 'Roll' });

const refusalSchema = z.object({
  code: z.string(),
  detail: z.string(),
  faults: z.array(z.object({ pointer: z.string(), detail: z.string() })).default([]),
});

export const importSchema = z.object({
  id: z.string(),
  layout: z.string(),
  kind: z.enum(['registrations', 'history']),
  fileName: z.string(),
  status: z.enum(['waiting', 'running', 'done', 'refused', 'failed']),
  step: z.string().describe('reading, checking, comparing, writing, switching, done'),
  progress: z.number().min(0).max(1).describe('Share of the whole, for a bar'),
  rowsDone: count,
  rowsTotal: count.nullable().describe('Bytes while reading, rows while writing'),
  version: count.nullable(),
  summary: counts.describe('What it changed, in numbers'),
  report: summarySchema.nullable().describe('All that is told of it once it is done'),
  refusal: refusalSchema.nullable(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
}).meta({ id: 'RollImport' });
export type ImportView = z.infer<typeof importSchema>;

export const problemSchema = z.object({
  line: count.describe('Physical line of the file, the header is 1'),
  column: z.string().describe('(line) where the line is no record at all'),
  reason: z.string(),
  sample: z.string().nullable().describe('The value, for columns that identify nobody'),
}).meta({ id: 'RollProblem' });

/** Fields that stand before the file in the form. */
export const uploadFields = z.object({
  layout: z.enum(['nc']).default('nc'),
  kind: z.enum(['registrations', 'history']).default('registrations')
    .describe('What the sender takes the file for; its header decides'),
  force: z.stringbool().default(false)
    .describe('Import although many voters are missing from the file'),
});

export const importParams = z.object({ id: z.string().max(40) });
