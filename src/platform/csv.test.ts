import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv, sniffCsv, writeCsv, type CsvFormat, type CsvRow } from './csv.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonroll-csv-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(bytes: string | Buffer): Promise<{ format: CsvFormat; rows: CsvRow[] }> {
  const path = join(folder, 'given.csv');
  await writeFile(path, bytes);
  const format = await sniffCsv(path);
  if (typeof format === 'string') throw new Error(format);
  const rows: CsvRow[] = [];
  for await (const row of readCsv(path, format)) rows.push(row);
  return { format, rows };
}

describe('reading', () => {
  it('finds the delimiter whatever stands in quotes', async () => {
    for (const delimiter of [',', '\t', ';', '|']) {
      const { format, rows } = await read(
        `name${delimiter}city\n"Roe, Ann; x|y"${delimiter}Harbor\n`);
      expect(format.delimiter).toBe(delimiter);
      expect(rows[0]!.cells).toEqual(['Roe, Ann; x|y', 'Harbor']);
    }
  });

  it('reads byte-order marks, strict UTF-8, and everything else as Windows-1252', async () => {
    const text = 'name,city\nPeña,Böck\n';
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    const given: readonly [Buffer, string][] = [
      [Buffer.from(text), 'utf-8'],
      [Buffer.from(`\ufeff${text}`), 'utf-8'],
      [utf16, 'utf-16le'],
      [Buffer.from(utf16).swap16(), 'utf-16be'],
      [Buffer.from(text, 'latin1'), 'windows-1252'],
    ];
    for (const [bytes, encoding] of given) {
      const { format, rows } = await read(bytes);
      expect(format.encoding).toBe(encoding);
      expect(format.header).toEqual(['name', 'city']);
      expect(rows[0]!.cells).toEqual(['Peña', 'Böck']);
    }
  });

  it('tells ragged rows and the line they begin on, and goes on', async () => {
    const { rows } = await read('a,b\n1,2\n3\n"x\ny",2\n1,2,3\n4,5\n');
    expect(rows.map((row) => [row.line, 'fault' in row ? row.fault : 'fine'])).toEqual([
      [2, 'fine'], [3, 'too-few-cells'], [4, 'fine'], [6, 'too-many-cells'], [7, 'fine'],
    ]);
  });

  it('keeps a row with broken quotes as a row with a fault', async () => {
    for (const broken of ['1,"x"y', '1,"xy', '"', '1,x"y']) {
      const many = Array.from({ length: 60 }, (_, place) => `${place},z`).join('\n');
      const { rows } = await read(`a,b\n${broken}\n${many}\n`);
      expect(rows.map((row) => row.line)).toEqual(rows.map((_, place) => place + 2));
      expect(rows.filter((row) => 'fault' in row)).toEqual(
        [{ line: 2, cells: [broken], fault: 'broken-quotes' }]);
      expect(rows.at(-1)!.cells).toEqual(['59', 'z']);
    }
  });

  it('says what is wrong with a file that is no table', async () => {
    const path = join(folder, 'none.csv');
    for (const [bytes, fault] of [
      ['', 'empty'], ['\n \n', 'empty'], ['a\0b', 'binary'], [',,\n1,2,3', 'no-header'],
    ]) {
      await writeFile(path, bytes!);
      expect(await sniffCsv(path)).toBe(fault);
    }
  });
});

describe('writing', () => {
  it('makes formulas in text harmless and leaves numbers alone', () => {
    expect(writeCsv([['=1+1', '-5', '+19195550142', '@x', -7, 'a "b", c', null]]))
      .toBe('\'=1+1,-5,+19195550142,\'@x,-7,"a ""b"", c",\r\n');
  });
});
