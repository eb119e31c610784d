import { refuse } from '../../kernel/index.ts';
import {
  readCsv, sniffCsv, type CsvFault, type CsvFormat, type CsvRow,
} from '../../platform/index.ts';
import type { Told } from '../told.ts';
import { describeColumns, type ListColumns } from './columns.ts';
import { rowReader } from './row.ts';

/** One row of a list; every row of the file comes, whatever is wrong with it. */
export interface ListRow {
  /** As the list has it, or the row's number from 1; may stand twice. */
  readonly recordId: string;
  /** Line in the file; the header is line 1. */
  readonly line: number;
  readonly told: Told;
  readonly voterId: string;
  readonly free: Readonly<Record<string, string>>;
  /** Why the row may be misread; `cell-too-long` cells are cut to 100 characters. */
  readonly fault?: string;
}

export interface ListOptions {
  readonly batchRows?: number;
  /** Meanings that somebody chose, instead of those that header and values suggest. */
  readonly columns?: ListColumns;
}

/** A list whose columns are understood, before its rows are read. */
export interface OpenList {
  readonly path: string;
  readonly format: CsvFormat;
  readonly columns: ListColumns;
}

const sampleRows = 400;
const usualBatch = 2_000;

const faultSentences: Readonly<Record<CsvFault, string>> = {
  empty: 'The file is empty.',
  binary: 'The file is no text: save it as CSV.',
  'no-header': 'The first line names no columns.',
};

/**
 * Finds encoding, delimiter, header and meanings. Refuses (invalid) identity/unreadable-list for
 * a file that is no table and identity/no-usable-column for one that tells nobody.
 */
export async function openListFile(path: string): Promise<OpenList> {
  const format = await sniffCsv(path);
  if (typeof format === 'string') {
    refuse({ kind: 'invalid', code: 'identity/unreadable-list', detail: faultSentences[format] });
  }
  const sample: (readonly string[])[] = [];
  for await (const row of readCsv(path, format)) {
    if (!('fault' in row)) sample.push(row.cells);
    if (sample.length >= sampleRows) break;
  }
  return { path, format, columns: describeColumns(format.header, sample) };
}

/**
 * The rows of a list file of any header, encoding and delimiter, in batches and in bounded memory.
 * Refuses as `openListFile` does.
 */
export async function* readListFile(
  path: string, options: ListOptions = {},
): AsyncGenerator<readonly ListRow[]> {
  const open = await openListFile(path);
  yield* readOpenList({ ...open, columns: options.columns ?? open.columns }, options.batchRows);
}

/** The rows of a list that was opened before; of a batch that is not wanted, none is read. */
export async function* readOpenList(
  list: OpenList, batchRows = usualBatch, isWanted: (batch: number) => boolean = () => true,
): AsyncGenerator<readonly ListRow[]> {
  const read = rowReader(list.columns);
  const idColumn = list.columns.meanings.indexOf('recordId');
  let batch: ListRow[] = [];
  let number = 0;
  for await (const row of readCsv(list.path, list.format)) {
    if (!isWanted(Math.floor(number++ / batchRows))) continue;
    const own = idColumn < 0 ? '' : (row.cells[idColumn] ?? '').trim();
    const fault = faultOf(row, list.format.header.length);
    const { told, voterId, free } = read(fault === 'broken-quotes' ? [] : row.cells);
    const recordId = own === '' || fault === 'broken-quotes' ? String(number) : own;
    const sound = { recordId, line: row.line, told, voterId, free };
    batch.push(fault === undefined ? sound : { ...sound, fault });
    if (batch.length < batchRows) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Commas behind the last column, which spreadsheets leave, are no fault. */
function faultOf(row: CsvRow, width: number): string | undefined {
  if (!('fault' in row)) return undefined;
  const isPadded = row.fault === 'too-many-cells' &&
    row.cells.slice(width).every((cell) => cell.trim() === '');
  return isPadded ? undefined : row.fault;
}
