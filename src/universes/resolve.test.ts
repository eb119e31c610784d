import { describe, expect, it } from 'vitest';
import type { Boxes } from '../agreements/index.ts';
import type { Category } from '../civics/index.ts';
import { Refusal, type Day } from '../kernel/index.ts';
import { treeSchema, type Tree } from './contract.ts';
import { refuseBoundless } from './limits.ts';
import { resolve, type Lookup } from './resolve.ts';

const lookup: Lookup = {
  today: '2026-10-20' as Day,
  rollSources: [1],
  findDivision: (ocdId) =>
    ocdId.endsWith('county:a') ? { divisionId: 2, kind: 'county' } : undefined,
  findElection: () => undefined,
  findQuestion: () => undefined,
  findSupport: () => undefined,
  findCode: (_field, word) => (word === 'DEM' || word === 'W' ? 1 : undefined),
  findMethod: () => undefined,
};

function boxesOf(...categories: Category[]): Boxes {
  const box = { agreementId: 1, divisions: [], contests: [], minAgeDays: 0, blind: false };
  return { denies: [], holdsUntil: null, allows: [
    { ...box, sources: [1], categories },
    { ...box, agreementId: null, sources: [3],
      categories: ['registration', 'sensitive', 'support'] },
  ] };
}

function refusalOf(act: () => unknown): Refusal {
  try {
    act();
  } catch (fault) {
    if (fault instanceof Refusal) return fault;
    throw fault;
  }
  throw new Error('nothing was refused');
}

const within = (leaf: Tree): Tree => ({ op: 'all', of: [{ op: 'any', of: [] }, leaf] });

describe('a leaf', () => {
  it('is refused at its place when the viewer may not use its category, before any look at data',
    () => {
      const boxes = boxesOf('registration');
      const race = within({ op: 'race', in: ['no such word'] });
      const refusal = refusalOf(() => resolve(race, { lookup, boxes }));
      expect(refusal).toMatchObject({
        kind: 'forbidden', code: 'universes/field-not-granted',
        faults: [{ pointer: '#/tree/of/1' }],
      });
      expect(refusal.message).toContain('race');
      expect(resolve(within({ op: 'race', in: ['W'] }),
        { lookup, boxes: boxesOf('registration', 'sensitive') })).toBeTruthy();
    });

  it('is refused at the word that names nothing here', () => {
    const boxes = boxesOf('registration');
    const party = within({ op: 'party', in: ['DEM', 'dem'] });
    expect(refusalOf(() => resolve(party, { lookup, boxes }))).toMatchObject({
      kind: 'invalid', code: 'universes/unknown-value', faults: [{ pointer: '#/tree/of/1/in/1' }],
    });
    const precinct: Tree = { op: 'precinct', in: ['ocd-division/county:a'] };
    expect(refusalOf(() => resolve(precinct, { lookup, boxes })).code)
      .toBe('universes/unknown-value');
  });

  it('asks for the age reached this year and for local days, today included', () => {
    const boxes = boxesOf('registration');
    expect(resolve({ op: 'age', from: 18, to: 29 }, { lookup, boxes }))
      .toEqual({ op: 'birthYear', from: 1997, to: 2008 });
    expect(resolve({ op: 'registered', since: '1970-01-03' }, { lookup, boxes }))
      .toMatchObject({ fromDay: 2 });
  });
});

describe('a tree', () => {
  it('is refused beyond 12 deep or 200 leaves, however deep, naming the place', () => {
    let deep: unknown = { op: 'party', in: ['DEM'] };
    for (let level = 0; level < 100_000; level++) deep = { op: 'not', of: deep };
    expect(refusalOf(() => refuseBoundless(deep)).faults[0]?.pointer)
      .toBe(`#/tree${'/of'.repeat(12)}`);
    const leaf = { op: 'party', in: ['DEM'] };
    const wide = { op: 'all', of: [leaf, { op: 'any', of: Array(200).fill(leaf) }] };
    expect(refusalOf(() => refuseBoundless(wide))).toMatchObject({
      code: 'universes/tree-too-large', faults: [{ pointer: '#/tree/of/1/of/199' }],
    });
    refuseBoundless({ op: 'any', of: Array(200).fill(leaf) });
  });

  it('names the place of an unknown field, a wrong type and a key too many', () => {
    const faults = treeSchema.safeParse({ op: 'all', of: [
      { op: 'shoe-size', in: ['9'] }, { op: 'not', of: { op: 'age', from: 'old' } },
      { op: 'sex', in: ['F'], extra: true },
    ] }).error?.issues.map(({ path, message }) => [path.join('/'), message]);
    expect(faults?.map(([path]) => path)).toEqual(['of/0/op', 'of/1/of/from', 'of/2']);
    expect(faults?.[2]?.[1]).toContain('extra');
  });
});
