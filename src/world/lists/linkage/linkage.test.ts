import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { voters } from '../../voters.ts';
import { writeWorld } from '../../write-world.ts';
import { linkageForms } from './forms.ts';
import { linkageKinds } from './subject.ts';

const out = mkdtempSync(join(tmpdir(), 'commonroll-linkage-'));
afterAll(() => rmSync(out, { recursive: true }));
const options = { voters: 4_000, seed: 7, parts: ['linkage'], linkageRows: 2_000 } as const;
const manifest = await writeWorld({ ...options, out });
const roll = new Map([...voters(7, 4_000)].map((voter) => [voter.ncid, voter]));

const names = linkageKinds.flatMap((kind) => [`${kind}-medium`, `${kind}-hard`]);
const linesOf = (name: string): readonly string[] =>
  readFileSync(join(out, 'lists/linkage', `${name}.csv`), 'utf8').split('\r\n').slice(0, -1);
const truthOf = (name: string) => linesOf(`${name}-truth`).slice(1)
  .map((line) => line.split(',') as [id: string, voterId: string, trap: string]);

it('gives the same lists for the same seed', async () => {
  expect(await writeWorld({ ...options, out })).toEqual(manifest);
});

it('writes as many rows as wanted, each with its truth under its own number', () => {
  for (const name of names) {
    const ids = linesOf(name).slice(1).map((line) => line.slice(0, line.indexOf(',')));
    expect(ids).toHaveLength(2_000);
    expect(truthOf(name).map(([id]) => id)).toEqual(ids);
    expect(new Set(ids).size).toBe(2_000);
  }
});

it('means somebody of the roll in seven to eight rows of ten', () => {
  for (const name of names) {
    const meant = truthOf(name).filter(([, voterId]) => voterId !== '');
    expect(meant.every(([, voterId]) => roll.has(voterId))).toBe(true);
    expect(meant.length / 2_000).toBeGreaterThan(0.66);
    expect(meant.length / 2_000).toBeLessThan(0.82);
  }
});

it('never means the dead', () => {
  const meant = names.flatMap(truthOf).flatMap(([, voterId]) => roll.get(voterId) ?? []);
  expect(meant.filter(({ reason }) => reason === 'RD')).toEqual([]);
});

it('sets every trap in every list', () => {
  for (const name of names) {
    expect(new Set(truthOf(name).map(([, , trap]) => trap)).size).toBe(18);
  }
});

it('heads no two lists alike', () => {
  const headers = linkageKinds.flatMap((kind) =>
    Object.values(linkageForms[kind]).map(({ headers: words }) => words.join(',')));
  expect(new Set(headers).size).toBe(8);
});
