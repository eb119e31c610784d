import {
  loneDesignators, stateCodes, streetSuffixes, unitDesignators,
} from '../../roll/index.ts';

/** Suffixes that hardly ever stand in a city's name; `ST` does (ST PAULS), so it comes last. */
const plain = new Set(['AVE', 'RD', 'DR', 'LN', 'CT', 'CIR', 'BLVD', 'PKWY', 'HWY', 'PL', 'WAY',
  'TER', 'TRL', 'LOOP', 'XING', 'TRCE', 'ALY', 'EXT', 'EXTS', 'TPKE', 'EXPY', 'FWY', 'SQ', 'CRES']);
/** Spellings of these that do: LA GRANGE, and CV but not COVE CITY. */
const ofCities = new Set(['LA', 'LANES']);
const alsoPlain = new Set(['CV', 'LNDG', 'HTS', 'RDG']);

/** Plain suffixes that end the names of cities, too, where four words or more stand before. */
const endsCity = /^(?:CROSSING|SQUARE|TERRACE|PLACE)$/;

const lettersOnly = /^[A-Z][A-Z'-]*$/;
const ordinal = /^\d+(?:ST|ND|RD|TH)$/;
const glued = /^(?:#|APT|UNIT|STE|LOT|BLDG|RM|SPC|TRLR)#?\w*\d/;
const shortDirection = /^(?:[NSEW]|[NS][EW])$/;
const highway = /^(?:US|STATE|SR|CR|FM|I|INTERSTATE|RT|RTE|ROUTE|RD|ROAD|H(?:IGH)?WA?Y)$/;
const branch = /^(?:BUS|BUSINESS|BYP|BYPASS|ALT)$/;

export interface RunOn {
  readonly street: string;
  readonly city: string;
}

/** The words of a line as they are compared with those of Publication 28. */
export function wordsOfRunOn(line: string): string[] {
  return line.toUpperCase().replaceAll('.', '').split(/[\s,]+/).filter((word) => word !== '');
}

/** Whether a line may have more behind its street: it ends neither in a number nor a suffix. */
export function mayRunOn(words: readonly string[]): boolean {
  const last = words[words.length - 1] ?? '';
  const closes = isPlain(last) && !(words.length > 4 && endsCity.test(last));
  return words.length > 2 && last.length > 1 && lettersOnly.test(last) && !closes
    && !shortDirection.test(last) && (/\d/.test(words[0]!) || words.includes('BOX'));
}

/**
 * Cuts the city off a line without commas, `12 OAK ST APT 4 CARY`: the words behind the unit, the
 * number of a box or highway, or the last plain suffix with a name before it. Undefined where no
 * such mark stands: MILL CREEK CARY needs the names of a roll.
 */
export function cutRunOn(words: readonly string[]): RunOn | undefined {
  let from = words.length;
  while (from > 0 && lettersOnly.test(words[from - 1]!)) from -= 1;
  const behind = closesStreet(words, from - 1) ? from : behindSuffix(words, from);
  if (behind === undefined) return undefined;
  const at = skipUnit(words, behind);
  const city = words.slice(at);
  const isCity = city.join('').length > 2 && !beginsUnit(city);
  return isCity ? { street: words.slice(0, at).join(' '), city: city.join(' ') } : undefined;
}

function isPlain(word: string): boolean {
  const suffix = streetSuffixes.get(word);
  if (suffix === undefined) return false;
  return suffix === 'ST' || (plain.has(suffix) && !ofCities.has(word)) || alsoPlain.has(word);
}

/** UNIT REAR, BASEMENT; but KEY WEST and LOWER SAMPLE are cities. */
function beginsUnit([first = '', ...more]: readonly string[]): boolean {
  return first !== 'KEY' && unitDesignators.has(first)
    || (more.length === 0 && loneDesignators.has(first));
}

/** Whether the word with a digit here is a unit's value or a box's number: only a city follows. */
function closesStreet(words: readonly string[], at: number): boolean {
  if (at < 1 || ordinal.test(words[at]!)) return false;
  const before = words[at - 1]!;
  if (glued.test(words[at]!) || before === '#' || before === 'BOX') return true;
  if (highway.test(before) || stateCodes.has(before)) {
    return !words.slice(at + 1, -1).some(isPlain);
  }
  return unitDesignators.has(before) || (isPlain(before) && hasName(words, at - 1));
}

/** Between the house number and this word stands more than a directional. */
function hasName(words: readonly string[], at: number): boolean {
  return words.slice(1, at).some((word) => !shortDirection.test(word));
}

function behindSuffix(words: readonly string[], from: number): number | undefined {
  let street: number | undefined;
  for (let at = words.length - 2; at >= Math.max(2, from); at--) {
    if (!isPlain(words[at]!) || !hasName(words, at)) continue;
    if (streetSuffixes.get(words[at]!) !== 'ST') return at + 1;
    street = at + 1;
  }
  return street;
}

/** UPPER and FRONT begin cities, too, and may then be told from the names of a roll. */
function isWhere(word: string): boolean {
  return loneDesignators.has(word) && !/^(?:UPPER|LOWER|FRONT)$/.test(word);
}

/** Over what may still belong to the street: NW, HWY, BUS, REAR, APT B, a letter behind APT 4. */
function skipUnit(words: readonly string[], behind: number): number {
  let at = behind;
  const last = words.length - 1;
  while (at < last) {
    const word = words[at]!;
    const isValue = (words[at + 1] ?? '').length === 1 && unitDesignators.has(word);
    if (isValue) at += 2;
    else if (word.length === 1 || shortDirection.test(word) || branch.test(word)
      || isWhere(word) || streetSuffixes.get(word) === 'HWY') at += 1;
    else break;
  }
  return Math.min(at, last);
}
