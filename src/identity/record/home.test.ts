import { expect, it } from 'vitest';
import { readHome } from './home.ts';

const nothing = { city: '', zip: '', unit: '' };

it.each([
  ['12 Oak St, Linden, NC 27145-1234', 'OAK ST', '', 'LINDEN', '27145'],
  ['12 Oak St, # 2l, Linden, NC 27145', 'OAK ST', '2L', 'LINDEN', '27145'],
  ['12 Oak St\nLinden, NC 27145', 'OAK ST', '', 'LINDEN', '27145'],
  ['12 Oak St, Linden, NC', 'OAK ST', '', 'LINDEN', ''],
  ['12 Oak St, Linden', 'OAK ST', '', 'LINDEN', ''],
  ['12 OAK ST, CEDAR RUN 2714S', 'OAK ST', '', 'CEDARRUN', ''],
  ['12 Oak St, Linden, NC 27145.0', 'OAK ST', '', 'LINDEN', '27145'],
  ['12 Oak St, Apt B', 'OAK ST', 'B', '', ''],
  ['12 Oak St, Unit 7', 'OAK ST', '7', '', ''],
])('reads %j with as much of its place as it tells', (line, ...parts) => {
  const [street, unit, city, zip] = parts;
  expect(readHome(line, nothing)).toMatchObject({ number: '12', street, unit, city, zip });
});

it.each(['27145', ', 27145', '27145-0001'])('reads %j as a ZIP code alone', (line) => {
  expect(readHome(line, nothing)).toMatchObject({ number: '', street: '', zip: '27145' });
});

it('takes the number of a box for no ZIP code', () => {
  expect(readHome('P.O. Box 12345', nothing)).toMatchObject({ number: '12345', zip: '' });
});

it('reads nothing where nothing stands', () => {
  expect(readHome(' ', nothing)).toBeUndefined();
});
