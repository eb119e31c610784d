/** A line that could not be read as a record. */
export interface LineFault {
  /** Physical line, from 1; the first one of a record that spans several. */
  readonly line: number;
  readonly reason: string;
  /** What stood in the key's column, where that was reached: the voter is in the file after all. */
  readonly key: string;
}

export interface RecordShape {
  /** Columns of the header; each record has as many. */
  readonly width: number;
  /** Places of the columns to keep, in ascending order. */
  readonly wanted: readonly number[];
  readonly keyColumn: number;
  /** Its values are counted; -1 for none. */
  readonly talliedColumn: number;
  readonly delimiter: number;
}

/** Turns delimited text into clean lines, chunk by chunk. */
export interface RecordReader {
  /** Clean lines of all records that are whole by now; the next call uses the buffer again. */
  push(chunk: Buffer): Buffer;
  end(): Buffer;
  readonly faults: readonly LineFault[];
  readonly records: number;
  /** How many records have which value in the tallied column, letters as they are. */
  readonly tally: ReadonlyMap<string, number>;
}

const tab = 9, newline = 10, carriage = 13, blank = 32, quote = 34, endOfFile = 26;
const longestRecord = 65_536;
/** A quotation over more lines than this was never meant as one. */
const mostLines = 20;

type FieldEnd = 'whole' | 'unfinished' | 'unclosed';

/** Where reading stands. Everything from `columns` on belongs to the record being read. */
interface Scan {
  readonly width: number;
  readonly isWanted: readonly boolean[];
  readonly keyColumn: number;
  readonly talliedColumn: number;
  readonly delimiter: number;
  readonly tally: Map<string, number>;
  readonly faults: LineFault[];
  records: number;
  input: Buffer;
  /** What of the input was no whole record. */
  rest: Buffer;
  isLast: boolean;
  at: number;
  output: Buffer;
  filled: number;
  /** Physical line at `at`. */
  line: number;
  /** Whether the rest of a faulty line is yet to come. */
  skipping: boolean;
  columns: number;
  hasNul: boolean;
  /** Line ends inside the record, and where its second line begins. */
  spanned: number;
  secondLine: number;
  key: string;
  tallied: string;
}

/**
 * Reads records that may be quoted (doubled quotes, delimiters and line ends inside) and writes
 * them unquoted: the physical line's number, then the wanted fields, tabs between, one line each,
 * runs of blanks and control characters as one blank. A record of another width, with a NUL, too
 * long, or whose quotation never ends is a fault, and reading goes on at the next physical line.
 * The header is line 1 and was read before.
 */
export function readRecords(shape: RecordShape): RecordReader {
  const scan: Scan = {
    width: shape.width, keyColumn: shape.keyColumn, delimiter: shape.delimiter,
    talliedColumn: shape.talliedColumn, tally: new Map(), tallied: '',
    isWanted: Array.from({ length: shape.width }, (_, place) => shape.wanted.includes(place)),
    faults: [], records: 0, input: Buffer.alloc(0), rest: Buffer.alloc(0), isLast: false, at: 0,
    output: Buffer.alloc(0), filled: 0, line: 2, skipping: false, columns: 0, hasNul: false,
    spanned: 0, secondLine: 0, key: '',
  };
  return {
    push: (chunk) => {
      scan.input = scan.rest.length === 0 ? chunk : Buffer.concat([scan.rest, chunk]);
      return readInput(scan);
    },
    end: () => {
      scan.input = scan.rest;
      scan.isLast = true;
      return readInput(scan);
    },
    faults: scan.faults,
    tally: scan.tally,
    get records() {
      return scan.records;
    },
  };
}

function readInput(scan: Scan): Buffer {
  const { input } = scan;
  scan.filled = 0;
  scan.at = 0;
  // A record grows by its line's number, and is rolled back where it has too few delimiters.
  const room = 2 * input.length + longestRecord + 64;
  if (scan.output.length < room) scan.output = Buffer.allocUnsafe(room);
  if (scan.skipping) skipLine(scan);
  while (scan.at < input.length && readRecord(scan));
  scan.rest = Buffer.from(input.subarray(scan.at));
  return scan.output.subarray(0, scan.filled);
}

/** One record; false where it needs more input. */
function readRecord(scan: Scan): boolean {
  const start = scan.at;
  const written = scan.filled;
  scan.hasNul = false;
  scan.spanned = 0;
  scan.key = '';
  scan.tallied = '';
  scan.filled += scan.output.write(String(scan.line), scan.filled, 'latin1');
  const end = readFields(scan);
  const length = scan.at - start;
  if (end === 'unfinished' && length <= longestRecord) {
    scan.at = start;
    scan.filled = written;
    return false;
  }
  const reason = reasonAgainst(scan, end, length);
  if (reason === undefined) {
    scan.output[scan.filled++] = newline;
    scan.records++;
    scan.tally.set(scan.tallied, (scan.tally.get(scan.tallied) ?? 0) + 1);
  } else {
    scan.filled = written;
    if (reason !== '') scan.faults.push({ line: scan.line, reason, key: scan.key });
  }
  scan.line++;
  if (reason !== undefined && reason !== '' && scan.spanned > 0) {
    // The quotation ran wild: what stands on its further lines are records again.
    scan.at = scan.secondLine;
    return true;
  }
  scan.line += scan.spanned;
  skipLine(scan);
  return true;
}

