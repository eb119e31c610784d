import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlaceholderName, nameKey, nameSuffix, parseFullName, splitSuffix } from './names.ts';

describe('a name key', () => {
  it('keeps letters only, in upper-case ASCII', () => {
    expect(nameKey("O'Brien-Díaz")).toBe('OBRIENDIAZ');
    expect(nameKey('Peña')).toBe('PENA');
    expect(nameKey('Nguyễn')).toBe('NGUYEN');
    expect(nameKey('Strauß')).toBe('STRAUSS');
    expect(nameKey('Łukasz')).toBe('LUKASZ');
    expect(nameKey('Sørensen')).toBe('SORENSEN');
  });

  it('is the same with and without blanks between particles', () => {
    expect(nameKey('DE LA CRUZ')).toBe(nameKey('Delacruz'));
    expect(nameKey('MC DONALD')).toBe(nameKey('McDonald'));
    expect(nameKey('O’Brien')).toBe(nameKey('OBRIEN'));
  });

  it('of a key is that key, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const key = nameKey(text);
      expect(key).toMatch(/^[A-Z]*$/);
      expect(nameKey(key)).toBe(key);
    }));
  });
});

describe('suffixes', () => {
  it('have one spelling', () => {
    expect(['Jr.', 'JR', 'Junior'].map(nameSuffix)).toEqual(['JR', 'JR', 'JR']);
    expect(['2nd', 'II', '3RD', 'iv'].map(nameSuffix)).toEqual(['II', 'II', 'III', 'IV']);
    expect(nameSuffix('RN')).toBeUndefined();
  });

  it('move out of the surname they stand behind', () => {
    expect(splitSuffix('Sample, Jr.')).toEqual({ name: 'Sample', suffix: 'JR' });
    expect(splitSuffix('Sample III')).toEqual({ name: 'Sample', suffix: 'III' });
    expect(splitSuffix('Sample MD')).toEqual({ name: 'Sample', suffix: '' });
  });

  it('stay where they are the whole name, or may be an initial', () => {
    expect(splitSuffix('Senior')).toEqual({ name: 'Senior', suffix: '' });
    expect(splitSuffix('Sample V')).toEqual({ name: 'Sample V', suffix: '' });
  });
});

describe('a name in one piece', () => {
  it('is read first name first', () => {
    expect(parseFullName('Dr. Quillan R. Testerly Jr.')).toEqual(
      { last: 'Testerly', first: 'Quillan', middle: 'R.', suffix: 'JR' },
    );
  });

  it('is read surname first where there is a comma', () => {
    expect(parseFullName('Testerly, Quillan R')).toEqual(
      { last: 'Testerly', first: 'Quillan', middle: 'R', suffix: '' },
    );
    expect(parseFullName('Testerly Jr, Quillan')).toMatchObject({ last: 'Testerly', suffix: 'JR' });
    expect(parseFullName('Quillan Testerly, Jr')).toMatchObject({
      last: 'Testerly', first: 'Quillan', suffix: 'JR',
    });
  });

  it('keeps particles with the surname', () => {
    expect(parseFullName('Marisol de la Cruz')).toMatchObject({ last: 'de la Cruz', middle: '' });
    expect(parseFullName('Anna Maria van der Berg')).toMatchObject({
      last: 'van der Berg', first: 'Anna', middle: 'Maria',
    });
  });

  it('of one word is a surname', () => {
    expect(parseFullName('Testerly')).toMatchObject({ last: 'Testerly', first: '' });
  });
});

describe('placeholders', () => {
  it('are known, and real names that look odd are none', () => {
    expect(['Resident', 'N/A', 'unknown'].every(isPlaceholderName)).toBe(true);
    expect(['Null', 'True', 'Friendly'].some(isPlaceholderName)).toBe(false);
  });
});
