import { expect, test } from 'vitest';
import type { Tree } from '../../api/universes.ts';
import { addAt, holds, nodeAt, replaceAt, rooted, toggled } from './tree.ts';

const democrats: Tree = { op: 'party', in: ['DEM'] };
const young: Tree = { op: 'age', to: 29 };
const nested: Tree = { op: 'all', of: [democrats, { op: 'not', of: { op: 'any', of: [young] } }] };

test('A node is found and replaced where it stands, through not and groups', () => {
  const path = [1, 0, 0];
  expect(nodeAt(nested, path)).toEqual(young);
  expect(nodeAt(replaceAt(nested, path, democrats)!, path)).toEqual(democrats);
});

test('A group whose last member is taken out goes with it', () => {
  expect(replaceAt(nested, [1, 0, 0], undefined)).toEqual({ op: 'all', of: [democrats] });
  expect(replaceAt({ op: 'all', of: [democrats] }, [0], undefined)).toBeUndefined();
});

test('A node is added at the end of the group that is meant', () => {
  expect(nodeAt(addAt(nested, [1, 0], democrats), [1, 0, 1])).toEqual(democrats);
});

test('Clicking a bar narrows, clicking another widens the same leaf, clicking again undoes', () => {
  const once = toggled(rooted(young), { op: 'party', in: ['DEM'] });
  const twice = toggled(once, { op: 'party', in: ['UNA'] });
  expect(twice.of[1]).toEqual({ op: 'party', in: ['DEM', 'UNA'] });
  expect(holds(twice, { op: 'party', in: ['UNA'] })).toBe(true);
  expect(toggled(toggled(twice, { op: 'party', in: ['UNA'] }), { op: 'party', in: ['DEM'] }))
    .toEqual(rooted(young));
});

test('A bar clicked beside an "or" narrows the whole of it', () => {
  const either = rooted({ op: 'any', of: [democrats, young] });
  expect(toggled(either, { op: 'sex', in: ['F'] }))
    .toEqual({ op: 'all', of: [either, { op: 'sex', in: ['F'] }] });
});
