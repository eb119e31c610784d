import { directionals, stateCodes, streetSuffixes } from './publication-28.ts';

/** A street that is no "name + suffix": a box, a rural route, a numbered highway. */
export interface SpecialStreet {
  readonly name: string;
  /** The box, where the number is not a house number. */
  readonly number?: string;
  readonly post?: string;
  /** How many words it took. */
  readonly length: number;
}

const boxForms: readonly (readonly string[])[] = [
  ['PO', 'BOX'], ['P', 'O', 'BOX'], ['POST', 'OFFICE', 'BOX'], ['POB'], ['POBOX'],
  ['PO', 'DRAWER'], ['FIRM', 'CALLER'], ['CALLER'], ['BOX'], ['BIN'], ['DRAWER'], ['LOCKBOX'],
];

const openers = new Set(boxForms.map(([first]) => first));

/** PO BOX 12 from any of its forms, if the words begin with one. */
export function readBox(words: readonly string[]): SpecialStreet | undefined {
  if (!openers.has(words[0] ?? '')) return undefined;
  const form = boxForms.find((parts) => startsWith(words, parts));
  if (!form) return undefined;
  const at = words[form.length] === '#' ? form.length + 1 : form.length;
  const value = words[at];
  if (value === undefined || (form.length === 1 && !/\d/.test(value))) return undefined;
  return { name: 'PO BOX', number: bareNumber(value), length: at + 1 };
}

const routeForms: readonly { readonly parts: readonly string[]; readonly name: string }[] = [
  { parts: ['RR'], name: 'RR' }, { parts: ['R', 'R'], name: 'RR' },
  { parts: ['RURAL', 'ROUTE'], name: 'RR' }, { parts: ['RFD'], name: 'RR' },
  { parts: ['RD'], name: 'RR' }, { parts: ['RT'], name: 'RR' }, { parts: ['RTE'], name: 'RR' },
  { parts: ['ROUTE'], name: 'RR' }, { parts: ['HC'], name: 'HC' },
  { parts: ['HIGHWAY', 'CONTRACT'], name: 'HC' }, { parts: ['STAR', 'ROUTE'], name: 'HC' },
  { parts: ['UNIT'], name: 'UNIT' }, { parts: ['PSC'], name: 'PSC' },
  { parts: ['CMR'], name: 'CMR' },
];
const routeOpeners = new Set(routeForms.map(({ parts }) => parts[0]));

/** RR 2 BOX 18, HC 1 BOX 9, PSC 802 BOX 74, GENERAL DELIVERY. */
export function readRoute(words: readonly string[]): SpecialStreet | undefined {
  if (words[0] === 'GENERAL' && words[1] === 'DELIVERY') {
    return { name: 'GENERAL DELIVERY', number: '', length: 2 };
  }
  if (!routeOpeners.has(words[0] ?? '')) return undefined;
  const form = routeForms.find(({ parts }) => startsWith(words, parts));
  if (!form) return undefined;
  let at = form.parts.length;
  if (words[at] === '#') at += 1;
  const route = words[at];
  if (route === undefined || words[at + 1] !== 'BOX') return undefined;
  const valueAt = words[at + 2] === '#' ? at + 3 : at + 2;
  const box = words[valueAt];
  if (box === undefined) return undefined;
  const name = `${form.name} ${bareNumber(route)} BOX`;
  return { name, number: bareNumber(box), length: valueAt + 1 };
}

const highwayWords = new Set(['HWY', 'HIGHWAY', 'HIGHWY', 'HIWAY', 'HIWY', 'HWAY', 'HGWY', 'HY']);
const roadWords = new Set(['RD', 'ROAD']);
const routeWords = new Set(['RTE', 'ROUTE', 'RT']);
const highwayNumber = /^\d+[A-Z]?$/;
const branches: ReadonlyMap<string, string> = new Map([
  ['BUS', 'BUS'], ['BUSINESS', 'BUS'], ['BYP', 'BYP'], ['BYPASS', 'BYP'], ['ALT', 'ALT'],
]);

interface RoadSystem {
  readonly system: string;
  /** The name the road takes when only a number follows; empty where that is no highway. */
  readonly alone: string;
}

const road = (system: string, alone: string): RoadSystem => ({ system, alone });
const state = road('STATE', '');
const county = road('COUNTY', '');
const township = road('TOWNSHIP', '');
const ofState = road('STATE', 'STATE HIGHWAY');

const systems: ReadonlyMap<string, RoadSystem> = new Map([
  ...[...stateCodes].map((code) => [code, ofState] as const),
  ...[...highwayWords].map((word) => [word, road('', 'HIGHWAY')] as const),
  ['US', road('US', 'US HIGHWAY')], ['I', road('', 'INTERSTATE')],
  ['INTERSTATE', road('', 'INTERSTATE')], ['STATE', state], ['ST', state],
  ['SR', road('STATE', 'STATE ROAD')], ['COUNTY', county], ['CO', county], ['CNTY', county],
  ['CR', road('COUNTY', 'COUNTY ROAD')], ['TOWNSHIP', township], ['TWP', township],
  ['FM', road('', 'FM')], ['RM', road('', 'RANCH ROAD')], ['RANCH', road('RANCH', '')],
]);

/**
 * US HIGHWAY 70 from US 70, US HWY 70, US 70 HWY; STATE HIGHWAY 55 from NC 55, NC HWY 55; COUNTY
 * ROAD 12 from CR 12, CO RD 12 ... with a branch (BUS, BYP) and the directional behind.
 */
export function readHighway(words: readonly string[]): SpecialStreet | undefined {
  const known = systems.get(words[0] ?? '');
  if (!known) return undefined;
  const { system, alone } = known;
  let at = 1;
  const kind = kindOf(words[at]);
  if (kind !== undefined) at += 1;
  const number = words[at];
  if (number === undefined || !highwayNumber.test(number)) return undefined;
  if (kind === undefined && alone === '') return undefined;
  at += 1;
  if (kind === undefined && highwayWords.has(words[at] ?? '')) at += 1;
  const base = kind === undefined || system === '' ? alone : `${system} ${kind}`;
  return withTail({ name: `${base} ${number}`, length: at }, words);
}

function kindOf(word: string | undefined): string | undefined {
  if (word === undefined) return undefined;
  if (highwayWords.has(word)) return 'HIGHWAY';
  if (roadWords.has(word)) return 'ROAD';
  return routeWords.has(word) ? 'ROUTE' : undefined;
}

function withTail(street: SpecialStreet, words: readonly string[]): SpecialStreet | undefined {
  let { name, length } = street;
  const branch = branches.get(words[length] ?? '');
  if (branch !== undefined) {
    name += ` ${branch}`;
    length += 1;
  }
  const post = directionals.get(words[length] ?? '');
  if (post !== undefined) return { name, post, length: length + 1 };
  // `12 US 70 BREWERY RD` is a street with a curious name, not a highway.
  const follows = words[length];
  const isStreet = words.slice(length).some((word) => streetSuffixes.has(word));
  return isStreet && follows !== '#' ? undefined : { name, length };
}

function startsWith(words: readonly string[], parts: readonly string[]): boolean {
  return parts.every((part, place) => words[place] === part);
}

const bareNumber = (text: string): string => text.replace(/^0+(?=\d)/, '');
