import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { historicalCsv, inventHistorical, scorePairwise } from '../../../bench/dedupe-set.ts';
import { openListFile } from '../file/index.ts';
import { dedupeCommand } from './command.ts';
import { dedupeFile, type Deduped } from './dedupe.ts';

const folder = mkdtempSync(join(tmpdir(), 'dedupe-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function dedupe(text: string): Promise<Deduped> {
  const path = join(folder, 'list.csv');
  writeFileSync(path, text);
  return dedupeFile(await openListFile(path));
}

/** Records of a file as groups of their ids. */
async function groupsOf(text: string): Promise<readonly string[]> {
  const { ids, clusters } = await dedupe(text);
  const groups = new Map<number, string[]>();
  ids.forEach((id, at) => groups.set(clusters[at]!, [...groups.get(clusters[at]!) ?? [], id]));
  return [...groups.values()].map((group) => group.join(' '));
}

describe('people of a dirty invented book of lives', () => {
  const records = inventHistorical(5, 120);
  const truth = records.map(({ cluster }) => cluster);

  test('are found again, seldom mistaken for their kin', async () => {
    const { clusters } = await dedupe(historicalCsv(records));
    const score = scorePairwise(truth, clusters);
    expect(score.precision).toBeGreaterThan(0.93);
    expect(score.recall).toBeGreaterThan(0.9);
  }, 30_000);

  test('come out the same each time', async () => {
    const text = historicalCsv(records.slice(0, 300));
    expect((await dedupe(text)).clusters).toEqual((await dedupe(text)).clusters);
  }, 30_000);
});

const header = 'id,first,last,dob,street address,city,zip,phone\n';

describe('a small file, from which little can be learned,', () => {
  const others = Array.from({ length: 40 }, (_, at) =>
    `x${at},${'ABCDEFGH'[at % 8]!}nna${at},Quill${at * 7},19${40 + at}-0${1 + at % 9}-1${at % 9},`
    + `${at * 3 + 1} ${'NPQRS'[at % 5]!}ell Rd,Town${at % 6},2760${at % 9},919-555-01${10 + at}`);

  test('joins who is the same with slips, and parts who is not', async () => {
    const groups = await groupsOf([header.trim(), ...others,
      'a,Robert,Testerly,1971-03-09,12 Main St,Raleigh,27601,919-555-0190',
      'b,Bob,Testerly,1971-03-09,12 Main St,Raleigh,27601,',
      'c,Robert,Testrely,1971-09-03,12 Main St,Raleigh,27601,919-555-0190',
      'd,Ida,Testerly,1969-11-30,12 Main St,Raleigh,27601,919-555-0190'].join('\n'));
    expect(groups).toContain('a b c');
    expect(groups).toContain('d');
    expect(groups).toHaveLength(42);
  });

  test('of three different names joins nobody', async () => {
    expect(await groupsOf('id,name\n1,Ann Quill\n2,Odo Sample\n3,Ida Testerly\n'))
      .toHaveLength(3);
  });
});

describe('bad input does no harm:', () => {
  test('blank and placeholder names are nobody', async () => {
    expect(await groupsOf('id,name\n1,TEST TEST\n2,\n3,TEST TEST\n4,x\n')).toHaveLength(4);
  });

  test('one telephone in three hundred records makes no giant', async () => {
    const rows = Array.from({ length: 300 }, (_, at) =>
      `${at},${String.fromCharCode(65 + at % 26)}o${at},Sam${at * 13},,,,,919-555-0100`);
    const groups = await groupsOf(header + rows.join('\n'));
    expect(groups.length).toBeGreaterThan(290);
  });

  test('a header alone is an empty answer', async () => {
    expect((await dedupe(header)).found).toBe(0);
  });
});

describe('the command', () => {
  const said: string[] = [];
  const print = (line: string) => { said.push(line); };
  const list = join(folder, 'given.csv');
  const out = join(folder, 'out.csv');

  test('writes a line for each record in the order of the file, ids as they stand', async () => {
    writeFileSync(list, 'id,name,dob\n9,Ann Quill,1950-02-03\n9,Odo Sample,1961-04-05\n');
    expect(await dedupeCommand(['--file', list, '--out', out], { print })).toBe(0);
    expect(readFileSync(out, 'utf8')).toBe('record_id,cluster_id\n9,1\n9,2\n');
    expect(said.at(-1)).toBe('2 records, 2 people.');
  });

  test('refuses a file that tells nobody, and one that is not there', async () => {
    writeFileSync(list, 'colour\nred\n');
    expect(await dedupeCommand(['--file', list, '--out', out], { print })).toBe(1);
    expect(said.at(-1)).toContain('identity/no-usable-column');
    expect(await dedupeCommand(['--file', `${list}x`, '--out', out], { print })).toBe(2);
  });
});
