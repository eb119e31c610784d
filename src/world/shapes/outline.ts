import { cellCount, cornersOf, neighboursOf, placeOfCorner } from './mesh.ts';

export type Ring = readonly (readonly [number, number])[];

/** Twice the area; the sign tells the direction. */
function areaOf(ring: Ring): number {
  let sum = 0;
  for (let at = 0; at < ring.length - 1; at += 1) {
    const [x1, y1] = ring[at]!;
    const [x2, y2] = ring[at + 1]!;
    sum += x1 * y2 - x2 * y1;
  }
  return sum;
}

/** Follows the sides of a region from corner to corner until each ring is closed. */
function chain(seed: number, sides: Map<number, number>): readonly Ring[] {
  const rings: Ring[] = [];
  for (let first = sides.keys().next().value; first !== undefined;
    first = sides.keys().next().value) {
    const ring: (readonly [number, number])[] = [placeOfCorner(seed, first)];
    let at = first;
    do {
      const next = sides.get(at);
      if (next === undefined) throw new Error('the outline of a region is not closed');
      sides.delete(at);
      at = next;
      ring.push(placeOfCorner(seed, at));
    } while (at !== first);
    rings.push(ring);
  }
  return rings;
}

/**
 * The rings of each region: the outer one first, clockwise as seen with north up (what d3 and
 * TopoJSON take for the inside), then holes.
 */
export function outlinesOf(
  seed: number, regions: Int32Array, count: number,
): readonly (readonly Ring[])[] {
  const sides = Array.from({ length: count }, () => new Map<number, number>());
  for (let cell = 0; cell < cellCount; cell += 1) {
    const region = regions[cell] ?? -1;
    if (region < 0) continue;
    const corners = cornersOf(cell);
    neighboursOf(cell).forEach((next, side) => {
      if (next >= 0 && regions[next] === region) return;
      sides[region]?.set(corners[side] ?? 0, corners[(side + 1) % 6] ?? 0);
    });
  }
  return sides.map((own) => [...chain(seed, own)]
    .sort((a, b) => Math.abs(areaOf(b)) - Math.abs(areaOf(a))));
}
