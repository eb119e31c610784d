import type { Civics } from '../civics/index.ts';
import { readCsv, type CsvFormat, type CsvRow, type CsvRowFault } from '../platform/index.ts';
import { likelyOption } from './mapping.ts';
import { isRefused } from './contact.ts';
import type { Outcome } from './contract.ts';
import type { PreviewedContact } from './intake/preview.ts';
import type { Receipt } from './intake/receipt.ts';
import type { RefusedRow, Upload, UploadCounts } from './store/upload.ts';
import { contactOfRow, type UploadedContact, type UploadMapping } from './upload.ts';

/** A row of the file with what became of it. */
export interface RowOutcome {
  readonly row: CsvRow;
  readonly outcome: Outcome;
  readonly reason: string | undefined;
  readonly match: 'matched' | 'new' | undefined;
}
export type Told = Omit<RowOutcome, 'row'>;

const faultWords: Readonly<Record<CsvRowFault, string>> = {
  'too-few-cells': 'The row has fewer cells than the header.',
  'too-many-cells': 'The row has more cells than the header.',
  'broken-quotes': 'A quote in this row opens or closes in the wrong place.',
  'cell-too-long': 'A cell is longer than 5,000 characters.',
};

/** What the exchange said to each contact, in the order in which they were given. */
export type Receive = (contacts: readonly UploadedContact[]) => Promise<readonly Told[]>;

/** Hands the rows of a batch to the exchange; rows that are no rows are refused before. */
export async function receiveRows(
  rows: readonly CsvRow[],
  upload: {
    readonly id: string; readonly format: CsvFormat; readonly mapping: UploadMapping;
    readonly civics: Civics;
  },
  receive: Receive,
): Promise<readonly RowOutcome[]> {
  const sound = rows.filter((row) => !('fault' in row));
  const { id, mapping, civics, format: { header } } = upload;
  const optionOf = (slug: string, cell: string): string => readOption(civics, slug, cell);
  const contacts = sound.map((row) => contactOfRow(row, mapping, { id, header, optionOf }));
  const told = contacts.length === 0 ? [] : await receive(contacts);
  const outcomes = new Map(sound.map((row, place) => [row, told[place]]));
  return rows.map((row) => {
    if ('fault' in row) {
      return { row, outcome: 'refused', reason: faultWords[row.fault], match: undefined };
    }
    return { row, ...outcomes.get(row)! };
  });
}

function readOption(civics: Civics, slug: string, cell: string): string {
  const question = civics.questionBySlug(slug);
  const option = question && likelyOption(question, cell);
  return option ? String(option) : cell;
}

/** What a receipt tells the one who sent the row; the field first, where one is at fault. */
export function toldOf(receipt: Receipt | PreviewedContact): Told {
  if (isRefused(receipt)) {
    const field = receipt.pointer.replace(/^#\/contacts\/\d+\/?/, '');
    const reason = field === '' ? receipt.reason : `${field}: ${receipt.reason}`;
    return { outcome: 'refused', reason, match: undefined };
  }
  const { outcome } = receipt;
  const reason = 'reason' in receipt ? receipt.reason : undefined;
  return { outcome, reason, match: 'match' in receipt ? receipt.match : undefined };
}

export function countRows(done: UploadCounts, rows: readonly RowOutcome[]): UploadCounts {
  const of = (outcome: RowOutcome['outcome']): number =>
    rows.filter((row) => row.outcome === outcome).length;
  return {
    accepted: done.accepted + of('accepted'),
    duplicate: done.duplicate + of('duplicate'),
    review: done.review + of('review'),
    refused: done.refused + of('refused'),
  };
}

export function refusedRows(rows: readonly RowOutcome[]): readonly RefusedRow[] {
  return rows.filter(({ outcome }) => outcome === 'refused').map(({ row, reason }) =>
    ({ line: row.line, reason: reason ?? 'was refused', cells: row.cells }));
}

/** The first rows of a file. */
export async function firstRows(
  upload: Pick<Upload, 'filePath' | 'format'>, count: number,
): Promise<readonly CsvRow[]> {
  for await (const rows of batchRows(upload, 0, count)) return rows;
  return [];
}

/** The rows of a file in batches, from the given row (counted from 0) on. */
export async function* batchRows(
  upload: Pick<Upload, 'filePath' | 'format'>, from: number, size: number,
): AsyncGenerator<readonly CsvRow[]> {
  let batch: CsvRow[] = [];
  let place = 0;
  for await (const row of readCsv(upload.filePath, upload.format)) {
    if (place++ < from) continue;
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
