import { pick } from '../random.ts';
import type { Random } from '../random.ts';

/** What a scanner takes a letter or a digit of handwriting for. */
const taken: Readonly<Record<string, readonly string[]>> = {
  A: ['4', 'O', 'R'], B: ['8', 'R', '3'], C: ['G', 'O', '('], D: ['O', '0', 'CL'], E: ['F', 'C'],
  F: ['E', 'P', 'T'], G: ['6', 'C', 'Q'], H: ['N', 'M', 'LI'], I: ['1', 'L', 'J'], J: ['I', 'T'],
  K: ['R', 'X'], L: ['1', 'I', 'C'], M: ['RN', 'N', 'NN'], N: ['M', 'H', 'U'], O: ['0', 'D', 'Q'],
  P: ['F', 'R'], Q: ['O', 'G'], R: ['K', 'N', 'P'], S: ['5', '8', 'G'], T: ['I', '7', 'F'],
  U: ['V', 'N', 'LI'], V: ['U', 'Y'], W: ['VV', 'M', 'N'], X: ['K', 'Y'], Y: ['V', 'T', '7'],
  Z: ['2', '7'], 0: ['O', '6', '8'], 1: ['I', '7', 'L'], 2: ['Z', '7'], 3: ['8', '5'],
  4: ['9', 'A'], 5: ['S', '6'], 6: ['0', 'G', 'b'], 7: ['1', 'T'], 8: ['B', '3'], 9: ['4', 'g'],
};

/**
 * Text as a scanner reads it: each character is misread with the probability `rate`, and more
 * rarely lost, split by a blank or run together with the next word.
 */
export function scanText(random: Random, text: string, rate: number): string {
  let read = '';
  for (const letter of text.toUpperCase()) {
    const chance = random.next();
    if (chance >= rate * 1.25) read += letter;
    else if (chance < rate) read += pick(random, taken[letter] ?? [letter === ' ' ? '' : letter]);
    else if (chance < rate * 1.1) read += `${letter} `;
    else if (chance < rate * 1.15) read += `${letter}.`;
  }
  return read.trim();
}
