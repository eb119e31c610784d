import { rewriteAddress, rewritePhone, titleCase } from '../dirt/slips.ts';
import { samplerOf } from '../random.ts';
import type { Random } from '../random.ts';
import type { Entry } from './entry.ts';

/** The list that the tour uploads: a canvass typed up by hand, with a few rows beyond help. */
export const sampleHeaders = ['Name', 'Address', 'City', 'ZIP', 'Phone', 'Birth year', 'Result',
  'Support for governor', 'Date'];
export const sampleRows = 200;

const outcomes = samplerOf<readonly [string, string]>([
  [['Talked to correct person', '1 Strong Support'], 22], [['Canvassed', '2 Lean Support'], 16],
  [['contact', '3 Undecided'], 10], [['Canvassed', '4 Lean Oppose'], 5],
  [['Canvassed', '5 Strong Oppose'], 4], [['Not home', ''], 20], [['NH', ''], 8],
  [['Refused', ''], 5], [['Moved', ''], 4], [['Wrong number', ''], 2], [['Do not call', ''], 1],
  [['see note', ''], 2],
]);

export function sampleRow(random: Random, entry: Entry): readonly string[] {
  const [result, support] = outcomes.draw(random);
  const suffix = entry.suffix === '' ? '' : ` ${titleCase(entry.suffix)}`;
  const phone = random.chance(0.6) ? rewritePhone(random, entry.phone) : '';
  const address = phone === '' || random.chance(0.85);
  return [
    `${titleCase(entry.given)} ${titleCase(entry.surname)}${suffix}`,
    address ? rewriteAddress(random, entry.address) : '',
    address ? titleCase(entry.address.city) : '',
    address ? entry.address.zip : '',
    phone,
    random.chance(0.45) ? String(entry.birthYear) : '',
    result, support, `10/${10 + random.below(21)}/2026`,
  ];
}
