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
  ['12 Oak St, Linden CT 27145', 'OAK ST', '', 'LINDEN', '27145'],
  ['12 Oak St, Linden, NC 27145.0', 'OAK ST', '', 'LINDEN', '27145'],
  ['12 Oak St, Apt B', 'OAK ST', 'B', '', ''],
  ['12 Oak St, Unit 7', 'OAK ST', '7', '', ''],
])('reads %j with as much of its place as it tells', (line, ...parts) => {
  const [street, unit, city, zip] = parts;
  expect(readHome(line, nothing)).toMatchObject({ number: '12', street, unit, city, zip });
});

it.each([
  ['12 OAK ST APT 4 CARY NC 27511', 'OAK ST', '4', 'CARY', '27511'],
  ['12 oak st cary 27511', 'OAK ST', '', 'CARY', '27511'],
  ['12 Oak Street Cary', 'OAK ST', '', 'CARY', ''],
  ['12 Oak St. Cary, N.C. 27511', 'OAK ST', '', 'CARY', '27511'],
  ['12 Oak Ct 27511', 'OAK CT', '', '', '27511'],
  ['12 Oak St NE', 'OAK ST NE', '', '', ''],
  ['12 Oak Ct Cary NC', 'OAK CT', '', 'CARY', ''],
  ['12 Oak St NW Cary NC', 'OAK ST NW', '', 'CARY', ''],
  ['12 OAK ST, APT 4 CARY NC 27511', 'OAK ST', '4', 'CARY', '27511'],
  ['12 OAK ST # 4 CARY', 'OAK ST', '4', 'CARY', ''],
  ['12 OAK ST #4 CHAPEL HILL', 'OAK ST', '4', 'CHAPELHILL', ''],
  ['12 OAK ST 4B CARY', 'OAK ST', '4B', 'CARY', ''],
  ['12 OAK ST APT B CARY', 'OAK ST', 'B', 'CARY', ''],
  ['12 OAK ST REAR CARY', 'OAK ST', 'REAR', 'CARY', ''],
  ['12 SILVER CREEK APT 4 CARY', 'SILVER CRK', '4', 'CARY', ''],
])('cuts the city off %j without a comma before it', (line, ...parts) => {
  const [street, unit, city, zip] = parts;
  expect(readHome(line, nothing)).toMatchObject({ number: '12', street, unit, city, zip });
});

it.each([
  ['12 PARK AVE CARY', 'PARK', 'CARY'],
  ['12 CIRCLE DR CARY', 'CIRCLE', 'CARY'],
  ['12 ST MARYS ST CARY', 'ST MARYS', 'CARY'],
  ['12 N COURT ST CARY', 'COURT', 'CARY'],
  ['12 N 5TH ST CARY', '5TH', 'CARY'],
  ['12 HWY 70 W CARY', 'HIGHWAY 70', 'CARY'],
  ['12 US HWY 70 W CARY NC 27511', 'US HIGHWAY 70', 'CARY'],
  ['12 NC 55 HWY CARY', 'STATE HIGHWAY 55', 'CARY'],
  ['12 OAK ST CAPE CARTERET', 'OAK', 'CAPECARTERET'],
  ['12 OAK ST PARK CITY', 'OAK', 'PARKCITY'],
  ['12 OAK ST COVE CITY', 'OAK', 'COVECITY'],
  ['12 OAK ST ST PAULS', 'OAK', 'STPAULS'],
  ['12 OAK ST KEY WEST', 'OAK', 'KEYWEST'],
  ['12 OAK ST LOWER SAMPLE', 'OAK', 'LOWERSAMPLE'],
  ['12 OAK ST BASEMENT', 'OAK', ''],
  ['12 OAK ST LA GRANGE', 'OAK', 'LAGRANGE'],
  ['PO BOX 12 CARY NC 27511', 'PO BOX', 'CARY'],
  ['12 MEADOW LARK', 'MEADOW LARK', ''],
  ['12 SPRING LAKE PARK', 'SPRING LAKE', ''],
])('tells street and city of %j apart', (line, streetName, city) => {
  expect(readHome(line, nothing)).toMatchObject({ number: '12', streetName, city });
});

it.each([
  '12 Oak St, Linden, NC 27145, USA', '12 Oak St, Linden, North Carolina 27145',
])('reads %j, as maps write it', (line) => {
  expect(readHome(line, nothing)).toMatchObject({ street: 'OAK ST', city: 'LINDEN' });
});

const withState = ['Linden NC', 'Linden, NC', 'Linden NC 27145'];
it.each(withState)('takes no state into the city %j', (city) => {
  expect(readHome('12 Oak St', { city, zip: '', unit: '' })).toMatchObject({ city: 'LINDEN' });
});

it('cuts nothing off a street line beside a column for the city', () => {
  const home = readHome('12 Mill Creek Road Estates', { city: 'Cary', zip: '27511', unit: '' });
  expect(home).toMatchObject({ streetName: 'MILL CREEK ROAD', city: 'CARY', runOn: '' });
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
