import { directionals, readDelivery, stateCodes, streetSuffixes, zip5 } from '../../roll/index.ts';
import { digitsOf, lettersOf } from '../compare/text.ts';
import { cutRunOn, mayRunOn, wordsOfRunOn } from './run-on.ts';
import type { Home } from './subject.ts';

const longest = 200;
/** With the `.0` of spreadsheets; the number of a box is none. */
const zipAtEnd = /(?<!\bbox)(?:^|[\s,]+)(\d{5})(?:-?\d{4}|\.0)?\s*$/i;
const stateAtEnd = /(,?)\s*(?<=[\s,])([A-Za-z]\.?[A-Za-z])\.?,?\s*$/;
/** As maps write it; a state whose name is one word may be a city: WASHINGTON, INDIANA. */
const stateInFull
  = /[\s,]+(?:(?:north|south) carolina|west virginia|new (?:hampshire|jersey|mexico)),?\s*$/i;
const country = /(?<=[\d,])[\s,]*(?:usa|u\.s\.a|united states(?: of america)?)\.?\s*$/i;

/**
 * Reads a place: a street line with or without city, state and ZIP code in it, or only some of
 * them. Undefined where nothing of it can be read. Scanned digits and letters are told apart by
 * where they stand: a house number is all digits, a street name all letters.
 */
export function readHome(
  line: string, place: { readonly city: string; readonly zip: string; readonly unit: string },
): Home | undefined {
  const tail = cutTail(line.slice(0, longest).trim());
  const cityTail = cutTail(place.city.slice(0, longest).trim());
  const zip = zip5(place.zip) || cityTail.zip || zip5(cityTail.rest) || tail.zip;
  const named = cityTail.rest.replace(/[\d-]+$/, '');
  const told = cityKey(named) || cityKey(tail.city);
  const street = scanned(tail.city === '' ? tail.rest : tail.street);
  const words = told === '' ? wordsOfRunOn(street) : [];
  const runOn = mayRunOn(words) ? words.join(' ') : '';
  const cut = runOn === '' ? undefined : cutRunOn(words);
  const city = cut === undefined ? told : cityKey(cut.city);
  const home = readStreet(cut?.street ?? street);
  if (!home) return zip === '' && city === '' ? undefined : { ...noStreet, city, zip };
  return { ...home, unit: home.unit || unitKey(place.unit), city, zip, runOn };
}

const noStreet = Object.freeze({ number: '', street: '', streetName: '', unit: '', runOn: '' });

/** The parts of a delivery line that are compared; undefined where it names no street. */
export function readStreet(
  line: string,
): Pick<Home, 'number' | 'street' | 'streetName' | 'unit'> | undefined {
  const parts = readDelivery(line);
  if (!parts) return undefined;
  const street = [parts.pre, parts.name, parts.suffix, parts.post].filter((word) => word !== '');
  return {
    number: parts.number, street: street.join(' '), streetName: parts.name, unit: parts.unit,
  };
}

interface Tail {
  readonly rest: string;
  readonly street: string;
  readonly city: string;
  readonly zip: string;
}

const unitWord = /^(?:apt|apartment|unit|ste|suite|lot|fl|floor|rm|room|bldg|building|trlr)\b/i;

/** Cuts `, City, ST 12345` off the end of a line, or as much of it as is there. */
function cutTail(line: string): Tail {
  const inside = line.replace(country, '');
  const zip = zipAtEnd.exec(inside)?.[1] ?? '';
  const bare = cutState(zip === '' ? inside : inside.replace(zipAtEnd, ''));
  const comma = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('\n'));
  // A ZIP code that a scanner misread is no part of the city's name.
  const behind = comma < 0 ? '' : bare.slice(comma + 1).trim().replace(/\s+\S*\d\S*$/, '');
  const isCity = behind.length > 2 && !/\d|#/.test(behind) && !unitWord.test(behind);
  return {
    rest: bare, zip, street: isCity ? bare.slice(0, comma) : bare, city: isCity ? behind : '',
  };
}

const cityBehindComma = /,\s*(?!(?:apt|unit|ste|suite|lot|bldg)\b)[^,\d#]{3,}$/i;

/** `NC` behind a comma or a city. CT and NE are a court and a directional behind a bare street. */
function cutState(line: string): string {
  const found = stateAtEnd.exec(line);
  if (!found) return line.replace(stateInFull, '');
  const code = found[2]!.replace('.', '').toUpperCase();
  const rest = line.slice(0, found.index).trimEnd();
  const isState = found[1] === ',' || cityBehindComma.test(rest)
    || (stateCodes.has(code) && !streetSuffixes.has(code) && !directionals.has(code));
  return isState ? rest : line;
}

const digitInWord
  = /^[A-Za-z]+\d[A-Za-z]+$|^\d(?!st$|nd$|rd$|th$)[A-Za-z]{2,}$|^[A-Za-z]{3,}\d$/i;

function scanned(line: string): string {
  const words = line.split(' ');
  const [number = '', ...rest] = words;
  if (!/\d/.test(number) && !/^[lIO]+$/.test(number)) return line;
  const isPlain = /^\d+[A-HJ-NP-RT-Ya-hj-km-np-rt-y]?$/.test(number);
  const head = isPlain ? number : digitsOf(number);
  return [head, ...rest.map((word, at) => at === 0 && /^\d+(st|nd|rd|th)$/i.test(word) ? word
    : digitInWord.test(word) ? lettersOf(word) : word)].join(' ');
}

/** A city as it is compared: letters only, so that blanks and hyphens do not matter. */
export function cityKey(text: string): string {
  return lettersOf(text).toUpperCase().replace(/[^A-Z]/g, '');
}

function unitKey(text: string): string {
  const bare = text.slice(0, 20).toUpperCase().replace(/[^A-Z0-9]/g, '');
  return bare.replace(/^(APARTMENT|APT|UNIT|STE|SUITE|LOT|NO)(?=.)/, '');
}
