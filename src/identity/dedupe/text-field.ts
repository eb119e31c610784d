import { isSharedField, pack, type Field } from './field.ts';
import { alike, likenessAmong } from './likeness.ts';
import { remember, type Values } from './values.ts';

const levels = ['none', 'equal', 'slip', 'slips', 'part', 'sound', 'crossed', 'shared', 'other'];
const slopes = [0, 1, 0.5, 0.5, 0.5, 0.3, 0.5, 0.5, 0];
const byLikeness: Readonly<Record<number, number>> = {
  [alike.slip]: 2, [alike.slips]: 3, [alike.part]: 4, [alike.sound]: 5, [alike.none]: 8,
};

/**
 * Any text: a street, a town, an occupation. `beside` is a field with which its values change
 * places (the two lines of an address). Texts that share a word share as much as it is rare.
 */
export function textField(name: string, values: Values, beside?: Values): Field {
  const { ids, bits, texts } = values;
  const words = countWords(texts, values);
  const likeness = likenessAmong(texts);
  const level = remember((one, other) => {
    const found = byLikeness[likeness(one, other)]!;
    return found === 8 && words.shared(one, other) > 0 ? 7 : found;
  });
  const crosses = beside === undefined ? undefined : crossing(values, beside);
  const compare = (left: number, right: number): number => {
    const one = ids[left]!;
    const other = ids[right]!;
    const isTold = one >= 0 && other >= 0;
    if (isTold && one === other) return pack(1, bits[one]);
    const found = isTold ? level(one, other) : 0;
    if (found !== 2 && crosses?.(left, right)) return pack(6, Math.max(bits[one] ?? 0, 4));
    if (!isTold) return 0;
    if (found === 7) return pack(7, words.shared(one, other));
    return found === 8 ? 8 : pack(found, Math.min(bits[one]!, bits[other]!));
  };
  return { name, isShared: isSharedField(name), levels, slopes, ids, compare };
}

/** Whether a value of one record stands in the other's field beside, or the other way round. */
function crossing(
  values: Values, beside: Values,
): (left: number, right: number) => boolean {
  const numbers = new Map(beside.texts.map((text, id) => [text, id]));
  const there = values.texts.map((text) => numbers.get(text) ?? -2);
  const stands = (here: number, across: number): boolean =>
    here >= 0 && across >= 0 && there[here] === across;
  return (left, right) => stands(values.ids[left]!, beside.ids[right]!) ||
    stands(values.ids[right]!, beside.ids[left]!);
}

/** Bits of the rarest word that two values have in common; 0 where there is none. */
function countWords(
  texts: readonly string[], values: Values,
): { readonly shared: (one: number, other: number) => number } {
  const counts = new Map<string, number>();
  const ids = values.ids;
  const split = texts.map((text) => text.split(' ').filter((word) => word.length > 2));
  for (let record = 0; record < ids.length; record++) {
    for (const word of ids[record]! < 0 ? [] : split[ids[record]!]!) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const bits = (word: string): number => Math.log2(values.told / counts.get(word)!);
  const shared = (one: number, other: number): number => {
    const [left, right] = [split[one]!, split[other]!];
    // One word alone that stood in the other would be a part of it.
    if (left.length < 2 || right.length < 2) return 0;
    let most = 0;
    for (const word of left) if (right.includes(word)) most = Math.max(most, bits(word));
    return most;
  };
  return { shared };
}
