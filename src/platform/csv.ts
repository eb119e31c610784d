import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
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
const longestLine = 1_000_000;
/** A quoted cell may hold line ends, but not as many as this. */
const mostLinesOfRecord = 50;

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

/**
 * Records are put together from lines here and cut into cells by csv-parse, a hundred at a time:
 * handed a whole file, a parser takes one stray quote for a cell that ends with the file.
 */
async function* readRows(path: string, format: CsvFormat): AsyncGenerator<CsvRow> {
  let batch: (Uncut | CsvRow)[] = [];
  for await (const record of readRecords(path, format)) {
    batch.push(record);
    if (batch.length < 100) continue;
    yield* cutCells(batch, format.delimiter);
    batch = [];
  }
  yield* cutCells(batch, format.delimiter);
}

interface Uncut {
  readonly line: number;
  readonly text: string;
}

async function* readRecords(path: string, format: CsvFormat): AsyncGenerator<Uncut | CsvRow> {
  let waiting: string[] = [];
  let line = 0;
  for await (const text of readLines(path, format)) {
    line++;
    waiting.push(text);
    const found = takeRecords(waiting, line);
    waiting = found.rest;
    yield* found.done;
  }
  // The end of the file ends every record: what still waits has a quote that never closed.
  while (waiting.length > 0) {
    yield brokenRow(line - waiting.length + 1, waiting[0]!);
    const found = takeRecords(waiting.slice(1), line);
    waiting = found.rest;
    yield* found.done;
  }
}

/** A line that cannot be cut: whole in its only cell, so that its sender finds it again. */
function brokenRow(line: number, text: string): CsvRow {
  return { line, cells: [text.slice(0, longestCell)], fault: 'broken-quotes' };
}

/** Takes whole records off the front of the waiting lines, the last of which has number `line`. */
function takeRecords(
  waiting: readonly string[], line: number,
): { readonly done: readonly (Uncut | CsvRow)[]; readonly rest: string[] } {
  const done: (Uncut | CsvRow)[] = [];
  let start = 0;
  let balanced = true;
  for (let end = 0; end < waiting.length; end++) {
    if (countQuotes(waiting[end]!) % 2 === 1) balanced = !balanced;
    const first = line - waiting.length + 1 + start;
    if (balanced) {
      const text = waiting.slice(start, end + 1).join('\n');
      if (text.trim() !== '') done.push({ line: first, text });
      start = end + 1;
    } else if (end - start >= mostLinesOfRecord) {
      done.push(brokenRow(first, waiting[start]!));
      start += 1;
      end = start - 1;
      balanced = true;
    }
  }
  return { done, rest: waiting.slice(start) };
}

function countQuotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count++;
  return count;
}

function cutCells(batch: readonly (Uncut | CsvRow)[], delimiter: string): readonly CsvRow[] {
  const quoted = batch.filter((record) => 'text' in record && record.text.includes('"')) as Uncut[];
  const cut = cutTogether(quoted, delimiter);
  return batch.map((record) => {
    if (!('text' in record)) return record;
    return cut.get(record) ?? { line: record.line, cells: record.text.split(delimiter) };
  });
}

/** One call for all where every record is sound; one each where any is not. */
function cutTogether(records: readonly Uncut[], delimiter: string): Map<Uncut, CsvRow> {
  const options = { delimiter, relax_column_count: true };
  try {
    const text = records.map((record) => record.text).join('\n');
    const rows: string[][] = parse(text, options);
    if (rows.length === records.length) {
      return new Map(records.map((record, place) =>
        [record, { line: record.line, cells: rows[place]! }]));
    }
  } catch {
    // Falls through: one of them is broken.
  }
  if (records.length > 1) {
    return new Map(records.flatMap((record) => [...cutTogether([record], delimiter)]));
  }
  return new Map(records.map((record) =>
    [record, brokenRow(record.line, record.text)]));
}

/** Physical lines, whatever ends them; a line over a million characters is cut there. */
async function* readLines(path: string, found: FoundEncoding): AsyncGenerator<string> {
  let rest = '';
  for await (const text of readText(path, found)) {
    // A lone carriage return at the end of a piece may be half of a line end.
    const whole = rest + text;
    const held = whole.endsWith('\r') ? 1 : 0;
    const lines = whole.slice(0, whole.length - held).split(/\r\n|\n|\r/);
    rest = lines.pop()! + whole.slice(whole.length - held);
    yield* lines;
    while (rest.length > longestLine) {
      yield rest.slice(0, longestLine);
      rest = rest.slice(longestLine);
    }
  }
  if (rest !== '') yield rest.replace(/\r$/, '');
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
