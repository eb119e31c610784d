import { mix } from '../random.ts';

/**
 * The state as a honeycomb. Three cells meet at each corner, so a border between two regions is
 * one line, shared exactly, and regions grown from cells leave no gap. Corners are shaken out of
 * place so that no border looks drawn with a ruler.
 */
export const columns = 164;
export const rows = 140;
export const cellCount = columns * rows;

const outside = -1;

export const columnOf = (cell: number): number => cell % columns;
export const rowOf = (cell: number): number => Math.floor(cell / columns);

/** The cell at a place of the lattice, or -1 beyond its rim. */
export function cellAt(column: number, row: number): number {
  const inside = column >= 0 && column < columns && row >= 0 && row < rows;
  return inside ? row * columns + column : outside;
}

/** The six neighbours, clockwise from the upper right; -1 beyond the rim. */
export function neighboursOf(cell: number): readonly number[] {
  const column = columnOf(cell);
  const row = rowOf(cell);
  const shift = row & 1;
  return [
    cellAt(column + shift, row - 1), cellAt(column + 1, row), cellAt(column + shift, row + 1),
    cellAt(column - 1 + shift, row + 1), cellAt(column - 1, row),
    cellAt(column - 1 + shift, row - 1),
  ];
}

/** The middle of a cell; one cell is one unit wide, y grows southward. */
export function middleOf(cell: number): readonly [number, number] {
  return [columnOf(cell) + (rowOf(cell) & 1) / 2, rowOf(cell) * 0.866];
}

/**
 * A corner is the top or the bottom of exactly one place of the lattice, which names it. Places
 * one beyond the rim count too, hence the wider rows.
 */
const cornerRow = columns + 2;
const corner = (column: number, row: number, bottom: 0 | 1): number =>
  ((row + 1) * cornerRow + column + 1) * 2 + bottom;

/** The six corners, clockwise from the top; side i runs from corner i to corner i + 1. */
export function cornersOf(cell: number): readonly number[] {
  const column = columnOf(cell);
  const row = rowOf(cell);
  const shift = row & 1;
  return [
    corner(column, row, 0), corner(column + shift, row - 1, 1), corner(column + shift, row + 1, 0),
    corner(column, row, 1), corner(column - 1 + shift, row + 1, 0),
    corner(column - 1 + shift, row - 1, 1),
  ];
}

// Open ocean, a thousand kilometres from any shore.
const west = -58;
const north = 39;
const degreesWide = 0.0469;
const degreesHigh = 0.0378;

/** Longitude and latitude of a corner, shaken by the seed. */
export function placeOfCorner(seed: number, number: number): readonly [number, number] {
  const bottom = number & 1;
  const place = number >> 1;
  const row = Math.floor(place / cornerRow) - 1;
  const column = (place % cornerRow) - 1;
  const shake = (salt: number): number => (mix(seed, number, salt) / 4294967296 - 0.5) * 0.5;
  const x = column + (row & 1) / 2 + shake(1);
  const y = row * 0.866 + (bottom === 1 ? 0.577 : -0.577) + shake(2);
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return [round(west + x * degreesWide), round(north - y * degreesHigh)];
}
