import { describe, expect, it } from 'vitest';
import type { Day } from '../kernel/index.ts';
import { identifies, readClaim } from './claim.ts';
import { claimGivenSchema, type ClaimGiven } from './contract.ts';

const today = '2026-10-20' as Day;
const faultsOf = (given: ClaimGiven): string[] =>
  readClaim(given, today).faults.map(({ pointer }) => pointer);

describe('a claim', () => {
  it('refuses words that stand where a name is missing', () => {
    expect(faultsOf({ fullName: 'Resident' })).toEqual(['/fullName']);
    expect(faultsOf({ name: { first: 'Test', last: 'Testerly' } })).toEqual(['/name']);
    expect(faultsOf({ fullName: 'Occupant, Current' })).toEqual(['/fullName']);
  });

  it('lets surnames be that look like placeholders', () => {
    expect(faultsOf({ name: { first: 'Joan', last: 'Friend' } })).toEqual([]);
    expect(faultsOf({ name: { first: 'Yuna', last: 'Na' } })).toEqual([]);
    expect(faultsOf({ name: { first: 'Omar', last: 'Null' } })).toEqual([]);
  });

  it('names the field that cannot be read', () => {
    const given = {
      fullName: 'Quillan Testerly', birthDate: '1980-02-30', phone: '9.19555E+09', email: 'q@',
    };
    expect(faultsOf(given)).toEqual(['/birthDate', '/phone', '/email']);
  });

  it('takes 1 January for a year and 1900 for nothing', () => {
    const read = (birthDate: string) =>
      readClaim({ fullName: 'Q Testerly', birthDate }, today).claim!.birth;
    expect(read('1971-01-01')).toMatchObject({ date: undefined, years: [1971] });
    expect(read('1900-01-01')).toMatchObject({ date: undefined, years: [] });
  });

  it('is enough for a new person with a full name and one thing more', () => {
    const enough = (given: ClaimGiven) => identifies(readClaim(given, today).claim!);
    expect(enough({ fullName: 'Quillan Testerly', age: 30 })).toBe(true);
    expect(enough({ fullName: 'Quillan Testerly', email: 'q@example.org' })).toBe(true);
    expect(enough({ fullName: 'Quillan Testerly' })).toBe(false);
    expect(enough({ fullName: 'Q Testerly', age: 30 })).toBe(false);
  });

  it('is refused with what no database can hold, naming the field', () => {
    const pointers = (given: unknown) => claimGivenSchema.safeParse(given).error?.issues
      .map(({ path, message }) => `${path.join('/')} ${message}`);
    expect(pointers({ fullName: 'A\u0000B' })).toEqual(['fullName holds a NUL character']);
    expect(pointers({ name: { first: 'A', last: '\ud800' } }))
      .toEqual(['name/last holds half of a surrogate pair']);
    expect(pointers({ voterId: 'X' })).toEqual(['state says whose voter id it is; it is missing']);
  });
});
