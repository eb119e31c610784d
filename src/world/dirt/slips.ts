import { addressLine } from '../land/streets.ts';
import type { Address } from '../land/streets.ts';
import type { Voter } from '../people/voter.ts';
import { pick } from '../random.ts';
import type { Random } from '../random.ts';
import { nicknames } from './nicknames.ts';

/** How people and their pens get names, addresses and numbers wrong. Each returns new text. */

const neighbours: Readonly<Record<string, string>> = {
  A: 'SQ', B: 'VN', C: 'XV', D: 'SF', E: 'WR', F: 'DG', G: 'FH', H: 'GJ', I: 'UO', J: 'HK', K: 'JL',
  L: 'KP', M: 'NB', N: 'BM', O: 'IP', P: 'OL', Q: 'WA', R: 'ET', S: 'AD', T: 'RY', U: 'YI', V: 'CB',
  W: 'QE', X: 'ZC', Y: 'TU', Z: 'AX',
};

/** One slip of the finger: a letter doubled, dropped, swapped with the next, or struck beside. */
export function mistype(random: Random, text: string): string {
  if (text.length < 3) return text;
  const at = 1 + random.below(text.length - 1);
  const letter = text[at] ?? '';
  switch (random.below(4)) {
    case 0: return text.slice(0, at) + letter + text.slice(at);
    case 1: return text.slice(0, at) + text.slice(at + 1);
    case 2: return text.slice(0, at - 1) + letter + (text[at - 1] ?? '') + text.slice(at + 1);
    default: {
      const beside = neighbours[letter.toUpperCase()];
      return text.slice(0, at) + (beside === undefined ? letter : pick(random, [...beside]))
        + text.slice(at + 1);
    }
  }
}

const lookalikes: readonly (readonly [string, string])[] = [
  ['M', 'RN'], ['RN', 'M'], ['O', '0'], ['L', '1'], ['I', 'L'], ['CL', 'D'], ['S', '5'], ['B', '8'],
  ['VV', 'W'], ['U', 'V'], ['E', 'F'], ['G', '6'], ['NN', 'M'],
];

/** One misreading of handwriting by a scanner. */
export function misread(random: Random, text: string): string {
  const fitting = lookalikes.filter(([from]) => text.includes(from));
  if (fitting.length === 0) return text;
  const [from, to] = pick(random, fitting);
  return text.replace(from, to);
}

export function nickname(random: Random, given: string): string {
  const short = nicknames.get(given);
  return short === undefined ? given : pick(random, short);
}

/** `Maria Elena De La Cruz` from upper case. */
export function titleCase(text: string): string {
  return text.toLowerCase().replace(/(^|[ '-])[a-z]/g, (start) => start.toUpperCase());
}

const spelled: Readonly<Record<string, string>> = {
  ST: 'Street', AVE: 'Avenue', DR: 'Drive', LN: 'Lane', CT: 'Court', RD: 'Road', PL: 'Place',
  BLVD: 'Boulevard', TER: 'Terrace', CIR: 'Circle', TRL: 'Trail', XING: 'Crossing', HWY: 'Highway',
};

/** The same address as people write it: suffix spelled, apartment in words, unit forgotten. */
export function rewriteAddress(random: Random, address: Address): string {
  const words = address.street.split(' ').map((word, at, all) => {
    const last = at === all.length - 1;
    return last && random.chance(0.45) ? (spelled[word] ?? word) : word;
  });
  const number = random.chance(0.02) ? mistype(random, address.number) : address.number;
  const street = titleCase(words.join(' ')).replace(/^(Ne|Nw|Se|Sw) /, (way) => way.toUpperCase());
  const bare = `${number} ${random.chance(0.03) ? mistype(random, street) : street}`;
  if (address.unit === '' || random.chance(0.2)) return bare;
  const unit = pick(random, [`Apt ${address.unit}`, `#${address.unit}`, `Unit ${address.unit}`,
    `apartment ${address.unit}`]);
  return random.chance(0.5) ? `${bare}, ${unit}` : `${bare} ${unit}`;
}

/** Ten digits in one of the manners in which people write them. */
export function rewritePhone(random: Random, phone: string): string {
  if (phone.length !== 10) return phone;
  const [area, middle, last] = [phone.slice(0, 3), phone.slice(3, 6), phone.slice(6)];
  return pick(random, [`(${area}) ${middle}-${last}`, `${area}-${middle}-${last}`,
    `${area}.${middle}.${last}`, phone, `+1 ${area} ${middle} ${last}`]);
}

const hosts = ['example.org', 'example.com', 'example.net', 'mail.example.org', 'post.test'];

/** An e-mail address that a person of this name may have; the hosts are kept for examples. */
export function inventEmail(
  random: Random, voter: Pick<Voter, 'birthYear' | 'given' | 'index' | 'surname'>,
): string {
  const first = voter.given.toLowerCase().replace(/[^a-z]/g, '');
  const last = voter.surname.toLowerCase().replace(/[^a-z]/g, '');
  const year = String(voter.birthYear).slice(2);
  const local = pick(random, [`${first}.${last}`, `${first}${last}${year}`, `${first[0]}${last}`,
    `${last}.${first}${year}`, `${first}${year}${voter.index % 97}`]);
  return `${local}@${pick(random, hosts)}`;
}

/** The address in one line as the roll has it. */
export const plainAddress = addressLine;
