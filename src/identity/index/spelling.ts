import { isOneSlip, scannedForm } from '../compare/text.ts';
import { hashText } from './hash.ts';

/**
 * Finds the words of a dictionary that are one slip or one misreading away, by the deletions that
 * two such words share (Garbe's symmetric delete: a slip leaves a common word once a letter is
 * taken from either). Memory is shared between threads.
 */
export interface StoredSpelling {
  readonly offsets: Uint32Array<SharedArrayBuffer>;
  readonly words: Uint32Array<SharedArrayBuffer>;
}

const shortest = 3;
const longest = 24;

export function makeSpelling(texts: readonly string[]): StoredSpelling {
  const bits = Math.max(8, Math.ceil(Math.log2(texts.length * 4)));
  const offsets = new Uint32Array(new SharedArrayBuffer(4 * (2 ** bits + 1)));
  const each = (act: (bucket: number, word: number) => void): void => {
    texts.forEach((text, word) => eachForm(text, (hash) => act(hash >>> (32 - bits), word)));
  };
  each((bucket) => void (offsets[bucket + 1]! += 1));
  for (let at = 1; at < offsets.length; at++) offsets[at]! += offsets[at - 1]!;
  const next = offsets.slice();
  const words = new Uint32Array(new SharedArrayBuffer(4 * offsets[offsets.length - 1]!));
  each((bucket, word) => {
    words[next[bucket]!] = word;
    next[bucket]! += 1;
  });
  return { offsets, words };
}

function eachForm(text: string, act: (hash: number) => void): void {
  if (text.length < shortest || text.length > longest) return;
  act(hashText(text));
  act(hashText(`~${scannedForm(text)}`));
  for (let at = 0; at < text.length; at++) {
    if (at > 0 && text[at] === text[at - 1]) continue;
    act(hashText(text.slice(0, at) + text.slice(at + 1)));
  }
}

/** Numbers of the words one slip or one misreading from this one; never the word itself. */
export function findSpellings(
  stored: StoredSpelling, texts: readonly string[], text: string,
): readonly number[] {
  const { offsets, words } = stored;
  const forms = formsOf(texts);
  const shift = 32 - Math.log2(offsets.length - 1);
  const form = scannedForm(text);
  const found = new Set<number>();
  eachForm(text, (hash) => {
    const bucket = hash >>> shift;
    for (let at = offsets[bucket]!; at < offsets[bucket + 1]!; at++) {
      const word = words[at]!;
      const other = texts[word]!;
      if (found.has(word) || other === text) continue;
      if (isOneSlip(text, other) || (forms[word] ??= scannedForm(other)) === form) found.add(word);
    }
  });
  return [...found];
}

/** Scanned forms of a dictionary's words, worked out when first asked for. */
const kept = new WeakMap<readonly string[], string[]>();

function formsOf(texts: readonly string[]): string[] {
  const known = kept.get(texts);
  if (known) return known;
  const forms = new Array<string>(texts.length);
  kept.set(texts, forms);
  return forms;
}
