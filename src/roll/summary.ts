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
