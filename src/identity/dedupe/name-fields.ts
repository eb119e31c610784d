import { isNickname } from '../nickname.ts';
import { isSharedField, pack, type Field } from './field.ts';
import { alike, likenessAmong } from './likeness.ts';
import type { NameParts } from './names.ts';
import { numberValues, remember, type Values } from './values.ts';

const levels = ['none', 'equal', 'nickname', 'slip', 'slips', 'part', 'sound', 'crossed', 'moved',
  'other', 'initial'];
const slopes = [0, 1, 0.3, 0.5, 0.5, 0.5, 0.3, 0.7, 0.7, 0, 0];
const byLikeness: Readonly<Record<number, number>> = {
  [alike.slip]: 3, [alike.slips]: 4, [alike.part]: 5, [alike.sound]: 6, [alike.none]: 9,
};

/** The names of all records, numbered. */
export interface NameValues {
  readonly given: Values;
  readonly surname: Values;
  /** For each record its other words, as numbers; most records have none. */
  readonly rest: readonly (readonly number[])[];
  /** Numbers of words, whatever their place in the name. */
  readonly words: ReadonlyMap<string, number>;
  readonly wordBits: Float32Array;
}

export function numberNames(names: readonly NameParts[]): NameValues {
  const words = new Map<string, number>();
  const counts: number[] = [];
  const count = (word: string): number => {
    let id = words.get(word);
    if (id === undefined) {
      id = words.size;
      words.set(word, id);
      counts.push(0);
    }
    counts[id]! += 1;
    return id;
  };
  const rest = names.map((name) => {
    if (name.given !== '') count(name.given);
    for (const word of name.surname === '' ? [] : name.surname.split(' ')) count(word);
    return name.rest.map(count);
  });
  return {
    given: numberValues(names.map((name) => name.given), names.length),
    surname: numberValues(names.map((name) => name.surname), names.length),
    rest, words,
    wordBits: Float32Array.from(counts, (times) => Math.log2(names.length / times)),
  };
}

interface Side {
  readonly name: string;
  readonly own: Values;
  readonly across: Values;
  readonly level: (one: number, other: number) => number;
}

/** Given name and surname: each looks at the other where they changed places, and at the rest. */
export function nameFields(names: NameValues): readonly Field[] {
  const given = { name: 'given', own: names.given, across: names.surname,
    level: likenessLevel(names.given, true) };
  const surname = { name: 'surname', own: names.surname, across: names.given,
    level: likenessLevel(names.surname, false) };
  return [sideField(given, names), sideField(surname, names), restField(names)];
}

function likenessLevel(
  { texts }: Values, isGiven: boolean,
): (one: number, other: number) => number {
  const likeness = likenessAmong(texts);
  return remember((one, other) => {
    const [left, right] = [texts[one]!, texts[other]!];
    if (isGiven) {
      if (left.length === 1 || right.length === 1) return left[0] === right[0] ? 10 : 9;
      if (isNickname(left, right)) return 2;
    }
    return byLikeness[likeness(one, other)]!;
  }, 19);
}

function sideField({ name, own, across, level }: Side, names: NameValues): Field {
  const { ids, bits } = own;
  const words = own.texts.map((text) =>
    text.split(' ').map((word) => names.words.get(word) ?? -1));
  const only = Int32Array.from(words, (some) => (some.length === 1 ? some[0]! : -1));
  const there = Int32Array.from(across.texts, (text) => names.words.get(text) ?? -2);
  const standsAcross = (value: number, record: number): boolean => {
    if (value < 0 || across.ids[record]! < 0) return false;
    const word = there[across.ids[record]!]!;
    return only[value]! >= 0 ? only[value] === word : words[value]!.includes(word);
  };
  const inRest = (value: number, record: number): boolean => {
    const rest = names.rest[record]!;
    if (value < 0 || rest.length === 0) return false;
    if (only[value]! >= 0) return rest.includes(only[value]!);
    return words[value]!.some((word) => rest.includes(word));
  };
  const compare = (left: number, right: number): number => {
    const one = ids[left]!;
    const other = ids[right]!;
    if (one >= 0 && one === other) return pack(1, bits[one]);
    const found = one >= 0 && other >= 0 ? level(one, other) : 0;
    if (found > 0 && found < 4) return pack(found, Math.min(bits[one]!, bits[other]!));
    if (standsAcross(one, right)) return pack(7, bits[one]);
    if (standsAcross(other, left)) return pack(7, bits[other]);
    if (inRest(one, right)) return pack(8, bits[one]);
    if (inRest(other, left)) return pack(8, bits[other]);
    return found < 9 && found > 0 ? pack(found, Math.min(bits[one]!, bits[other]!)) : found;
  };
  return { name, isShared: isSharedField(name), levels, slopes, ids, compare };
}

const restLevels = ['none', 'nothing', 'common', 'some', 'rare', 'several'];

/** What the other words share, by how rare it is; steps learn their weight, so no slope. */
function restField({ rest, wordBits }: NameValues): Field {
  const compare = (left: number, right: number): number => {
    const [one, other] = [rest[left]!, rest[right]!];
    if (one.length === 0 || other.length === 0) return 0;
    let bits = 0;
    for (const word of one) if (other.includes(word)) bits += wordBits[word]!;
    if (bits === 0) return 1;
    if (bits < 5) return 2;
    if (bits < 8) return 3;
    return bits < 12 ? 4 : 5;
  };
  const slopes = restLevels.map(() => 0);
  return { name: 'rest', isShared: true, levels: restLevels, slopes, ids: undefined, compare };
}