/** Undefined: it is good; empty: it is an empty line. */
function reasonAgainst(scan: Scan, end: FieldEnd, length: number): string | undefined {
  const { width, columns } = scan;
  if (end === 'unclosed') return 'a quotation is never closed';
  if (length > longestRecord) return `is longer than ${longestRecord} bytes`;
  const isEmpty = length === 0 || (length === 1 && scan.input[scan.at - 1] === endOfFile);
  if (isEmpty) return '';
  if (scan.hasNul) return 'holds a NUL byte';
  return columns === width ? undefined : `has ${columns} columns instead of ${width}`;
}

function skipLine(scan: Scan): void {
  const { input } = scan;
  const end = input.indexOf(newline, scan.at);
  scan.skipping = end < 0 && !scan.isLast;
  scan.at = end < 0 ? input.length : end + 1;
}

/** The fields of one record, up to its line end. */
function readFields(scan: Scan): FieldEnd {
  const { input, width, isWanted, keyColumn, talliedColumn, delimiter } = scan;
  for (scan.columns = 0; ; scan.at++) {
    const { columns } = scan;
    const keeps = columns < width && isWanted[columns] === true;
    const before = scan.filled;
    if (keeps) scan.output[scan.filled++] = tab;
    const fieldStart = scan.filled;
    const end = input[scan.at] === quote ? readQuoted(scan) : readPlain(scan);
    if (end !== 'whole') return end;
    if (columns === keyColumn) scan.key = scan.output.toString('latin1', fieldStart, scan.filled);
    if (columns === talliedColumn) {
      scan.tallied = scan.output.toString('latin1', fieldStart, scan.filled);
    }
    if (!keeps) scan.filled = before;
    scan.columns++;
    if (scan.at >= input.length || input[scan.at] !== delimiter) return 'whole';
  }
}

/** Reads the field at `at`; afterwards `at` stands on its delimiter, line end or end of input. */
function readPlain(scan: Scan): FieldEnd {
  const { input, output, delimiter, isLast, filled: fieldStart } = scan;
  const { length } = input;
  let { at, filled } = scan;
  let pending = false;
  let end: FieldEnd = isLast ? 'whole' : 'unfinished';
  for (; at < length; at++) {
    const byte = input[at]!;
    if (byte > blank && byte !== delimiter) {
      if (pending) output[filled++] = blank;
      pending = false;
      output[filled++] = byte;
      continue;
    }
    const closes = byte === delimiter || byte === newline
      || (byte === carriage && input[at + 1] === newline);
    if (closes) {
      end = 'whole';
      break;
    }
    if (byte === carriage && at + 1 === length && !isLast) break;
    if (byte === 0) scan.hasNul = true;
    pending = filled > fieldStart;
  }
  scan.at = at;
  scan.filled = filled;
  return end;
}

function readQuoted(scan: Scan): FieldEnd {
  const { input, output, filled: fieldStart } = scan;
  const { length } = input;
  let { filled } = scan;
  let pending = false;
  for (let at = scan.at + 1; at < length; at++) {
    const byte = input[at]!;
    if (byte === quote) {
      const closing = closingPlace(scan, at + 1);
      if (closing !== 'none') {
        scan.at = closing === 'unknown' ? length : closing;
        scan.filled = filled;
        return closing === 'unknown' ? 'unfinished' : 'whole';
      }
      if (input[at + 1] === quote) at++;
    } else if (byte <= blank) {
      if (byte === 0) scan.hasNul = true;
      if (byte === newline && !spansOn(scan, at + 1)) return 'unclosed';
      pending = filled > fieldStart;
      continue;
    }
    if (pending) output[filled++] = blank;
    pending = false;
    output[filled++] = byte;
  }
  scan.at = length;
  return scan.isLast ? 'unclosed' : 'unfinished';
}

/** Counts a line end inside quotes; false where there were too many. */
function spansOn(scan: Scan, next: number): boolean {
  scan.spanned++;
  if (scan.spanned === 1) scan.secondLine = next;
  return scan.spanned <= mostLines;
}

/** Where the field ends if the quote before `from` closes it; blanks may stand between. */
function closingPlace(scan: Scan, from: number): number | 'none' | 'unknown' {
  const { input, delimiter } = scan;
  let place = from;
  while (input[place] === blank) place++;
  if (place >= input.length) return scan.isLast ? input.length : 'unknown';
  const byte = input[place];
  return byte === delimiter || byte === newline || byte === carriage ? place : 'none';
}
