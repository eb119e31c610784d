import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readCityZip } from './row.ts';
import { readListFile, type ListRow } from './read-list.ts';

const folder = mkdtempSync(join(tmpdir(), 'list-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function rowsOf(text: string | Buffer, batchRows = 2): Promise<readonly ListRow[]> {
  const path = join(folder, 'list.csv');
  writeFileSync(path, text);
  const rows: ListRow[] = [];
  for await (const batch of readListFile(path, { batchRows })) rows.push(...batch);
  return rows;
}

describe('a row tells', () => {
  test('its record id, or its number where there is none', async () => {
    const own = await rowsOf('id,name\nA7,Quilla Sample\n,Odo Sample\n');
    expect(own.map((row) => row.recordId)).toEqual(['A7', '2']);
    const counted = await rowsOf('name\nQuilla Sample\nOdo Sample\nIda Sample\n');
    expect(counted.map((row) => row.recordId)).toEqual(['1', '2', '3']);
  });

  test('an address put together from its parts', async () => {
    const [row] = await rowsOf('last;StreetNo;StreetPrefix;StreetName;StreetType;AptType;AptNo\n'
      + 'Sample;12;N;Main;St;Apt;4\n');
    expect(row!.told).toMatchObject({ address: '12 N Main St', unit: 'Apt 4' });
  });

  test('city, state and ZIP code out of one column', () => {
    const raleigh = { city: 'Raleigh', state: '', zip: '27601' };
    expect(readCityZip('Raleigh 27601')).toEqual(raleigh);
    expect(readCityZip('27601 Raleigh')).toEqual(raleigh);
    expect(readCityZip('Wake Forest, NC 27587-1234')).toEqual(
      { city: 'Wake Forest', state: 'NC', zip: '27587-1234' });
    expect(readCityZip('27601')).toEqual({ city: '', state: '', zip: '27601' });
    expect(readCityZip('Raleigh')).toEqual({ city: 'Raleigh', state: '', zip: '' });
    expect(readCityZip('')).toEqual({ city: '', state: '', zip: '' });
  });

  test('a year where its column has years and days mixed', async () => {
    const rows = await rowsOf('name,born\nQuilla Sample,1971\nOdo Sample,3/9/1971\n');
    expect(rows.map(({ told }) => [told.birthDate, told.birthYear])).toEqual(
      [['', '1971'], ['3/9/1971', '']]);
  });

  test('the mailing address in one line, and free columns by their own name', async () => {
    const [row] = await rowsOf('Name\tMailing Address\tMail City\tMail State\tMail ZIP\tJob\n'
      + 'Quilla Sample\tPO Box 9\tRaleigh\tNC\t27601\tpotter\n');
    expect(row!.told).toMatchObject(
      { mailAddress: 'PO Box 9, Raleigh, NC 27601', mailZip: '27601' });
    expect(row!.free).toEqual({ Job: 'potter' });
  });
});

describe('bad input does no harm:', () => {
  test('a row of thirty numbers keeps a few', async () => {
    const numbers = Array.from({ length: 30 }, (_, at) => `919-555-01${10 + at}`).join('; ');
    const [row] = await rowsOf(`name,phone\nQuilla Sample,"${numbers}"\n`);
    expect(row!.told.phone.split(';')).toHaveLength(6);
  });

  test('a cell over 5,000 characters is cut, and the row says so', async () => {
    const [row] = await rowsOf(`name,city\n${'x'.repeat(6_000)},Raleigh\n`);
    expect(row).toMatchObject({ fault: 'cell-too-long', told: { city: 'Raleigh' } });
    expect(row!.told.fullName).toHaveLength(100);
  });

  test('empty rows, broken quotes and ragged rows keep a line each', async () => {
    const rows = await rowsOf('id,name,city\n1,,\n2,"Odo Sample,Raleigh\n3,Ida\n4,Ann Sample,,,\n');
    expect(rows.map((row) => [row.line, row.recordId, row.fault])).toEqual([
      [2, '1', undefined], [3, '2', 'broken-quotes'], [4, '3', 'too-few-cells'],
      [5, '4', undefined],
    ]);
  });

  test('two rows of one record id both come', async () => {
    const rows = await rowsOf('id,name\n7,Quilla Sample\n7,Odo Sample\n');
    expect(rows.map((row) => [row.recordId, row.line])).toEqual([['7', 2], ['7', 3]]);
  });

  test('any encoding and line end', async () => {
    const [row] = await rowsOf(Buffer.from('id;name\r\n1;Jos\xe9 Sample\r\n', 'latin1'));
    expect(row!.told.fullName).toBe('José Sample');
  });

  test('an empty file, a picture and a file that tells nobody are refused', async () => {
    await expect(rowsOf('')).rejects.toMatchObject({ code: 'identity/unreadable-list' });
    await expect(rowsOf('a\0b')).rejects.toMatchObject({ code: 'identity/unreadable-list' });
    await expect(rowsOf('colour\nred\n')).rejects.toMatchObject(
      { code: 'identity/no-usable-column' });
  });
});
