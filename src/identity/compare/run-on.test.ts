import { expect, it } from 'vitest';
import { makeIndex } from '../index/build.ts';
import { openIndex } from '../index/open.ts';
import { readHome } from '../record/home.ts';
import { standardise } from '../record/standardise.ts';
import { toldNothing } from '../told.ts';
import { mendRunOn } from './run-on.ts';

const places = [
  ['1 Mill Creek', 'Linden'], ['2 Broadway', 'Chapel Hill'], ['3 Old Mill Creek', 'Linden'],
  ['4 Avenue B', 'Linden'], ['5 Oak St', 'Cove City'], ['6 Meadow Lark', 'Linden'],
  ['7 Silver Ridge', 'North Linden'], ['8 Adams Run', 'Pell Crossing'],
  ['9 Old Court House Square', 'Linden'],
] as const;

const maker = makeIndex(places.length, false);
places.forEach(([address, city], at) => maker.add(
  standardise({ ...toldNothing, last: 'TESTERLY', address, city, zip: '27145' }, 2026),
  { personId: BigInt(at), key: '', divisionId: 1, sourceId: 1 }));
const index = openIndex(await maker.finish());

const mend = (line: string) =>
  mendRunOn(index, readHome(line, { city: '', zip: '', unit: '' })!);

it.each([
  ['12 MILL CREEK LINDEN', 'MILL', 'LINDEN'],
  ['12 Old Mill Creek Linden NC 27145', 'OLD MILL', 'LINDEN'],
  ['12 BROADWAY CHAPEL HILL NC', 'BROADWAY', 'CHAPELHILL'],
  ['12 AVENUE B LINDEN', 'AVENUE B', 'LINDEN'],
  ['12 SILVER RIDGE NORTH LINDEN', 'SILVER', 'NORTHLINDEN'],
  ['12 SILVER RIDGE ELSEWHERE', 'SILVER', ''],
  ['12 ADAMS RUN PELL CROSSING', 'ADAMS', 'PELLCROSSING'],
  ['12 OLD COURT HOUSE SQUARE', 'OLD COURT HOUSE', ''],
  ['12 BROADWEY LINDEN', 'BROADWEY', 'LINDEN'],
])('tells street and city of %j apart by the names of the roll', (line, streetName, city) => {
  expect(mend(line)).toMatchObject({ number: '12', streetName, city });
});

it.each([
  ['12 MEADOW LARK', 'MEADOW LARK', ''],
  ['12 MEADOW LURK', 'MEADOW LURK', ''],
  ['12 OAK ST COVE CITY', 'OAK', 'COVECITY'],
])('leaves %j as it was read', (line, streetName, city) => {
  expect(mend(line)).toMatchObject({ streetName, city });
});

it('drops a guessed city that nobody knows, so that the street still counts', () => {
  expect(mend('12 OAK ST UPSTAIRS')).toMatchObject({ street: 'OAK ST', city: '' });
});
