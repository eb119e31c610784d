import { z } from 'zod';
import { matchOutcomes } from '../contract.ts';

/** All that a column of a list can mean: what is told of a person, and two keys. */
export const columnMeanings = [
  'recordId', 'voterId', 'fullName', 'firstName', 'middleName', 'lastName', 'moreLast', 'suffix',
  'maiden', 'birthDate', 'birthYear', 'birthMonth', 'birthDay', 'age', 'sex', 'address',
  'moreAddress', 'houseNumber', 'houseHalf', 'preDirection', 'street', 'streetType',
  'postDirection', 'unitType', 'unit', 'city', 'state', 'zip', 'cityZip', 'mailAddress',
  'moreMail', 'mailCity', 'mailState', 'mailZip', 'mailCityZip', 'phone', 'email',
] as const;
export type ColumnMeaning = (typeof columnMeanings)[number];

/** In which state a list is; `removed` ones lost their files to age and are told nobody. */
export const listStatuses = [
  'mapping', 'waiting', 'running', 'done', 'refused', 'removed',
] as const;
export type ListStatus = (typeof listStatuses)[number];

export const listMapping = z.strictObject({
  columns: z.array(z.strictObject({
    /** Position of the column, from 0: headers may stand twice. */
    column: z.number().int().min(0).max(999),
    target: z.enum(columnMeanings),
  })).max(1_000),
}).meta({ id: 'ListMapping' });
export type ListMapping = z.infer<typeof listMapping>;

const count = z.number().int();
export const listCounts = z.object({
  matched: count, review: count,
  new: count.describe('Nobody known, the unreadable rows among them.'),
  unreadable: count.describe('Of the new ones: rows that tell no name, or are no rows.'),
});
export type ListCounts = z.infer<typeof listCounts>;
export const noCounts: ListCounts = { matched: 0, review: 0, new: 0, unreadable: 0 };

export const listView = z.object({
  id: z.string(),
  fileName: z.string(),
  purpose: z.string().describe('For which it is matched: the one under which it was sent.'),
  status: z.enum(listStatuses),
  encoding: z.string(),
  header: z.array(z.string()),
  mapping: listMapping,
  rowsTotal: count,
  rowsDone: count,
  counts: listCounts,
  keepIds: z.boolean(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
}).meta({ id: 'MatchList' });

export const listStart = listView.extend({
  sample: z.array(z.array(z.string())).describe('The first rows, as they stand in the file.'),
  targets: z.array(z.enum(columnMeanings)).describe('All that a column can mean.'),
});

export const listWish = z.strictObject({
  keepIds: z.boolean().default(false)
    .describe('Keep the record ids of matched rows as your own ids of the people they mean.'),
}).nullish();

export const listPreview = z.object({
  rows: z.array(z.object({
    line: count,
    cells: z.array(z.string()),
    outcome: z.enum(matchOutcomes),
    reason: z.string(),
    probability: z.number().min(0).max(1).optional()
      .describe('That the best candidate is who is meant.'),
    personId: z.string().optional(),
  })),
  counts: listCounts,
  of: count.describe('Rows in the file; the preview tries the first ones.'),
}).meta({ id: 'MatchListPreview' });
