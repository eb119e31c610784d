import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress, zip5 } from './address.ts';

const keyOf = (line: string) =>
  parseAddress(line, { city: 'Cary', zip: '27511' })?.key.replace(/^27511\|/, '');

const cases: readonly (readonly [line: string, key: string])[] = [
  ['12 Imaginary Lane', '12||IMAGINARY|LN||'],
  ['12  IMAGINARY   LN   #4', '12||IMAGINARY|LN||4'],
  ['12 Imaginary Ln. Apt. 4', '12||IMAGINARY|LN||4'],
  ['12 IMAGINARY LN UNIT 04', '12||IMAGINARY|LN||4'],
  ['12 IMAGINARY LN # B-4', '12||IMAGINARY|LN||B4'],
  ['12 IMAGINARY LN APT 4 B', '12||IMAGINARY|LN||4B'],
  ['12 IMAGINARY LN APT4B', '12||IMAGINARY|LN||4B'],
  ['12 IMAGINARY LN 4B', '12||IMAGINARY|LN||4B'],
  ['12 IMAGINARY LN BLDG 4 APT 12', '12||IMAGINARY|LN||4-12'],
  ['12 IMAGINARY LN REAR', '12||IMAGINARY|LN||REAR'],
  ['12 IMAGINARY LN BASEMENT', '12||IMAGINARY|LN||BSMT'],
  ['98 Nowhere Rd., #2', '98||NOWHERE|RD||2'],
  ['123 N MAIN ST', '123|N|MAIN|ST||'],
  ['123 North Main Street NW', '123|N|MAIN|ST|NW|'],
  ['123 MAIN ST N W', '123||MAIN|ST|NW|'],
  ['123 N WEST ST', '123|N|WEST|ST||'],
  ['123 NORTH EAST MAIN ST', '123|NE|MAIN|ST||'],
  ['123 NORTH AVE', '123||NORTH|AVE||'],
  ['123 WEST', '123||WEST|||'],
  ['123 AVENUE B', '123||AVENUE B|||'],
  ['123 AVE N', '123||AVENUE N|||'],
  ['12 AVENUE RD', '12||AVENUE|RD||'],
  ['4 POINT LOOKOUT DR', '4||POINT LOOKOUT|DR||'],
  ['4 THE PLAZA', '4||THE PLAZA|||'],
  ['4 SAINT MARYS ST', '4||ST MARYS|ST||'],
  ['4 ST MARYS STREET', '4||ST MARYS|ST||'],
  ["4 O'NEAL CT", '4||ONEAL|CT||'],
  ['4 WINSTON-SALEM PKWY', '4||WINSTON SALEM|PKWY||'],
  ['842 E 1700 S', '842|E|1700||S|'],
  ['9 FIFTH ST', '9||5TH|ST||'],
  ['9 5TH ST', '9||5TH|ST||'],
  ['5TH ST', '||5TH|ST||'],
  ['123 1/2 MAIN ST', '123 1/2||MAIN|ST||'],
  ['112-10 MAIN ST', '112-10||MAIN|ST||'],
  ['123A MAIN ST', '123A||MAIN|ST||'],
  ['123 A MAIN ST', '123A||MAIN|ST||'],
  ['123 B ST', '123||B|ST||'],
  ['00123 MAIN ST', '123||MAIN|ST||'],
  ['N6W23001 Bluemound Placeholder Rd', 'N6W23001||BLUEMOUND PLACEHOLDER|RD||'],
  ['N6 W23001 BLUEMOUND RD', 'N6W23001||BLUEMOUND|RD||'],
  ['PO BOX 77', '77||PO BOX|||'],
  ['P.O. Box 077', '77||PO BOX|||'],
  ['P O BOX # 77', '77||PO BOX|||'],
  ['POST OFFICE BOX 77', '77||PO BOX|||'],
  ['RR 2 BOX 18', '18||RR 2 BOX|||'],
  ['Rural Route 2, Box 18', '18||RR 2 BOX|||'],
  ['STAR ROUTE 1 BOX 9', '9||HC 1 BOX|||'],
  ['PSC 802 BOX 74', '74||PSC 802 BOX|||'],
  ['GENERAL DELIVERY', '||GENERAL DELIVERY|||'],
  ['500 US HWY 70 W', '500||US HIGHWAY 70||W|'],
  ['500 US 70 HWY W', '500||US HIGHWAY 70||W|'],
  ['500 U.S. Highway 70 West', '500||US HIGHWAY 70||W|'],
  ['500 NC HWY 55', '500||STATE HIGHWAY 55|||'],
  ['500 NC 55 HWY', '500||STATE HIGHWAY 55|||'],
  ['500 STATE HIGHWAY 55 LOT 3', '500||STATE HIGHWAY 55|||3'],
  ['500 CO RD 12', '500||COUNTY ROAD 12|||'],
  ['500 COUNTY ROAD 12', '500||COUNTY ROAD 12|||'],
  ['500 INTERSTATE 40', '500||INTERSTATE 40|||'],
  ['500 OLD HIGHWAY 10', '500||OLD HIGHWAY 10|||'],
  ['12 KEY WEST DR', '12||KEY WEST|DR||'],
  ['12 SIESTA KEY DR', '12||SIESTA KEY|DR||'],
  ['12 UNION CHURCH RD LOT 7', '12||UNION CHURCH|RD||7'],
  ['12 BROADWAY', '12||BROADWAY|||'],
  ['12 LITTLE CR', '12||LITTLE|CRK||'],
];

describe('an address', () => {
  it.each(cases)('%s has the key %s', (line, key) => {
    expect(keyOf(line)).toBe(key);
  });

  it('is told by the first 63 bits of its key as MD5', () => {
    const address = parseAddress('12 Imaginary Ln', { city: 'Cary', zip: '27511' })!;
    expect(address.key).toBe('27511|12||IMAGINARY|LN||');
    const hex = createHash('md5').update(address.key).digest('hex').slice(0, 16);
    expect(address.addressId).toBe(BigInt(`0x${hex}`) >> 1n);
    expect(address).toMatchObject({ number: '12', street: 'IMAGINARY LN', city: 'CARY' });
  });

  it('takes its city where it has no ZIP code, and is none without either', () => {
    expect(parseAddress('12 Imaginary Ln', { city: 'Cary' })?.key).toMatch(/^~CARY\|12\|/);
    expect(parseAddress('12 Imaginary Ln', {})).toBeUndefined();
  });

  it('is none where the line is blank or the voter was removed', () => {
    for (const line of ['', '   ', 'REMOVED', '.', '#']) expect(keyOf(line)).toBeUndefined();
  });

  it('never throws, whatever the line', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (line) => {
      const address = parseAddress(line, { zip: '27511' });
      if (address) expect(address.addressId >= 0n && address.addressId < 2n ** 63n).toBe(true);
    }));
  });

  it('stays the same when read again from its own parts', () => {
    for (const [line] of cases) {
      const first = parseAddress(line, { city: 'Cary', zip: '27511' })!;
      if (first.street.includes('BOX')) continue;
      const again = `${first.number} ${first.street} ${first.unit && `# ${first.unit}`}`;
      expect(parseAddress(again, { city: first.city, zip: first.zip })?.key).toBe(first.key);
    }
  });
});

describe('a ZIP code', () => {
  it('is five digits, and gets back the zero that a spreadsheet took', () => {
    expect(['27511', '27511-0001', '275110001', '2139', ' 27511 '].map(zip5))
      .toEqual(['27511', '27511', '27511', '02139', '27511']);
    expect(['', 'ABCDE', '123', '1234567'].map(zip5)).toEqual(['', '', '', '']);
  });
});
