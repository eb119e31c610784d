/** Delivery lines cut into words, and the numbers that may stand in front of them. */

const blank = 32;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => code >= 65 && code <= 90;

/**
 * Upper-case words without punctuation. `#` is a word of its own; hyphen, slash and point stay
 * only inside numbers (112-10, 1/2, 39.2) and apostrophes vanish (O'NEAL is ONEAL).
 */
export function wordsOfLine(line: string): string[] {
  const text = plainUpper(line);
  const words: string[] = [];
  let from = -1;
  let word = '';
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : blank;
    if (isLetter(code) || isDigit(code) || isInnerMark(text, at, code)) {
      if (from < 0) from = at;
      continue;
    }
    if (from >= 0) word += text.slice(from, at);
    from = -1;
    // An apostrophe vanishes, and so does a point, unless a digit follows it (APT.4).
    if (code === 39 || (code === 46 && !isDigit(text.charCodeAt(at + 1)))) continue;
    if (word !== '') words.push(word);
    word = '';
    if (code === 35) words.push('#');
    if (code === 38) words.push('AND');
  }
  return words;
}

/** Hyphen, slash, point between two digits. */
function isInnerMark(text: string, at: number, code: number): boolean {
  if (code !== 45 && code !== 46 && code !== 47) return false;
  return isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
}

const beyondAscii = /[^\0-\x7f]/;

function plainUpper(line: string): string {
  const upper = line.toUpperCase();
  if (!beyondAscii.test(upper)) return upper;
  return upper.normalize('NFKD').replace(/\p{M}+/gu, '').replace(/[‘’ʼ]/g, "'");
}

/** City names as they are compared: upper-case words, one blank between. */
export function plainWords(text: string): string {
  return wordsOfLine(text).join(' ');
}

const houseNumber = /^(?:\d+[A-Z]?|\d+-\d+[A-Z]?|\d+\.\d+|[NSEW]\d+[NSEW]\d+)$/;
const gridHalf = /^[NSEW]\d+$/;
const fraction = /^\d\/\d$/;

export interface HouseNumber {
  readonly number: string;
  /** Where the street begins in the words. */
  readonly next: number;
}

/**
 * The house number in front: 123, 123A, 123 A, 112-10, 39.2, 123 1/2, N6W23001 (also in two
 * words). An ordinal (5TH) is a street and no number.
 */
export function readHouseNumber(
  words: readonly string[], isSuffix: (word: string) => boolean,
): HouseNumber {
  const [first = '', second = '', third] = words;
  if (gridHalf.test(first) && gridHalf.test(second)) return { number: first + second, next: 2 };
  if (!houseNumber.test(first) || words.length < 2) return { number: '', next: 0 };
  const number = withoutLeadingZeros(first);
  if (fraction.test(second)) return { number: `${number} ${second}`, next: 2 };
  // 12 B MAIN ST is 12B, but 12 B ST stands on B Street and 12 N MAIN ST on North Main.
  const isHalf = second.length === 1 && !'NSEW'.includes(second) && isLetter(second.charCodeAt(0));
  const isAlone = third === undefined || isSuffix(third) || !isLetter(third.charCodeAt(0));
  const closesDigits = isDigit(number.charCodeAt(number.length - 1));
  if (isHalf && !isAlone && closesDigits) return { number: number + second, next: 2 };
  return { number, next: 1 };
}

export function withoutLeadingZeros(text: string): string {
  return text.charCodeAt(0) === 48 ? text.replace(/^0+(?=\d)/, '') : text;
}

/** Whether a word can be a unit's value by itself: it has a digit or is one letter. */
export function looksLikeUnit(word: string): boolean {
  if (word.length === 1) return true;
  for (let at = 0; at < word.length; at++) if (isDigit(word.charCodeAt(at))) return true;
  return false;
}

/** One spelling of a unit: 4 B, 4-B and 04B are 4B; 4 12 stays two numbers, 4-12. */
export function joinUnit(words: readonly string[]): string {
  let unit = '';
  for (const word of words) {
    const part = withoutLeadingZeros(word);
    const meetsDigit = unit !== '' && isDigit(unit.charCodeAt(unit.length - 1));
    unit += meetsDigit && isDigit(part.charCodeAt(0)) ? `-${part}` : part;
  }
  return unit;
}
