import { levels as allLevels, notTold } from '../compare/levels.ts';
import { slot, slots } from '../compare/record.ts';
import { factorAt } from './factors.ts';
import { drawnIn } from './posterior.ts';
import type { Weighed } from './scorer.ts';

/** One step of an explanation: what a field says for (above 0) or against, in bits. */
export interface Step {
  readonly field: StepField;
  readonly level: string;
  /** log2 of the Bayes factor, drawn in like the odds; all steps add up to the log2 odds. */
  readonly bits: number;
}

export type StepField = 'prior' | 'last' | 'first' | 'middle' | 'suffix' | 'birth'
  | 'address' | 'zip' | 'phone' | 'email';

/**
 * Why a candidate has her probability, field by field. `prior` holds how rare any one person is,
 * and how well all others fit, on the roll or not.
 */
export function waterfallOf(weighed: Weighed, place: number): readonly Step[] {
  const { factors, posterior, levels } = weighed;
  const to = place * slots;
  const steps: Step[] = [];
  const add = (field: StepField, level: string, factor: number): void => {
    if (factor === 1) return;
    steps.push({ field, level, bits: rounded(drawnIn * Math.log2(Math.max(factor, 1e-12))) });
  };
  const told = (
    field: StepField, names: readonly string[],
    of: { readonly table: readonly number[]; readonly at: number },
  ): void => {
    const level = levels[to + of.at]!;
    if (level !== notTold) add(field, names[level]!, factorAt(of.table, level));
  };
  const turned = levels[to + slot.swapped]!;
  if (turned > 0) add('first', 'swapped', factors.swapped[turned]!);
  else {
    told('last', allLevels.last, { table: factors.last, at: slot.last });
    told('first', allLevels.first, { table: factors.first, at: slot.first });
  }
  told('middle', allLevels.middle, { table: factors.middle, at: slot.middle });
  if (levels[to + slot.suffix] !== 1) {
    told('suffix', allLevels.suffix, { table: factors.suffix, at: slot.suffix });
  }
  told('birth', allLevels.birth, { table: factors.birth, at: slot.birth });
  told('birth', allLevels.day.map((level) => `day-${level}`), { table: factors.day, at: slot.day });
  told(factors.hasStreet ? 'address' : 'zip', factors.hasStreet ? allLevels.home : allLevels.zip,
    { table: factors.place, at: slot.place });
  told('phone', allLevels.phone, { table: factors.phone, at: slot.phone });
  told('email', allLevels.email, { table: factors.email, at: slot.email });
  told('email', allLevels.emailYear, { table: factors.emailYear, at: slot.emailYear });
  const same = posterior.same[place]!;
  const odds = drawnIn * Math.log2(Math.max(same, 1e-12) / Math.max(1 - same, 1e-12));
  const said = steps.reduce((sum, { bits }) => sum + bits, 0);
  return [{ field: 'prior', level: 'others', bits: rounded(odds - said) }, ...steps];
}

const rounded = (bits: number): number => Math.round(bits * 100) / 100;

const names: Readonly<Record<StepField, string>> = {
  prior: '', last: 'last name', first: 'first name', middle: 'middle name', suffix: 'suffix',
  birth: 'birth year', address: 'address', zip: 'ZIP code', phone: 'telephone',
  email: 'e-mail',
};

const words: Readonly<Record<string, string>> = {
  same: 'agrees', dwelling: 'agrees', misspelt: 'nearly agrees', part: 'agrees in part',
  similar: 'is similar', nickname: 'is a short form', initial: 'agrees by its initial',
  middle: 'is the middle name', swapped: 'and last name are swapped', next: 'is one off',
  digit: 'is a digit off', building: 'agrees but for the unit', unit: 'is another unit',
  number: 'is a digit off', street: 'nearly agrees', along: 'is in the same street',
  zip: 'is in the same ZIP code', town: 'is in the same town', area: 'is in the area',
  'day-same': 'and day agree', 'day-swapped': 'agrees, day and month swapped',
  'day-other': 'has another day', elsewhere: 'is elsewhere', other: 'differs',
  dropped: 'is left out', added: 'is added',
};

/** The explanation in one line: what agrees, what differs, the strongest first. */
export function reasonOf(steps: readonly Step[]): string {
  const told = steps.filter(({ field }) => field !== 'prior');
  const say = ({ field, level }: Step): string => `${names[field]} ${words[level] ?? level}`;
  const speaks = (sign: number): string => told.filter(({ bits }) => bits * sign > 0.3)
    .sort((one, two) => sign * (two.bits - one.bits)).map(say).join(', ');
  const [agrees, differs] = [speaks(1), speaks(-1)];
  if (agrees === '') return differs === '' ? 'Nothing can be compared.' : `Only: ${differs}.`;
  return sentence(differs === '' ? agrees : `${agrees}; but ${differs}`);
}

const sentence = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}.`;

/** What the people who are not on the roll would have in common with the likeliest candidate. */
export function doubtOf({ posterior }: Weighed): string {
  const { housemate, relative, namesake, stranger } = posterior;
  const most = Math.max(housemate, relative, namesake, stranger);
  if (most === housemate) return 'Likelier somebody else who lives there.';
  if (most === relative) return 'Likelier a parent or child of the same name.';
  return most === namesake ? 'Likelier another person of the name.' : 'Likelier a stranger.';
}
