/**
 * Names as they are compared: upper-case ASCII letters. State files mostly lack accents, lists
 * often have them; blanks, hyphens and apostrophes come and go (O'Brien, OBRIEN, O BRIEN).
 */

/** Letters that no decomposition turns into ASCII. */
const foldings: Readonly<Record<string, string>> = {
  ß: 'SS', ẞ: 'SS', Ø: 'O', Æ: 'AE', Œ: 'OE', Đ: 'D', Ð: 'D', Þ: 'TH', Ł: 'L', ı: 'I', Ħ: 'H',
  '’': "'", '‘': "'", ʼ: "'", '`': "'", '´': "'", '‐': '-', '‑': '-', '–': '-', '—': '-',
};
const foreign = /[ßẞØÆŒĐÐÞŁıĦ’‘ʼ`´‐‑–—]/g;
const upperAscii = /^[A-Z]*$/;

/** Upper-case ASCII words: letters, hyphen, apostrophe; everything else is a single blank. */
export function foldName(text: string): string {
  if (upperAscii.test(text)) return text;
  const plain = text.normalize('NFKD').replace(/\p{M}+/gu, '').toUpperCase();
  return plain
    .replace(foreign, (letter) => foldings[letter] ?? letter)
    .replace(/[^A-Z'-]+/g, ' ')
    .trim();
}

/** The comparison key: letters only. `O'Brien-Díaz` and `OBRIEN DIAZ` are both `OBRIENDIAZ`. */
export function nameKey(text: string): string {
  if (upperAscii.test(text)) return text;
  return foldName(text).replace(/[^A-Z]/g, '');
}

const suffixes: ReadonlyMap<string, string> = new Map([
  ['JR', 'JR'], ['JNR', 'JR'], ['JUNIOR', 'JR'], ['SR', 'SR'], ['SNR', 'SR'], ['SENIOR', 'SR'],
  ['I', 'I'], ['1ST', 'I'], ['II', 'II'], ['2ND', 'II'], ['III', 'III'], ['3RD', 'III'],
  ['IV', 'IV'], ['4TH', 'IV'], ['V', 'V'], ['5TH', 'V'],
]);
/** Alone behind a name these are as often initials, and JUNIOR and SENIOR are surnames. */
const doubtful = new Set(['I', 'V', 'JUNIOR', 'SENIOR']);
const honours = new Set(['ESQ', 'MD', 'PHD', 'DDS', 'CPA', 'RN', 'RET', 'USMC']);
const titles = new Set(['MR', 'MRS', 'MS', 'MISS', 'MX', 'DR', 'REV', 'HON', 'PROF', 'SRA']);

/** JR, SR, I to V for any of their spellings (`Jr.`, `2nd`, `Senior`); undefined for no suffix. */
export function nameSuffix(text: string): string | undefined {
  return suffixes.get(text.toUpperCase().replace(/[^A-Z0-9]/g, ''));
}

/** A suffix that stands behind a name in the same column: `SAMPLE JR` is SAMPLE and JR. */
export function splitSuffix(text: string): { readonly name: string; readonly suffix: string } {
  const words = text.trim().split(/[\s,]+/);
  while (words.length > 1 && honours.has(bare(words.at(-1)!))) words.pop();
  const last = bare(words.at(-1)!);
  const suffix = words.length > 1 && !doubtful.has(last) ? suffixes.get(last) : undefined;
  if (suffix === undefined) return { name: words.join(' '), suffix: '' };
  return { name: words.slice(0, -1).join(' '), suffix };
}

const bare = (word: string): string => word.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');

export interface PersonName {
  readonly last: string;
  readonly first: string;
  readonly middle: string;
  readonly suffix: string;
}

/** Words that belong to the surname behind them: DE LA CRUZ, VAN DER BERG, MC DONALD. */
const particles = new Set([
  'DE', 'DEL', 'LA', 'LAS', 'LOS', 'DA', 'DAS', 'DO', 'DOS', 'DI', 'DU', 'LE', 'VAN', 'DER', 'DEN',
  'VON', 'TEN', 'TER', 'EL', 'AL', 'BIN', 'IBN', 'ABU', 'ST', 'SAN', 'SANTA', 'MC', 'MAC', 'O',
]);

/**
 * The parts of a name written in one piece: `Last, First Middle Jr`, or `First Middle Last Jr`
 * with titles and honours left out and particles kept with the surname. One word is a surname.
 */
export function parseFullName(text: string): PersonName {
  const comma = splitAtComma(text);
  if (comma) return comma;
  const { name, suffix } = splitSuffix(text);
  const words = withoutTitles(name.split(' '));
  if (words.length < 2) return { last: words[0] ?? '', first: '', middle: '', suffix };
  let surname = words.length - 1;
  while (surname > 1 && particles.has(bare(words[surname - 1]!))) surname -= 1;
  return {
    last: words.slice(surname).join(' '),
    first: words[0]!,
    middle: words.slice(1, surname).join(' '),
    suffix,
  };
}

function splitAtComma(text: string): PersonName | undefined {
  const [front = '', ...behind] = text.split(',').map((part) => part.trim());
  const rest = behind.join(' ').trim();
  // `Quillan Testerly, Jr` has its comma before the suffix, not behind the surname.
  if (rest === '' || suffixes.has(bare(rest)) || honours.has(bare(rest))) return undefined;
  const last = splitSuffix(front);
  const given = splitSuffix(rest);
  const [first = '', ...middle] = withoutTitles(given.name.split(' '));
  return {
    last: last.name, first, middle: middle.join(' '), suffix: last.suffix || given.suffix,
  };
}

function withoutTitles(words: readonly string[]): readonly string[] {
  const from = words.findIndex((word) => word !== '' && !titles.has(bare(word)));
  return from < 0 ? words.slice(0, 1) : words.slice(from);
}

const placeholders = new Set([
  'TEST', 'NONE', 'NA', 'UNKNOWN', 'ANONYMOUS', 'FRIEND', 'NEIGHBOR', 'RESIDENT', 'OCCUPANT',
  'FNU', 'NFN', 'LNU',
]);

/** Words that lists put where a name is missing. Null and True are real surnames, and not these. */
export function isPlaceholderName(text: string): boolean {
  return placeholders.has(nameKey(text));
}
