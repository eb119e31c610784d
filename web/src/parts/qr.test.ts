import { expect, test } from 'vitest';
import { checksOf } from './qr-codewords.ts';
import { qrModules } from './qr.ts';

test('Check codewords are those of the standard\'s worked example', () => {
  // "01234567" in version 1-M, ISO/IEC 18004 annex I.
  const data = [16, 32, 12, 86, 97, 128, 236, 17, 236, 17, 236, 17, 236, 17, 236, 17];
  expect(checksOf(data, 10)).toEqual([165, 36, 212, 193, 237, 54, 199, 135, 44, 85]);
});

test('A longer text takes a larger square, and one too long is refused', () => {
  expect(qrModules('short')?.length).toBe(21);
  expect(qrModules('x'.repeat(100))?.length).toBe(41);
  expect(qrModules('x'.repeat(213))?.length).toBe(57);
  expect(qrModules('x'.repeat(214))).toBeUndefined();
});
