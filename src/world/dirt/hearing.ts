import { pick } from '../random.ts';
import type { Random } from '../random.ts';

/** Pairs that sound alike: what a canvasser writes who hears a name and does not see it. */
const soundAlikes: readonly (readonly [string, string])[] = [
  ['PH', 'F'], ['F', 'PH'], ['CK', 'K'], ['K', 'CK'], ['C', 'K'], ['K', 'C'], ['IE', 'Y'],
  ['Y', 'IE'], ['EY', 'Y'], ['Y', 'EY'], ['EI', 'IE'], ['IE', 'EI'], ['AI', 'AY'], ['AY', 'AI'],
  ['S', 'Z'], ['Z', 'S'], ['SS', 'S'], ['LL', 'L'], ['L', 'LL'], ['TT', 'T'], ['T', 'TT'],
  ['NN', 'N'], ['N', 'NN'], ['EA', 'EE'], ['EE', 'EA'], ['OU', 'OW'], ['OW', 'OU'], ['GH', ''],
  ['TH', 'T'], ['SCH', 'SH'], ['SH', 'SCH'], ['J', 'G'], ['GE', 'J'], ['ER', 'AR'], ['AR', 'ER'],
  ['EN', 'IN'], ['ON', 'EN'], ['SEN', 'SON'], ['SON', 'SEN'], ['E', ''], ['H', ''], ['A', 'AH'],
  ['W', 'WH'], ['QU', 'KW'], ['X', 'CKS'], ['I', 'Y'], ['DT', 'T'], ['D', 'DT'], ['O', 'A'],
];

/** A name written down by ear: the first letter mostly stands. Never empty. */
export function mishear(random: Random, text: string): string {
  if (text.length < 4) return text;
  const upper = text.toUpperCase();
  const fitting = soundAlikes.filter(([from]) => upper.indexOf(from, 1) > 0);
  if (fitting.length === 0) return text;
  const [from, to] = pick(random, fitting);
  const at = upper.indexOf(from, 1);
  return upper.slice(0, at) + to + upper.slice(at + from.length);
}
