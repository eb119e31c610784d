/**
 * Speck 64/128: a small block cipher (Beaulieu et al., "The SIMON and SPECK Families of Lightweight
 * Block Ciphers", 2013), used only to make ids opaque. 27 rounds of 32-bit add, rotate, xor.
 */
export type CipherKey = readonly number[];
export type Block = readonly [number, number];

const rounds = 27;
const rotateRight = (word: number, by: number): number => (word >>> by) | (word << (32 - by));
const rotateLeft = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** Round keys from four 32-bit words, the most significant first. */
export function expandKey(words: readonly [number, number, number, number]): CipherKey {
  const [l2, l1, l0, k0] = words;
  const l = [l0 >>> 0, l1 >>> 0, l2 >>> 0];
  const keys = [k0 >>> 0];
  for (let round = 0; round < rounds - 1; round++) {
    l.push(((keys[round]! + rotateRight(l[round]!, 8)) ^ round) >>> 0);
    keys.push((rotateLeft(keys[round]!, 3) ^ l[round + 3]!) >>> 0);
  }
  return keys;
}

export function encipher(key: CipherKey, block: Block): Block {
  let [x, y] = block;
  for (const roundKey of key) {
    x = ((rotateRight(x, 8) + y) ^ roundKey) >>> 0;
    y = (rotateLeft(y, 3) ^ x) >>> 0;
  }
  return [x >>> 0, y >>> 0];
}

export function decipher(key: CipherKey, block: Block): Block {
  let [x, y] = block;
  for (let round = key.length - 1; round >= 0; round--) {
    y = rotateRight(y ^ x, 3) >>> 0;
    x = rotateLeft(((x ^ key[round]!) - y) | 0, 8) >>> 0;
  }
  return [x >>> 0, y >>> 0];
}
