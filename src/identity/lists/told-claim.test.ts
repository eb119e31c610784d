import { describe, expect, it } from 'vitest';
import type { Day } from '../../kernel/index.ts';
import { toldNothing, type Told } from '../told.ts';
import { claimOfTold } from './told-claim.ts';

const read = (told: Partial<Told>, voterId = '') => claimOfTold(
  { told: { ...toldNothing, ...told }, voterId }, { state: 'xc', on: '2026-11-21' as Day });
const ann = { last: 'Alcott', first: 'Ann' };

describe('a row of a list', () => {
  it('is a claim as soon as it tells anybody', () => {
    for (const told of [ann, { fullName: 'Alcott, Ann' }, { phone: '590 555 0142' },
      { email: 'ann@example.org' }]) {
      expect(read(told).fault, JSON.stringify(told)).toBeUndefined();
    }
    expect(read({}, 'xc12').claim?.voterKey).toEqual({ state: 'xc', voterId: 'XC12' });
    expect(read({ age: '41', zip: '27511' }).fault).toMatch(/tells no name/);
  });

  it('that names a word put where a name is missing names nobody', () => {
    expect(read({ first: 'TEST', last: 'TEST' }).fault).toMatch(/names nobody/);
    expect(read({ first: 'TEST', last: 'TEST', phone: '590 555 0142' }).claim?.phone)
      .toBe('+15905550142');
  });

  it('keeps what is sound where something else cannot be', () => {
    const { claim } = read({
      ...ann, birthDate: '31/31/1971', phone: '12', email: 'none', zip: '2139', address: '1 Oak St',
    });
    expect(claim).toMatchObject({ phone: undefined, email: undefined });
    expect(claim?.address?.zip).toBe('02139');
    expect(claim?.birth.years).toEqual([1971]);
  });

  it('is born when it says, however it writes it', () => {
    for (const birthDate of ['1971-03-09', '3/9/1971', '03-09-71', '9 Mar 1971', '19710309']) {
      expect(read({ ...ann, birthDate }).claim?.birth.date, birthDate).toBe('1971-03-09');
    }
    expect(read({ ...ann, birthYear: '1971.0' }).claim?.birth.years).toEqual([1971]);
    expect(read({ ...ann, age: '41' }).claim?.birth.age).toBe(41);
  });

  it('may hold anything at all', () => {
    const long = 'Z'.repeat(5_000);
    const phones = Array.from({ length: 30 }, () => '590 555 0142').join(';');
    for (const told of [
      { fullName: long, address: long, email: `${long}@example.org` }, { ...ann, phone: phones },
      { fullName: 'A' }, { last: '\u0000', first: '\ud800' }, { ...ann, birthDate: '9999-99-99' },
      { fullName: '😀 😀' }, { ...ann, age: '-5' }, { ...ann, birthYear: '0' },
    ]) expect(() => read(told)).not.toThrow();
  });
});
