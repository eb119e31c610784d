interface Blocks {
  /** Bytes of text that fit. */
  readonly capacity: number;
  readonly checksEach: number;
  /** Data codewords of each block. */
  readonly data: readonly number[];
}

function row(checksEach: number, data: readonly number[], lengthBits = 8): Blocks {
  const total = data.reduce((sum, block) => sum + block, 0);
  return { checksEach, data, capacity: Math.floor((total * 8 - 4 - lengthBits) / 8) };
}

/** ISO/IEC 18004 table 9, error correction M, versions 1 to 10 (by index). */
export const blockTable: readonly (Blocks | undefined)[] = [
  undefined,
  row(10, [16]), row(16, [28]), row(26, [44]), row(18, [32, 32]), row(24, [43, 43]),
  row(16, [27, 27, 27, 27]), row(18, [31, 31, 31, 31]), row(22, [38, 38, 39, 39]),
  row(22, [36, 36, 36, 37, 37]), row(26, [43, 43, 43, 43, 44], 16),
];

/** Data and check codewords of all blocks, interleaved as they are drawn. */
export function codewordsOf(bytes: Uint8Array, version: number): readonly number[] {
  const { data, checksEach } = blockTable[version]!;
  const words = dataWords(bytes, version);
  let from = 0;
  const blocks = data.map((length) => words.slice(from, from += length));
  const checks = blocks.map((block) => checksOf(block, checksEach));
  return [...interleaved(blocks), ...interleaved(checks)];
}

/** Mode, length, the bytes, an end mark, and the standard's filling. */
function dataWords(bytes: Uint8Array, version: number): readonly number[] {
  const { data } = blockTable[version]!;
  const total = data.reduce((sum, block) => sum + block, 0);
  const bits = [
    ...bitsOf(0b0100, 4), ...bitsOf(bytes.length, version < 10 ? 8 : 16),
    ...[...bytes].flatMap((byte) => bitsOf(byte, 8)),
  ];
  bits.push(...bitsOf(0, Math.min(4, total * 8 - bits.length)));
  while (bits.length % 8 !== 0) bits.push(0);
  const words = Array.from({ length: bits.length / 8 }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((word, bit) => (word << 1) | bit, 0));
  for (let filler = 0; words.length < total; filler++) words.push(filler % 2 === 0 ? 0xec : 0x11);
  return words;
}

function bitsOf(value: number, width: number): readonly number[] {
  return Array.from({ length: width }, (_, at) => (value >> (width - 1 - at)) & 1);
}

function interleaved(blocks: readonly (readonly number[])[]): readonly number[] {
  const longest = Math.max(...blocks.map((block) => block.length));
  return Array.from({ length: longest }, (_, at) =>
    blocks.flatMap((block) => (block[at] === undefined ? [] : [block[at]]))).flat();
}

/** Product in GF(256) with the polynomial x^8 + x^4 + x^3 + x^2 + 1. */
export function product(one: number, other: number): number {
  let result = 0;
  for (let bit = 7; bit >= 0; bit--) {
    result = (result << 1) ^ ((result >> 7) * 0x11d);
    if ((other >> bit) & 1) result ^= one;
  }
  return result;
}

/** Reed-Solomon check codewords of one block. */
export function checksOf(block: readonly number[], count: number): readonly number[] {
  const generator = generatorOf(count);
  return block.reduce<readonly number[]>((rest, word) => {
    const factor = word ^ rest[0]!;
    return generator.map((coefficient, at) => (rest[at + 1] ?? 0) ^ product(coefficient, factor));
  }, Array<number>(count).fill(0));
}

/** Coefficients below the leading 1 of (x - 1)(x - 2)(x - 4)... */
function generatorOf(count: number): readonly number[] {
  let coefficients = [...Array<number>(count - 1).fill(0), 1];
  let root = 1;
  for (let step = 0; step < count; step++) {
    coefficients = coefficients.map((coefficient, at) =>
      product(coefficient, root) ^ (coefficients[at + 1] ?? 0));
    root = product(root, 2);
  }
  return coefficients;
}
