import { nameSuffix } from '../../roll/index.ts';

/** A name cut into what is compared. */
export interface NameParts {
  readonly given: string;
  readonly surname: string;
  /** All other words: middle names, titles' places, a second surname. */
  readonly rest: readonly string[];
  /** JR, SR, 1ST, 2ND ...: what tells father from son. */
  readonly ordinal: string;
}

export interface NameColumns {
  readonly full: string;
  readonly first: string;
  readonly middle: string;
  readonly last: string;
  readonly suffix: string;
  readonly maiden: string;
}

/** Words that name nobody. */
const hollow = new Set(['OF', 'THE', 'AND', 'DE', 'LA', 'DU', 'VON', 'VAN', 'DER', 'TO', 'IN']);
/** Words before a name, and ranks within one, that many bear. */
const titles = new Set(['SIR', 'LORD', 'LADY', 'DAME', 'MR', 'MRS', 'MS', 'MISS', 'DR', 'REV',
  'REVEREND', 'HON', 'PROF', 'CAPTAIN', 'COLONEL', 'GENERAL', 'ADMIRAL', 'MAJOR', 'SAINT', 'ST',
  'SRA', 'SR', 'MX', 'BISHOP', 'KING', 'QUEEN', 'PRINCE', 'PRINCESS', 'FATHER', 'BROTHER',
  'SISTER']);
const ranks = new Set(['BARON', 'BARONESS', 'EARL', 'DUKE', 'DUCHESS', 'VISCOUNT', 'MARQUESS',
  'COUNT', 'COUNTESS', 'BARONET', 'BT', 'ESQ', 'KNIGHT', 'OBE', 'KBE', 'MP', 'KC', 'QC']);
const ordinalWord = /^\d+(?:ST|ND|RD|TH)$/;

/** Upper-case words of letters and digits: accents and apostrophes gone, hyphens are blanks. */
export function wordsOf(text: string): readonly string[] {
  if (text === '') return [];
  const plain = text.normalize('NFKD').replace(/[\p{M}'’`.]+/gu, '').toUpperCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** What lists write where they know no name. */
const blank = new Set(['TEST', 'NONE', 'NULL', 'NA', 'N A', 'UNKNOWN', 'ANONYMOUS', 'NAN',
  'NO NAME', 'TEST TEST', 'NOT KNOWN', 'XXX']);

/**
 * Given name and surname from their own columns, and where these are missing or hold a title only,
 * from the full name; what is left over of all of them are the rest.
 */
export function readName(columns: NameColumns): NameParts {
  const comma = columns.full.indexOf(',');
  const full = wordsOf(columns.full);
  const plain = full.filter(namesSomebody);
  let given = wordsOf(columns.first).filter(namesSomebody);
  let surname = wordsOf(columns.last).filter((word) => !hollow.has(word));
  if (given.length === 0 && surname.length === 0 && plain.length > 0) {
    [given, surname] = splitFull(plain, comma > 0 ? columns.full.slice(0, comma) : '');
  } else if (given.length === 0 && plain.length > 1 && !surname.includes(plain[0]!)) {
    given = plain.slice(0, 1);
  }
  const middle = wordsOf(columns.middle);
  const maiden = wordsOf(columns.maiden);
  const taken = new Set([given[0], ...surname]);
  const others = [...given.slice(1), ...middle, ...maiden, ...plain]
    .filter((word) => word.length > 1 && !taken.has(word) && namesSomebody(word));
  return {
    given: unlessBlank(given[0] ?? ''), surname: unlessBlank(surname.join(' ')),
    rest: [...new Set(others)].slice(0, 12), ordinal: ordinalOf(columns, full),
  };
}

const unlessBlank = (name: string): string => (blank.has(name) ? '' : name);

function namesSomebody(word: string): boolean {
  return !hollow.has(word) && !titles.has(word) && !ranks.has(word) && !ordinalWord.test(word);
}

/** `Clifford, Thomas` has its surname first; `Thomas Clifford, 1st Baron` does not. */
function splitFull(words: readonly string[], beforeComma: string): [string[], string[]] {
  const before = wordsOf(beforeComma).filter(namesSomebody);
  if (before.length === 1 && words.length > 1 && words[0] === before[0]) {
    return [words.slice(1, 2), before];
  }
  const end = before.length > 1 ? before.length : words.length;
  return words.length === 1 ? [[], [...words]] : [[words[0]!], [words[end - 1]!]];
}

function ordinalOf(columns: NameColumns, full: readonly string[]): string {
  const own = nameSuffix(columns.suffix);
  if (own !== undefined) return own;
  const found = full.find((word) => ordinalWord.test(word));
  if (found !== undefined) return nameSuffix(found) ?? found;
  return nameSuffix(columns.full.split(/[\s,]+/).at(-1) ?? '') === 'JR' ? 'JR' : '';
}
