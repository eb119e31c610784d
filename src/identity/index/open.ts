import { dictionaryNames, type DictionaryName, type StoredIndex } from './build.ts';
import { openDictionary, type Dictionary } from './dictionary.ts';

/** An index ready to be searched by one thread. */
export interface OpenIndex {
  readonly stored: StoredIndex;
  /**
   * How many people shares are counted of. A file of a small town tells too little of how rare a
   * name is: the rest of so many people is taken to bear other ones.
   */
  readonly population: number;
  readonly words: Readonly<Record<DictionaryName, Dictionary>>;
  /** The parts of a surname of several words, by its number. */
  readonly partsOf: ReadonlyMap<number, readonly number[]>;
  /** How many persons bear a surname of several words of which this is a part. */
  readonly partCounts: ReadonlyMap<number, number>;
  /** Share of first and of middle names that begin with each letter, A to Z. */
  readonly firstLetters: Float64Array;
  readonly middleLetters: Float64Array;
  /** Persons with a middle name. */
  readonly middles: number;
  /** Persons whose ZIP code begins with these three digits. */
  readonly areas: ReadonlyMap<string, number>;
}

const leastPopulation = 20_000;

export function openIndex(stored: StoredIndex): OpenIndex {
  const words = Object.fromEntries(dictionaryNames.map((name) =>
    [name, openDictionary(stored.dictionaries[name])])) as OpenIndex['words'];
  const partsOf = new Map<number, number[]>();
  const partCounts = new Map<number, number>();
  for (let place = 0; place < stored.parts.length; place += 2) {
    const [whole, part] = [stored.parts[place]!, stored.parts[place + 1]!];
    const known = partsOf.get(whole);
    if (known) known.push(part);
    else partsOf.set(whole, [part]);
    partCounts.set(part, (partCounts.get(part) ?? 0) + words.last.counts[whole]!);
  }
  const areas = new Map<string, number>();
  words.zip.texts.forEach((zip, number) => {
    const area = zip.slice(0, 3);
    areas.set(area, (areas.get(area) ?? 0) + words.zip.counts[number]!);
  });
  return {
    stored, population: Math.max(stored.rows, leastPopulation), words, partsOf, partCounts, areas,
    firstLetters: lettersOf(words.first), middleLetters: lettersOf(words.middle),
    middles: words.middle.counts.reduce((sum, count, id) => id === 0 ? 0 : sum + count, 0),
  };
}

function lettersOf({ texts, counts }: Dictionary): Float64Array {
  const shares = new Float64Array(26);
  let total = 0;
  texts.forEach((text, number) => {
    const letter = text.charCodeAt(0) - 65;
    if (!(letter >= 0 && letter < 26)) return;
    shares[letter]! += counts[number]!;
    total += counts[number]!;
  });
  return shares.map((count) => Math.max(count, 0.5) / Math.max(total, 1));
}
