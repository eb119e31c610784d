import { describe, expect, it } from 'vitest';
import { suggestColumns } from './column-mapping.ts';

const targets = [
  { name: 'first', headers: ['first', 'firstname', 'fname', 'givenname'] },
  { name: 'last', headers: ['last', 'lastname', 'lname', 'surname'] },
  { name: 'full', headers: ['name', 'fullname'] },
  { name: 'phone', headers: ['phone', 'cell', 'mobile', 'phonenumber'] },
  { name: 'answer', headers: ['support', 'question'], many: true },
] as const;

describe('suggested columns', () => {
  it('see through case, blanks and punctuation', () => {
    expect(suggestColumns(['First Name', 'LAST_NAME', ' Cell '], targets))
      .toEqual(['first', 'last', 'phone']);
  });

  it('give each meaning once, the surest header first', () => {
    expect(suggestColumns(['Home Phone', 'Phone', 'Mobile'], targets))
      .toEqual([undefined, 'phone', undefined]);
  });

  it('give answers as often as they come', () => {
    expect(suggestColumns(['Support governor', 'Question 2'], targets))
      .toEqual(['answer', 'answer']);
  });

  it('leave alone what they do not know', () => {
    expect(suggestColumns(['Shoe size', ''], targets)).toEqual([undefined, undefined]);
  });
});
