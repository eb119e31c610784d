import { mix } from '../random.ts';
import { cellCount, neighboursOf } from './mesh.ts';

export interface Growth {
  readonly seed: number;
  /** True for cells that may be taken. */
  readonly mayTake: (cell: number) => boolean;
  /** One cell for each region, in the regions' order. */
  readonly starts: readonly number[];
  /** How many waves later a region starts; a step over a cell takes five on average. */
  readonly delayOf?: (region: number) => number;
}

/**
 * Lets all regions grow at once over ground of uneven difficulty (Dial's shortest paths), so each
 * is in one piece and their borders wander. Answers the region of each cell, -1 for none.
 */
export function growRegions({ seed, mayTake, starts, delayOf }: Growth): Int32Array {
  const regions = new Int32Array(cellCount).fill(-1);
  const waves: { readonly cell: number; readonly region: number }[][] = [];
  const send = (arrival: number, cell: number, region: number): void => {
    while (waves.length <= arrival) waves.push([]);
    waves[arrival]?.push({ cell, region });
  };
  starts.forEach((cell, region) => send(delayOf?.(region) ?? 0, cell, region));
  for (let wave = 0; wave < waves.length; wave += 1) {
    for (const { cell, region } of waves[wave] ?? []) {
      if (regions[cell] !== -1) continue;
      regions[cell] = region;
      const free = neighboursOf(cell)
        .filter((next) => next >= 0 && regions[next] === -1 && mayTake(next));
      for (const next of free) send(wave + 2 + (mix(seed, next) % 7), next, region);
    }
  }
  return regions;
}
