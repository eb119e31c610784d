/** How alike two words are. All take upper-case keys and are symmetric. */

/**
 * Whether one slip turns one word into the other: a letter too many, too few, wrong, or two
 * neighbours swapped (Damerau's four; Commun. ACM 7(3), 1964). Equal words are no slip.
 */
export function isOneSlip(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let from = 0;
  const room = Math.min(one.length, other.length);
  while (from < room && one.charCodeAt(from) === other.charCodeAt(from)) from++;
  let back = 0;
  while (back < room - from
    && one.charCodeAt(one.length - 1 - back) === other.charCodeAt(other.length - 1 - back)) back++;
  const left = one.length - from - back;
  const right = other.length - from - back;
  if (left <= 1 && right <= 1) return true;
  if (left !== 2 || right !== 2) return false;
  return one[from] === other[from + 1] && one[from + 1] === other[from];
}

/**
 * Edits between two words, neighbours swapped counting one (optimal string alignment), or
 * `limit + 1` where there are more.
 */
export function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    let least = row;
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      let cost = Math.min(last[column - 1]! + (isSame ? 0 : 1), last[column]! + 1,
        now[column - 1]! + 1);
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2]
        && one[row - 2] === other[column - 1]) cost = Math.min(cost, before[column - 2]! + 1);
      now.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = last;
    last = now;
  }
  return Math.min(last[other.length]!, limit + 1);
}

/** Jaro-Winkler, 0 to 1, prefix weight 0.1 up to four letters (Winkler 1990). */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return one === '' ? 0 : 1;
  const window = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const taken = new Uint8Array(other.length);
  const left: string[] = [];
  for (let at = 0; at < one.length; at++) {
    const end = Math.min(other.length, at + window + 1);
    for (let beside = Math.max(0, at - window); beside < end; beside++) {
      if (taken[beside] === 1 || one[at] !== other[beside]) continue;
      taken[beside] = 1;
      left.push(one[at]!);
      break;
    }
  }
  if (left.length === 0) return 0;
  let place = 0;
  let moved = 0;
  for (let at = 0; at < other.length; at++) {
    if (taken[at] === 1 && other[at] !== left[place++]) moved++;
  }
  const same = left.length;
  const jaro = (same / one.length + same / other.length + (same - moved / 2) / same) / 3;
  let prefix = 0;
  while (prefix < 4 && one[prefix] !== undefined && one[prefix] === other[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

const looks: readonly (readonly [RegExp, string])[] = [
  [/0/g, 'O'], [/[1!|]/g, 'I'], [/2/g, 'Z'], [/3/g, 'E'], [/4/g, 'A'], [/5/g, 'S'], [/6/g, 'G'],
  [/7/g, 'T'], [/8/g, 'B'],
];

/** Digits inside a word that a scanner read for letters. */
export function lettersOf(word: string): string {
  if (!/\d/.test(word) || !/[A-Za-z]/.test(word)) return word;
  return looks.reduce((text, [from, to]) => text.replace(from, to), word);
}

const figures: Readonly<Record<string, string>> = {
  O: '0', Q: '0', D: '0', I: '1', L: '1', S: '5', B: '8', G: '6', Z: '2',
};

/** Letters in a number that a scanner read for digits: `l2O` is 120. */
export function digitsOf(word: string): string {
  const read = word.toUpperCase().replace(/[OQDILSBGZ]/g, (letter) => figures[letter]!);
  return /^\d+$/.test(read) ? read : word;
}

/** What a scanner cannot tell apart is made one: RN is M, VV is W, CL is D, I and J are L. */
export function scannedForm(key: string): string {
  return key.replace(/RN|NN/g, 'M').replace(/VV/g, 'W').replace(/CL/g, 'D').replace(/[IJ1]/g, 'L')
    .replace(/[UY]/g, 'V').replace(/[QD0]/g, 'O').replace(/F/g, 'E').replace(/G/g, 'C');
}
