import { editDistance, isOneSlip, jaroWinkler } from '../compare/text.ts';

/** How two different texts are alike, best first. */
export const alike = { slip: 1, slips: 2, part: 3, sound: 4, none: 5 } as const;

const letterMasks = new Map<string, number>();

/** One bit a letter or digit: most pairs of words are told apart by these alone. */
function letters(text: string): number {
  let mask = letterMasks.get(text);
  if (mask !== undefined) return mask;
  mask = 0;
  for (let at = 0; at < text.length; at++) mask |= 1 << (text.charCodeAt(at) % 31);
  if (letterMasks.size > 200_000) letterMasks.clear();
  letterMasks.set(text, mask);
  return mask;
}

function bitCount(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Longer texts than this are compared by their start: nobody's name is longer. */
const longest = 60;

/** Likeness of two different upper-case texts, blanks between words. */
export function likenessOf(left: string, right: string): number {
  const one = left.slice(0, longest);
  const other = right.slice(0, longest);
  const apart = bitCount(letters(one) ^ letters(other));
  const shorter = Math.min(one.length, other.length);
  if (apart <= 4) {
    if (shorter >= 3 && isOneSlip(one, other)) return alike.slip;
    if (unspaced(one) === unspaced(other)) return alike.slip;
    const limit = shorter >= 8 ? 3 : 2;
    if (shorter >= 5 && editDistance(one, other, limit) <= limit) return alike.slips;
  }
  if (holdsWords(one, other)) return alike.part;
  if (apart <= 8 && shorter >= 4 && jaroWinkler(one, other) >= 0.87) return alike.sound;
  return alike.none;
}

const unspaced = (text: string): string => (text.includes(' ') ? text.replaceAll(' ', '') : text);

/** One begins with the other (cut off), or all words of one stand in the other. */
function holdsWords(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length >= 3 && long.startsWith(short)) return true;
  if (!long.includes(' ') || short.length < 3) return false;
  const words = new Set(long.split(' '));
  return short.split(' ').every((word) => words.has(word));
}
