import { expect, it } from 'vitest';
import { readEmail, readPhone } from './phone.ts';

it.each([
  ['(919) 555-0142'], ['9195550142'], ['+1 919 555 0142'], ['1-919-555-0142'], ['919.555.0142'],
  ['9195550142.0'], ['919-555-0142 x12'], ['  +19195550142 '],
])('reads %s as one and the same number', (text) => {
  expect(readPhone(text)).toBe('+19195550142');
});

it.each([
  [''], ['555-0142'], ['9.19555E+09'], ['0195550142'], ['9111550142'], ['2222222222'], ['call me'],
])('does not take %s for a telephone number', (text) => {
  expect(readPhone(text)).toBeUndefined();
});

it('reads the numbers of the invented state, whose area codes nobody has', () => {
  expect(readPhone('(391) 555-0142')).toBe('+13915550142');
});

it('keeps numbers of other countries', () => {
  expect(readPhone('+44 20 7946 0018')).toBe('+442079460018');
});

it('compares e-mail addresses without regard to case, and refuses what is none', () => {
  expect(readEmail(' Quill@Example.org ')).toBe('quill@example.org');
  expect(readEmail('quill@example')).toBeUndefined();
  expect(readEmail('quill at example.org')).toBeUndefined();
});
