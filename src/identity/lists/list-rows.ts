import { readCsv, type CsvFormat } from '../../platform/index.ts';
import type { Claim } from '../claim.ts';
import { readOpenList, type ListRow as FileRow } from '../file/index.ts';
import { columnsOf } from './mapping.ts';
import type { ListMapping } from './contract.ts';
import { claimOfTold, type RowReading } from './told-claim.ts';

/** One row of a list, read as a claim where it tells anybody. */
export interface ListRow {
  readonly line: number;
  readonly recordId: string;
  readonly claim: Claim | undefined;
  /** Why it tells nobody, or what else is wrong with it, in a sentence. */
  readonly fault: string | undefined;
}

/** The list as it lies on disk, and what its columns mean. */
export interface ListFile {
  readonly filePath: string;
  readonly format: CsvFormat;
  readonly mapping: ListMapping;
}

const faultWords: Readonly<Record<string, string>> = {
  'too-few-cells': 'The row has fewer cells than the header.',
  'too-many-cells': 'The row has more cells than the header.',
  'broken-quotes': 'A quote in this row opens or closes in the wrong place.',
  'cell-too-long': 'A cell is longer than 5,000 characters; its first 100 were read.',
};

/** The rows of a list in batches, from the given row (counted from 0) on. */
export async function* batchRows(
  list: ListFile, reading: RowReading, part: { readonly from: number; readonly size: number },
): AsyncGenerator<readonly ListRow[]> {
  const { filePath: path, format, mapping } = list;
  const open = { path, format, columns: columnsOf(format.header, mapping) };
  let place = 0;
  for await (const batch of readOpenList(open, part.size)) {
    const rest = batch.slice(Math.max(0, part.from - place));
    place += batch.length;
    if (rest.length > 0) yield rest.map((row) => readRow(row, reading));
  }
}

function readRow(row: FileRow, reading: RowReading): ListRow {
  const { line, recordId } = row;
  const wrong = row.fault === undefined ? undefined : faultWords[row.fault] ?? row.fault;
  if (row.fault === 'broken-quotes') return { line, recordId, claim: undefined, fault: wrong };
  const { claim, fault } = claimOfTold(row, reading);
  return { line, recordId, claim, fault: wrong ?? fault };
}

/** The first rows as they stand in the file. */
export async function firstCells(
  { filePath, format }: Pick<ListFile, 'filePath' | 'format'>, count: number,
): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const { cells } of readCsv(filePath, format)) {
    rows.push(cells);
    if (rows.length === count) break;
  }
  return rows;
}
