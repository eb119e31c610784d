/** Words with numbers, and how often each stands on the roll. 0 is the empty word. */
export interface Dictionary {
  readonly texts: readonly string[];
  readonly counts: Uint32Array;
  /** The number of a word, or 0 where the roll does not have it. */
  find(text: string): number;
}

export interface DictionaryMaker {
  /** The number of a word, given it where it is new, and counts it. */
  add(text: string): number;
  /** The number of a word, given it where it is new, without counting it. */
  name(text: string): number;
  /** The number of a word; 0 where it has none. */
  find(text: string): number;
  finish(): StoredDictionary;
}

/** How a dictionary lies in memory that threads share: words in one text, counts beside it. */
export interface StoredDictionary {
  readonly words: Uint8Array<SharedArrayBuffer>;
  readonly counts: Uint32Array<SharedArrayBuffer>;
}

export function makeDictionary(): DictionaryMaker {
  const numbers = new Map<string, number>([['', 0]]);
  const counts: number[] = [0];
  const name = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, counts.length);
    return counts.push(0) - 1;
  };
  return {
    name,
    find: (text) => numbers.get(text) ?? 0,
    add: (text) => {
      const number = name(text);
      counts[number]! += 1;
      return number;
    },
    finish: () => {
      const bytes = Buffer.from([...numbers.keys()].join('\n'));
      const words = new Uint8Array(new SharedArrayBuffer(bytes.length));
      words.set(bytes);
      const shared = new Uint32Array(new SharedArrayBuffer(4 * counts.length));
      shared.set(counts);
      return { words, counts: shared };
    },
  };
}

export function openDictionary({ words, counts }: StoredDictionary): Dictionary {
  // A decoder refuses shared memory; the copy is gone after this line.
  const texts = Buffer.from(words).toString().split('\n');
  const numbers = new Map(texts.map((text, number) => [text, number]));
  return { texts, counts, find: (text) => numbers.get(text) ?? 0 };
}
