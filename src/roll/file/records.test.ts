import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecords } from './records.ts';

const shape = { width: 3, wanted: [0, 2], keyColumn: 1, talliedColumn: 2, delimiter: 9 };

/** Reads the text behind a header line, cut into pieces of the given length. */
function read(text: string, piece = text.length || 1) {
  const reader = readRecords(shape);
  let clean = '';
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += piece) {
    clean += reader.push(bytes.subarray(at, at + piece)).toString();
  }
  clean += reader.end().toString();
  return { lines: clean.split('\n').slice(0, -1), faults: reader.faults, records: reader.records };
}

describe('records', () => {
  it('bear their physical line and the wanted fields, whether quoted or not', () => {
    expect(read('"a"\t"b"\t"c"\nd\te\tf\r\n').lines).toEqual(['2\ta\tc', '3\td\tf']);
  });

  it('may hold delimiters, line ends and doubled quotes inside quotes', () => {
    const { lines, faults } = read('"a\tA"\tb\t"c\r\nC"\n"say ""hi"""\tb\t"""x"""\nlast\t\t1\n');
    expect(lines).toEqual(['2\ta A\tc C', '4\tsay "hi"\t"x"', '5\tlast\t1']);
    expect(faults).toEqual([]);
  });

  it('keep a stray quote inside a field as it is', () => {
    expect(read('WILLIAM "BILL"\tb\t5\' 10"\n"A "B" C"\tb\tc\n').lines)
      .toEqual(['2\tWILLIAM "BILL"\t5\' 10"', '3\tA "B" C\tc']);
  });

  it('have runs of blanks and control characters squeezed', () => {
    expect(read('  12   MAIN\u0001ST  \tb\t" x  "\n').lines).toEqual(['2\t12 MAIN ST\tx']);
  });

  it('of another width are faults with line and reason; the rest is read', () => {
    const { lines, faults } = read('a\tk1\nb\tk2\t2\nc\tk3\t3\t4\nd\tk4\t5');
    expect(lines).toEqual(['3\tb\t2', '5\td\t5']);
    expect(faults).toEqual([
      { line: 2, reason: 'has 2 columns instead of 3', key: 'k1' },
      { line: 4, reason: 'has 4 columns instead of 3', key: 'k3' },
    ]);
  });

  it('with a NUL byte are faults', () => {
    expect(read('a\tk\tc\0\nb\tk\td\n')).toMatchObject({
      lines: ['3\tb\td'], faults: [{ line: 2, reason: 'holds a NUL byte', key: 'k' }],
    });
  });

  it('go on at the next line where a quotation is never closed', () => {
    const { lines, faults } = read('"a\tb\tc\nd\te\tf\ng\th\ti\n');
    expect(faults).toEqual([{ line: 2, reason: 'a quotation is never closed', key: '' }]);
    expect(lines).toEqual(['3\td\tf', '4\tg\ti']);
  });

  it('go on at the next line where a quotation closed in a wrong place', () => {
    const { lines, faults } = read('"a\tb\tc\nd\te\t"f"\ng\th\ti\n');
    expect(faults.map(({ line }) => line)).toEqual([2]);
    expect(lines).toEqual(['3\td\tf', '4\tg\ti']);
  });

  it('that are far too long are faults, and a file of one endless line ends', () => {
    const { lines, faults } = read(`${'x'.repeat(200_000)}\nb\tk\td\n`, 4_096);
    expect(faults).toMatchObject([{ line: 2, reason: 'is longer than 65536 bytes' }]);
    expect(lines).toEqual(['3\tb\td']);
  });

  it('are no empty lines and no end-of-file mark', () => {
    expect(read('a\tb\tc\n\n\r\nd\te\tf\n\u001a')).toMatchObject({
      lines: ['2\ta\tc', '5\td\tf'], faults: [],
    });
  });

  it('are the same wherever the chunks are cut', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '\r', ' ', 'é', '\0') });
    fc.assert(fc.property(fc.array(field), fc.integer({ min: 1, max: 7 }), (fields, piece) => {
      const text = fields.join('\n');
      expect(read(text, piece)).toEqual(read(text));
    }), { numRuns: 2_000 });
  });

  it('are counted by the value of one column', () => {
    const reader = readRecords({ ...shape, wanted: [0] });
    reader.push(Buffer.from('a\tb\tXC\nd\te\t"XC"\ng\th\nj\tk\tNC\n'));
    expect([...reader.tally]).toEqual([['XC', 2], ['NC', 1]]);
  });

  it('come back as they were quoted', () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'B', '"', 'é', '1') });
    fc.assert(fc.property(fc.array(fc.tuple(field, field, field), { minLength: 1 }), (rows) => {
      const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join('\t'));
      const { lines, faults } = read(`${text.join('\r\n')}\r\n`);
      expect(faults).toEqual([]);
      expect(lines).toEqual(rows.map((row, at) => `${at + 2}\t${row[0]}\t${row[2]}`));
    }));
  });
});
