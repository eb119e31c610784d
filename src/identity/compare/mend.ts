import type { OpenIndex } from '../index/open.ts';
import type { Subject } from '../record/subject.ts';

const shortestWhole = 6;

/**
 * Mends names that were cut in the wrong place, where the names of the roll show how they were
 * meant: EBONYGORDON is EBONY GORDON, LETIC IA is LETICIA. What the roll has as it stands is left.
 */
export function mendNames(index: OpenIndex, subject: Subject): Subject {
  const { first, last, middle } = subject;
  if ((first === '' || last === '') && first.length + last.length >= shortestWhole) {
    const cut = cutWhole(index, first + last);
    return cut === undefined ? subject : { ...subject, ...cut };
  }
  if (first === '' || middle === '' || index.words.first.find(first) !== 0) return subject;
  const joined = first + middle;
  return index.words.first.find(joined) === 0 ? subject : { ...subject, first: joined, middle: '' };
}

/** The cut whose two halves most people bear as first and last name. */
function cutWhole(
  { words }: OpenIndex, text: string,
): Pick<Subject, 'first' | 'last'> | undefined {
  if (words.last.find(text) !== 0 || words.first.find(text) !== 0) return undefined;
  let best: Pick<Subject, 'first' | 'last'> | undefined;
  let most = 0;
  for (let at = 3; at <= text.length - 3; at++) {
    const first = words.first.counts[words.first.find(text.slice(0, at))] ?? 0;
    const known = words.first.find(text.slice(0, at)) !== 0;
    const last = words.last.find(text.slice(at));
    if (!known || last === 0) continue;
    const common = first * words.last.counts[last]!;
    if (common <= most) continue;
    most = common;
    best = { first: text.slice(0, at), last: text.slice(at) };
  }
  return best;
}

/**
 * Whether the names stand the wrong way round, as far as the roll's names show it: the first name
 * is borne as a surname and the surname as a first name far more often than as they stand.
 */
export function isTurned({ words, population }: OpenIndex, { first, last }: Subject): boolean {
  if (first === '' || last === '') return false;
  const share = (count: number | undefined, number: number): number =>
    (number === 0 ? 0.3 : count ?? 0.3) / population;
  const of = (dictionary: typeof words.last, text: string): number => {
    const number = dictionary.find(text);
    return share(dictionary.counts[number], number);
  };
  const straight = of(words.first, first) * of(words.last, last);
  const turned = of(words.first, last) * of(words.last, first);
  return turned > straight;
}
