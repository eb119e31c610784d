import { editDistance, isOneSlip, jaroWinkler } from '../compare/text.ts';

/** How two different texts are alike, best first. */
export const alike = { slip: 1, slips: 2, part: 3, sound: 4, none: 5 } as const;

/** Longer texts than this are compared by their start: nobody's name is longer. */
const longest = 60;
const soundsAlike = 0.87;

/**
 * Compares two of these texts (upper case, blanks between words) by their numbers. Which letters a
 * text has is known beforehand: most pairs are told apart by that alone.
 */
export function likenessAmong(
  texts: readonly string[],
): (one: number, other: number) => number {
  const cut = texts.map((text) => text.slice(0, longest));
  const bare = cut.map((text) => text.replaceAll(' ', ''));
  const masks = Int32Array.from(cut, lettersOf);
  return (left, right) => {
    const [one, other] = [cut[left]!, cut[right]!];
    const apart = bitCount(masks[left]! ^ masks[right]!);
    const shorter = Math.min(one.length, other.length);
    if (apart <= 4) {
      if (shorter >= 3 && isOneSlip(one, other)) return alike.slip;
      if (bare[left] === bare[right]) return alike.slip;
      const limit = shorter >= 8 ? 3 : 2;
      if (shorter >= 5 && editDistance(one, other, limit) <= limit) return alike.slips;
    }
    const [fewer, more] = one.length < other.length ? [left, right] : [right, left];
    if ((masks[fewer]! & ~masks[more]!) === 0 && holdsWords(cut[fewer]!, cut[more]!)) {
      return alike.part;
    }
    const mayMatch = shorter >= 4 && apart <= 2 + shorter / 4;
    return mayMatch && jaroWinkler(one, other) >= soundsAlike ? alike.sound : alike.none;
  };
}

/** One bit a letter or digit. */
function lettersOf(text: string): number {
  let mask = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== ' ') mask |= 1 << (text.charCodeAt(at) % 31);
  }
  return mask;
}

function bitCount(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The longer begins with the shorter (cut off), or has all its words. */
function holdsWords(short: string, long: string): boolean {
  if (short.length >= 3 && long.startsWith(short)) return true;
  if (short.length < 3 || !long.includes(' ')) return false;
  if (!short.includes(' ')) return ` ${long} `.includes(` ${short} `);
  const words = new Set(long.split(' '));
  return short.split(' ').every((word) => words.has(word));
}
