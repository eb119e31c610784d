import { placeOnPath } from '../land/counties.ts';
import type { County, Geography } from '../land/geography.ts';
import { mix, randomOf } from '../random.ts';
import type { Random } from '../random.ts';
import { growRegions } from './growth.ts';
import { cellAt, cellCount, columns, middleOf, neighboursOf, rows } from './mesh.ts';
import { outlinesOf } from './outline.ts';
import type { Ring } from './outline.ts';

export interface Feature {
  readonly type: 'Feature';
  readonly id: string;
  readonly properties: Readonly<Record<string, number | string>>;
  readonly geometry: { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] };
}

export interface Shapes {
  readonly counties: readonly Feature[];
  readonly precincts: readonly Feature[];
}

const shapeStream = 107;
const gridColumns = 8;
const gridRows = 6;

/** A swell that differs little between neighbours, for coasts; between -1 and 1. */
function swell(seed: number, x: number, y: number): number {
  const at = (column: number, row: number): number =>
    mix(seed, column + 7_000, row + 9_000) / 2147483648 - 1;
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const [right, down] = [x - column, y - row].map((part) => part * part * (3 - 2 * part)) as
    [number, number];
  const top = at(column, row) * (1 - right) + at(column + 1, row) * right;
  const bottom = at(column, row + 1) * (1 - right) + at(column + 1, row + 1) * right;
  return top * (1 - down) + bottom * down;
}

function isLand(seed: number, cell: number): boolean {
  const [x, y] = middleOf(cell);
  const width = (x / columns) * 2 - 1;
  const height = (y / (rows * 0.866)) * 2 - 1;
  // The sea gnaws at the east; the other borders are nearly straight.
  const rough = Math.max(0.04, 0.5 * width);
  const coast = swell(seed, x / 19, y / 19) * rough + swell(seed + 1, x / 6, y / 6) * rough * 0.4;
  return Math.abs(width) ** 6 + Math.abs(height * 1.03) ** 9 + coast < 0.72;
}

/** The mainland: the land cells that hang together with the middle of the lattice. */
function findMainland(seed: number): Uint8Array {
  const mainland = new Uint8Array(cellCount);
  const middle = cellAt(columns >> 1, rows >> 1);
  const found = [middle];
  mainland[middle] = 1;
  for (let cell = found.pop(); cell !== undefined; cell = found.pop()) {
    for (const next of neighboursOf(cell)) {
      if (next < 0 || mainland[next] === 1 || !isLand(seed, next)) continue;
      mainland[next] = 1;
      found.push(next);
    }
  }
  return mainland;
}

function nearest(cells: readonly number[], x: number, y: number): number {
  let best = cells[0] ?? 0;
  let least = Infinity;
  for (const cell of cells) {
    const [cellX, cellY] = middleOf(cell);
    const distance = (cellX - x) ** 2 + (cellY - y) ** 2;
    if (distance < least) [best, least] = [cell, distance];
  }
  return best;
}

/** Where a county starts to grow: its square of the quilt, not quite in the middle. */
function countyStart(random: Random, land: readonly number[], countyIndex: number): number {
  const place = placeOnPath(countyIndex);
  const row = Math.floor(place / gridColumns);
  const along = place % gridColumns;
  const column = row % 2 === 0 ? along : gridColumns - 1 - along;
  const shake = (): number => 0.5 + (random.next() - 0.5) * 0.6;
  const stagger = row % 2 === 0 ? 0.2 : -0.2;
  const x = ((column + stagger + shake()) * columns) / gridColumns;
  const y = ((row + shake()) * rows * 0.866) / gridRows;
  return nearest(land, x * 0.92 + columns * 0.03, y * 0.94 + rows * 0.03);
}

/** Start cells of a county's precincts: crowded where a city is, one cell for each. */
function precinctStarts(random: Random, county: County, cells: readonly number[]): number[] {
  const free = new Set(cells);
  const share = Math.sqrt(cells.length);
  const centres = new Map(county.cities.map(({ name }) => [name, random.below(cells.length)]));
  return county.precincts.map((precinct) => {
    const [x, y] = middleOf(cells[centres.get(precinct.city) ?? 0] ?? 0);
    const spread = share * (0.34 - 0.2 * precinct.urban);
    let start = -1;
    for (let tries = 0; tries < 12 && start < 0; tries += 1) {
      const wanted = nearest(cells, x + spread * random.bell(), y + spread * random.bell());
      if (free.has(wanted)) start = wanted;
    }
    if (start < 0) start = free.values().next().value ?? -1;
    if (start < 0) throw new Error(`${county.name} has more precincts than cells`);
    free.delete(start);
    return start;
  });
}

function feature(id: string, properties: Feature['properties'], rings: readonly Ring[]): Feature {
  return { type: 'Feature', id, properties, geometry: { type: 'Polygon', coordinates: rings } };
}

/** Counties and precincts as one tiling: borders are shared exactly and leave no gap. */
export function drawShapes(geography: Geography): Shapes {
  const { seed, counties } = geography;
  const random = randomOf(seed, shapeStream);
  const mainland = findMainland(seed);
  const land = Array.from(mainland.keys()).filter((cell) => mainland[cell] === 1);
  const countyOf = growRegions({ seed, mayTake: (cell) => mainland[cell] === 1,
    starts: counties.map((_, index) => countyStart(random, land, index)),
    // Populous counties get a head start: they need a cell for each precinct.
    delayOf: (index) => Math.max(0, 24 - Math.round((counties[index]?.traits.weight ?? 0) / 7)) });
  const cellsOf: number[][] = counties.map(() => []);
  for (const cell of land) cellsOf[countyOf[cell] ?? 0]?.push(cell);
  const precinctOf = new Int32Array(cellCount).fill(-1);
  counties.forEach((county, index) => {
    const starts = precinctStarts(random, county, cellsOf[index] ?? []);
    const mayTake = (cell: number): boolean => countyOf[cell] === index;
    const own = growRegions({ seed: seed + 1, starts, mayTake });
    for (const cell of cellsOf[index] ?? []) {
      precinctOf[cell] = (county.precincts[0]?.index ?? 0) + (own[cell] ?? 0);
    }
  });
  const countyRings = outlinesOf(seed, countyOf, counties.length);
  const precinctRings = outlinesOf(seed, precinctOf, geography.precincts.length);
  return {
    counties: counties.map((county, index) => feature(county.ocd,
      { county_id: county.id, name: county.name }, countyRings[index] ?? [])),
    precincts: geography.precincts.map(({ index, ocd, code, name, countyIndex }) => feature(ocd,
      { county_id: countyIndex + 1, county: counties[countyIndex]?.name ?? '', code, name },
      precinctRings[index] ?? [])),
  };
}
