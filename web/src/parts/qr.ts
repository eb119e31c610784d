/**
 * A QR code (ISO/IEC 18004) of a short text: byte mode, error correction M, versions 1 to 10, mask
 * by the standard's penalty. Enough for an authenticator's address, drawn without asking anyone.
 */
import { blockTable, codewordsOf } from './qr-codewords.ts';

export type Modules = readonly (readonly boolean[])[];

interface Canvas {
  readonly size: number;
  readonly dark: boolean[][];
  /** Modules that belong to patterns and formats: data flow around them. */
  readonly fixed: boolean[][];
}

/** The square of dark and light modules; undefined when the text is too long (213 bytes). */
export function qrModules(text: string): Modules | undefined {
  const bytes = new TextEncoder().encode(text);
  const version = blockTable.findIndex((row) => row && bytes.length <= row.capacity);
  if (version < 1) return undefined;
  const codewords = codewordsOf(bytes, version);
  const drawn = masks.map((mask, place) => drawWith({ version, codewords, mask, place }));
  return drawn.reduce((best, next) => (penaltyOf(next) < penaltyOf(best) ? next : best));
}

type Mask = (x: number, y: number) => boolean;
const masks: readonly Mask[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

interface Drawing {
  readonly version: number;
  readonly codewords: readonly number[];
  readonly mask: Mask;
  readonly place: number;
}

function drawWith({ version, codewords, mask, place }: Drawing): Modules {
  const size = version * 4 + 17;
  const grid = () => Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  const canvas: Canvas = { size, dark: grid(), fixed: grid() };
  drawPatterns(canvas, version);
  drawFormat(canvas, place);
  drawData(canvas, codewords, mask);
  return canvas.dark;
}

function put(canvas: Canvas, [x, y]: readonly [number, number], dark: boolean): void {
  if (x < 0 || y < 0 || x >= canvas.size || y >= canvas.size) return;
  canvas.dark[y]![x] = dark;
  canvas.fixed[y]![x] = true;
}

function drawPatterns(canvas: Canvas, version: number): void {
  const { size } = canvas;
  for (let at = 0; at < size; at++) {
    put(canvas, [6, at], at % 2 === 0);
    put(canvas, [at, 6], at % 2 === 0);
  }
  for (const centre of [[3, 3], [size - 4, 3], [3, size - 4]] as const) {
    drawRings(canvas, centre, 4);
  }
  const places = alignment(version, size);
  const last = places.length - 1;
  places.forEach((x, i) => places.forEach((y, j) => {
    const meetsFinder = (i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0);
    if (!meetsFinder) drawRings(canvas, [x, y], 2);
  }));
  if (version >= 7) drawVersion(canvas, version);
}

/** Concentric squares: finders reach 4 modules from their centre, alignments 2. */
function drawRings(canvas: Canvas, [x, y]: readonly [number, number], reach: number): void {
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const ring = Math.max(Math.abs(dx), Math.abs(dy));
      put(canvas, [x + dx, y + dy], reach === 4 ? ring !== 2 && ring !== 4 : ring !== 1);
    }
  }
}

function alignment(version: number, size: number): readonly number[] {
  if (version === 1) return [];
  if (version < 7) return [6, size - 7];
  return [6, (size - 1) / 2, size - 7];
}

/** Check bits of a BCH code: what is left after division by the generator. */
function remainder(value: number, bits: number, generator: number): number {
  let left = value << bits;
  const top = 31 - Math.clz32(generator);
  while (left >= 1 << top) left ^= generator << (31 - Math.clz32(left) - top);
  return left;
}

function drawFormat(canvas: Canvas, mask: number): void {
  const { size } = canvas;
  // Level M is written 00.
  const bits = ((mask << 10) | remainder(mask, 10, 0x537)) ^ 0x5412;
  const bit = (at: number) => ((bits >> at) & 1) === 1;
  for (let at = 0; at < 15; at++) {
    const along = at < 6 ? at : at < 8 ? at + 1 : size - 15 + at;
    put(canvas, [8, along], bit(at));
    const across = at < 8 ? size - 1 - at : at === 8 ? 7 : 14 - at;
    put(canvas, [across, 8], bit(at));
  }
  put(canvas, [8, size - 8], true);
}

function drawVersion(canvas: Canvas, version: number): void {
  const bits = (version << 12) | remainder(version, 12, 0x1f25);
  for (let at = 0; at < 18; at++) {
    const dark = ((bits >> at) & 1) === 1;
    const near = canvas.size - 11 + (at % 3);
    const far = Math.floor(at / 3);
    put(canvas, [near, far], dark);
    put(canvas, [far, near], dark);
  }
}

/** Data run in pairs of columns from the right, up and down in turn, around what is fixed. */
function drawData(canvas: Canvas, codewords: readonly number[], mask: Mask): void {
  let at = 0;
  const bit = () => {
    const codeword = codewords[at >> 3] ?? 0;
    const dark = ((codeword >> (7 - (at & 7))) & 1) === 1;
    at++;
    return dark;
  };
  for (const [x, y] of dataPath(canvas.size)) {
    if (!canvas.fixed[y]![x]) canvas.dark[y]![x] = bit() !== mask(x, y);
  }
}

function* dataPath(size: number): Generator<readonly [number, number]> {
  let upward = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const y = upward ? size - 1 - step : step;
      yield [right, y];
      yield [right - 1, y];
    }
    upward = !upward;
  }
}

/** The standard's four penalties, the first and the fourth: enough to choose a calm mask. */
function penaltyOf(modules: Modules): number {
  const size = modules.length;
  const lines = [
    ...modules, ...modules.map((_, x) => modules.map((row) => row[x]!)),
  ];
  const runs = lines.flatMap((line) => line.map(String).join('').replaceAll('true', '1')
    .replaceAll('false', '0').match(/1{5,}|0{5,}/g) ?? []);
  const dark = modules.flat().filter(Boolean).length;
  const imbalance = Math.floor(Math.abs((dark * 20) / (size * size) - 10));
  return runs.reduce((sum, run) => sum + run.length - 2, 0) + imbalance * 10;
}
