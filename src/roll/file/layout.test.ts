import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../kernel/index.ts';
import { chooseLayout, matchHeader } from './layout.ts';
import { ncHistory, ncRegistrations } from './nc-layout.ts';

const names = [...ncRegistrations.needed, 'voter_status_desc'];
const refusalOf = (header: string): Refusal => {
  try {
    matchHeader(header, ncRegistrations);
  } catch (refusal) {
    return refusal as Refusal;
  }
  throw new Error('was not refused');
};

describe('a header', () => {
  it('matches whatever its order, quotes, case and blanks', () => {
    const line = names.toReversed().map((name) => `" ${name.toUpperCase()} "`).join('\t');
    const header = matchHeader(line, ncRegistrations);
    expect(header.width).toBe(names.length);
    expect(header.columns).toEqual(names.toReversed().slice(1));
    expect(header.wanted[0]).toBe(1);
  });

  it('is refused with all columns that are missing and unknown', () => {
    const line = names.map((name) => (name === 'party_cd' ? 'partei' : name))
      .filter((name) => name !== 'ncid').join('\t');
    const refusal = refusalOf(line);
    expect(refusal.code).toBe('roll/wrong-layout');
    expect(refusal.message).toContain('Missing columns: ncid, party_cd.');
    expect(refusal.message).toContain('Unknown columns: partei.');
    expect(refusal.faults).toContainEqual({ pointer: '#/columns/ncid', detail: 'is missing' });
  });

  it('is refused where a column stands twice', () => {
    expect(refusalOf([...names, 'ncid'].join('\t')).message).toContain('stand twice: ncid.');
  });

  it('may hold columns that nobody knows, which are told', () => {
    expect(matchHeader([...names, 'shoe_size'].join('\t'), ncRegistrations).unknown)
      .toEqual(['shoe_size']);
  });

  it('may be an older one', () => {
    const older = names.map((name) => ({ middle_name: 'midl_name', birth_state: 'birth_place' })[
      name] ?? name).flatMap((name) =>
      name === 'res_street_address' ? ['house_num', 'street_name', 'street_type_cd'] : [name]);
    expect(matchHeader(older.join('\t'), ncRegistrations).columns)
      .toEqual(expect.arrayContaining(['middle_name', 'birth_state', 'house_num']));
  });

  it('tells which kind of file it heads', () => {
    const kindOf = (line: string) => chooseLayout(line, [ncRegistrations, ncHistory]).kind;
    expect(kindOf(names.join('\t'))).toBe('registrations');
    expect(kindOf('county_id\tcounty_desc\tvoter_reg_num\telection_lbl\tvoting_method\tncid'))
      .toBe('history');
  });
});
