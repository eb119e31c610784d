import { expect, it } from 'vitest';
import { readSought, type Prefix } from './search-text.ts';

const tell = ({ from, to }: Prefix): string => `${from}${to.at(-1)}`;
const told = (text: string): string => {
  const sought = readSought(text);
  switch (sought?.kind) {
    case undefined: return 'nothing';
    case 'person': return `person ${sought.id}`;
    case 'voter': return `voter ${sought.voterId}`;
    case 'phone': return `phone ${sought.phone}`;
    case 'email': return `email ${sought.email}`;
    case 'address': return `address ${sought.number} ${sought.street.from}/${sought.unit}`;
    case 'name': return sought.names
      .map(({ last, first }) => `${tell(last)} ${first ? tell(first) : ''}`)
      .join(' | ');
  }
};

it.each([
  ['maria lopez', 'LOPEZ~ MARIA  | MARIA  LOPEZ~'],
  ['lopez, maria', 'LOPEZ  MARIA~'],
  ['Lopez,', 'LOPEZ  '],
  ['lop', 'LOP~ '],
  ["o'brien-díaz", 'OBRIENDIAZ~ '],
  ['maria de la cruz', 'DELACRUZ~ MARIA  | MARIA  DELACRUZ~'],
  ['12 oak', 'address 12 OAK/'],
  ['12 Oak Street apt 4', 'address 12 OAK ST/4'],
  ['(919) 555-0142', 'phone +19195550142'],
  ['Quill@Example.org', 'email quill@example.org'],
  ['xc000123', 'voter XC000123'],
  ['000000000001', 'voter 000000000001'],
  ['p_0123456789abc', 'person p_0123456789abc'],
  ['quill@', 'nothing'],
  ['!!!', 'nothing'],
  ['', 'nothing'],
])('reads %s', (text, then) => {
  expect(told(text)).toBe(then);
});
