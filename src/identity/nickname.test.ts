import { expect, it } from 'vitest';
import { isNickname, nicknamesOf } from './nickname.ts';

it('knows a short form from either side', () => {
  expect(isNickname('BILL', 'WILLIAM')).toBe(true);
  expect(isNickname('WILLIAM', 'BILL')).toBe(true);
  expect(isNickname('PEPE', 'JOSE')).toBe(true);
});

it('goes one hop only: SANDY joins neither ALEXANDER with SANDRA nor BILL with WILL', () => {
  expect(isNickname('SANDY', 'SANDRA')).toBe(true);
  expect(isNickname('SANDY', 'ALEXANDER')).toBe(true);
  expect(isNickname('SANDRA', 'ALEXANDER')).toBe(false);
});

it('lists the names one hop away, and none for a name it does not know', () => {
  expect(nicknamesOf('LUPE')).toContain('GUADALUPE');
  expect(nicknamesOf('QUILLAN')).toEqual([]);
});
