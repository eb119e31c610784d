import { expect, it, test } from 'vitest';
import fc from 'fast-check';
import { digitsOf, editDistance, isOneSlip, jaroWinkler, lettersOf, scannedForm } from './text.ts';

it.each([
  ['SMITH', 'SMTIH', true], ['SMITH', 'SMIT', true], ['SMITH', 'SMITHH', true],
  ['SMITH', 'SMYTH', true], ['SMITH', 'SMITH', false], ['SMITH', 'SMYTHE', false],
  ['ABCD', 'BADC', false], ['AB', 'BA', true],
])('%s and %s are one slip apart: %s', (one, other, expected) => {
  expect(isOneSlip(one, other)).toBe(expected);
});

const word = fc.stringMatching(/^[A-E]{0,7}$/);

test('one slip is an edit distance of one, whichever way one asks', () => {
  fc.assert(fc.property(word, word, (one, other) => {
    expect(isOneSlip(one, other)).toBe(editDistance(one, other, 3) === 1);
    expect(isOneSlip(one, other)).toBe(isOneSlip(other, one));
  }));
});

test('Jaro-Winkler gives the published values, and is symmetric', () => {
  expect(jaroWinkler('MARTHA', 'MARHTA')).toBeCloseTo(0.9611, 4);
  expect(jaroWinkler('DWAYNE', 'DUANE')).toBeCloseTo(0.84, 4);
  expect(jaroWinkler('DIXON', 'DICKSONX')).toBeCloseTo(0.8133, 4);
  fc.assert(fc.property(word, word, (one, other) => {
    expect(jaroWinkler(one, other)).toBeCloseTo(jaroWinkler(other, one), 10);
  }));
});

test('what a scanner mixes up is read by where it stands', () => {
  expect(lettersOf('R0BERT')).toBe('ROBERT');
  expect(lettersOf('1971')).toBe('1971');
  expect(digitsOf('l2O')).toBe('120');
  expect(digitsOf('MAIN')).toBe('MAIN');
  expect(scannedForm('BURNS')).toBe(scannedForm('BUMS'));
});
