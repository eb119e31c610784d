/** 32-bit hashes for keys and words (FNV-1a with a final mix); 0 is never returned. */

export function hashText(text: string, from = 0, to = text.length): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash);
}

/** Several whole numbers as one key; each kind of key begins with a number of its own. */
// eslint-disable-next-line max-params -- an object for each hash would cost more than the hash
export function hashNumbers(kind: number, one: number, two: number, three = 0): number {
  let hash = Math.imul(kind + 0x9e3779b9, 0x85ebca6b);
  hash = Math.imul((hash ^ one) + 0x7f4a7c15, 0xc2b2ae35);
  hash ^= hash >>> 15;
  hash = Math.imul((hash ^ two) + 0x165667b1, 0x27d4eb2f);
  hash ^= hash >>> 13;
  hash = Math.imul((hash ^ three) + 0x5bd1e995, 0x9e3779b1);
  return mix(hash);
}

export function mix(value: number): number {
  let hash = value;
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x7feb352d);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x846ca68b);
  hash ^= hash >>> 16;
  return hash >>> 0 || 1;
}
