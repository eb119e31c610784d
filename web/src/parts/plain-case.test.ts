import { expect, test } from 'vitest';
import { plainCase } from './plain-case.ts';

test('Only what is all capitals is written anew', () => {
  expect(plainCase('PORT COLUMBIA')).toBe('Port Columbia');
  expect(plainCase('ELLA D PORTER III, 21ST ST NW APT 4B'))
    .toBe('Ella D Porter III, 21st St NW Apt 4B');
  expect(plainCase("12 O'BRIEN-DÍAZ ST")).toBe("12 O'Brien-Díaz St");
  expect(plainCase('McAllister Road')).toBe('McAllister Road');
});
