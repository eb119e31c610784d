import { parse, type Info } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';
import { Readable } from 'node:stream';
import { findEncoding, readText, type FoundEncoding } from './text-encoding.ts';

/** How a delimited file is to be read; found once, kept with the upload. */
export interface CsvFormat extends FoundEncoding {
  readonly delimiter: ',' | '\t' | ';' | '|';
  /** Header cells as they stand, trimmed; duplicates kept. */
  readonly header: readonly string[];
}

/** Why a file cannot be read as a table at all. */
export type CsvFault = 'empty' | 'binary' | 'no-header';

/** One line of the table; `fault` tells why it is none. Lines count from 1, the header's. */
export type CsvRow =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly cells: readonly string[]; readonly fault: CsvRowFault };
export type CsvRowFault = 'too-few-cells' | 'too-many-cells' | 'broken-quotes' | 'cell-too-long';

const delimiters = [',', '\t', ';', '|'] as const;
const sampleLength = 100_000;
const longestCell = 5_000;
const longestRecord = 1_000_000;

/** Finds encoding, delimiter and header. Reads a table's start only, but for the encoding. */
export async function sniffCsv(path: string): Promise<CsvFormat | CsvFault> {
  const found = await findEncoding(path);
  let sample = '';
  for await (const text of readText(path, found)) {
    sample += text;
    if (sample.length >= sampleLength) break;
  }
  if (sample.trim() === '') return 'empty';
  if (sample.includes('\0')) return 'binary';
  const delimiter = guessDelimiter(sample);
  const format = { ...found, delimiter, header: [] };
  for await (const row of readRows(path, format)) {
    const header = row.cells.map((cell) => cell.trim());
    if ('fault' in row && row.fault === 'broken-quotes') return 'no-header';
    return header.every((cell) => cell === '') ? 'no-header' : { ...format, header };
  }
  return 'no-header';
}

/** The delimiter that cuts the sample's lines into the same number (> 1) of cells most often. */
function guessDelimiter(sample: string): CsvFormat['delimiter'] {
  const lines = sample.split(/\r\n|\n|\r/).filter((line) => line !== '').slice(0, 200);
  const scores = delimiters.map((delimiter) => {
    const counts = lines.map((line) => outsideQuotes(line, delimiter));
    const first = counts[0] ?? 0;
    const agreeing = counts.filter((count) => count === first).length;
    return first === 0 ? 0 : agreeing * 1_000 + first;
  });
  return delimiters[scores.indexOf(Math.max(...scores))] ?? ',';
}

function outsideQuotes(line: string, delimiter: string): number {
  let quoted = false;
  let count = 0;
  for (const char of line) {
    if (char === '"') quoted = !quoted;
    else if (char === delimiter && !quoted) count++;
  }
  return count;
}

/**
 * The rows after the header, as a stream in bounded memory. A row that is ragged, or whose quotes
 * are broken, or that has a cell over 5,000 characters, comes with its fault: nothing is dropped.
 */
export async function* readCsv(path: string, format: CsvFormat): AsyncGenerator<CsvRow> {
  let isHeader = true;
  for await (const row of readRows(path, format)) {
    if (!isHeader) yield judge(row, format.header.length);
    isHeader = false;
  }
}

function judge(row: CsvRow, width: number): CsvRow {
  if ('fault' in row) return row;
  const { line, cells } = row;
  if (cells.length < width) return { line, cells, fault: 'too-few-cells' };
  if (cells.length > width) return { line, cells, fault: 'too-many-cells' };
  if (cells.some((cell) => cell.length > longestCell)) {
    return { line, cells: cells.map((cell) => cell.slice(0, 100)), fault: 'cell-too-long' };
  }
  return row;
}

async function* readRows(path: string, format: CsvFormat): AsyncGenerator<CsvRow> {
  const skipped: CsvRow[] = [];
  const parser = parse({
    delimiter: format.delimiter, info: true, relax_column_count: true,
    skip_empty_lines: true, skip_records_with_error: true, max_record_size: longestRecord,
    on_skip: (error) => {
      const line = error && 'lines' in error ? Number(error.lines) : 0;
      skipped.push({ line, cells: [], fault: 'broken-quotes' });
      return undefined;
    },
  });
  const source = Readable.from(readText(path, format));
  source.on('error', (error) => parser.destroy(error));
  let previousLine = 0;
  for await (const one of source.pipe(parser)) {
    const { record, info } = one as { record: string[]; info: Info };
    // csv-parse tells the line on which a record ends; people look for the one where it begins.
    const spanned = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
    const line = Math.max(info.lines - spanned, previousLine + 1);
    previousLine = info.lines;
    // The parser reads ahead: what it skipped may lie behind this row.
    while (skipped[0] && skipped[0].line < line) yield skipped.shift()!;
    yield { line, cells: record };
  }
  yield* skipped;
}

/** A cell of text that a spreadsheet would take for a formula (OWASP CSV injection list). */
const formulaStart = /^[=+\-@\t\r＝＋－＠]/;
const plainNumber = /^[+-]?\d+([.,]\d+)?$/;

/** Lines of a CSV for people: CRLF, quoted where needed, formulas in text made harmless. */
export function writeCsv(
  rows: readonly (readonly (string | number | bigint | boolean | null)[])[],
): string {
  const safe = rows.map((row) => row.map((cell) =>
    (typeof cell === 'string' ? defuse(cell) : cell === null ? '' : String(cell))));
  return stringify(safe, { record_delimiter: 'windows' });
}

function defuse(text: string): string {
  return formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}
