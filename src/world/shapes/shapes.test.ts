import { describe, expect, it } from 'vitest';
import { layOutGeography } from '../land/geography.ts';
import { drawShapes } from './shapes.ts';
import type { Feature } from './shapes.ts';

/** Every side of every ring as text, in the direction in which it is walked. */
function sidesOf(features: readonly Feature[]): readonly string[] {
  return features.flatMap(({ geometry }) => geometry.coordinates.flatMap((ring) =>
    ring.slice(1).map((point, at) => `${ring[at]?.join()} ${point.join()}`)));
}

function areaOf(features: readonly Feature[]): number {
  const rings = features.flatMap(({ geometry }) => geometry.coordinates);
  return rings.reduce((sum, ring) => sum + ring.slice(1).reduce((part, [x, y], at) => {
    const [fromX, fromY] = ring[at] ?? [0, 0];
    return part + (fromX * y - x * fromY) / 2;
  }, 0), 0);
}

describe.each([1, 7, 23])('the shapes of seed %i', (seed) => {
  const geography = layOutGeography(seed, 200_000);
  const { counties, precincts } = drawShapes(geography);

  it('have one closed shape for each county and precinct, by the ids of the state file', () => {
    expect(counties.map(({ id }) => id)).toEqual(geography.counties.map(({ ocd }) => ocd));
    expect(precincts.map(({ id }) => id)).toEqual(geography.precincts.map(({ ocd }) => ocd));
    for (const { geometry } of [...counties, ...precincts]) {
      for (const ring of geometry.coordinates) expect(ring.at(0)).toEqual(ring.at(-1));
    }
  });

  it('tile the state: each inner side is walked once in each direction, none overlaps', () => {
    const sides = sidesOf(precincts);
    const walked = new Set(sides);
    expect(walked.size).toBe(sides.length);
    const coast = sides.filter((side) => !walked.has(side.split(' ').reverse().join(' ')));
    const countySides = sidesOf(counties);
    const countyWalked = new Set(countySides);
    const countyCoast = countySides
      .filter((side) => !countyWalked.has(side.split(' ').reverse().join(' ')));
    expect(coast.sort()).toEqual(countyCoast.sort());
    expect(areaOf(precincts)).toBeCloseTo(areaOf(counties), 6);
  });

  it('are small enough for a browser', () => {
    expect(JSON.stringify(counties).length).toBeLessThan(155_000);
  });
});

it('have room for the precincts of ten million voters', () => {
  const geography = layOutGeography(7, 10_000_000);
  expect(drawShapes(geography).precincts).toHaveLength(geography.precincts.length);
});
