import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandKey, openId, parseDay, sealId, dayOf, addDays, dayNumber } from './index.ts';
import { encipher } from './speck.ts';

describe('sealed ids', () => {
  const key = expandKey([0x1b1a1918, 0x13121110, 0x0b0a0908, 0x03020100]);

  it('enciphers the test vector that the authors of Speck 64/128 published', () => {
    expect(encipher(key, [0x3b726574, 0x7475432d])).toEqual([0x8c6fa548, 0x454e028b]);
  });

  it('opens what it sealed, for every id', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), (id) => {
      expect(openId(key, 'person', sealId(key, 'person', id))).toBe(id);
    }));
  });

  it('never opens an id as one of another kind', () => {
    expect(openId(key, 'contact', sealId(key, 'person', 7n))).toBeUndefined();
  });

  it('refuses text that is no id', () => {
    for (const text of [
      '', 'p_', '17', 'p_zzzzzzzzzzzzz', 'p_0000000000000\n', 'p_ILOU567890123',
    ]) {
      expect(openId(key, 'person', text)).toBeUndefined();
    }
  });
});

describe('days', () => {
  it('knows that February has no 30th', () => {
    expect(parseDay('2025-02-30')).toBeUndefined();
    expect(parseDay('2024-02-29')).toBe('2024-02-29');
  });

  it('are the local days of the state', () => {
    expect(dayOf(new Date('2026-11-01T02:00:00Z'), 'America/New_York')).toBe('2026-10-31');
  });

  it('begin at local midnight, not before and not after', () => {
    const midnight = Date.parse('2026-10-20T04:00:00Z');
    const told = [-1, 0, 1, -1].map((ms) => dayOf(new Date(midnight + ms), 'America/New_York'));
    expect(told).toEqual(['2026-10-19', '2026-10-20', '2026-10-20', '2026-10-19']);
  });

  it('add and count', () => {
    const day = parseDay('2026-02-27')!;
    expect(addDays(day, 3)).toBe('2026-03-02');
    expect(dayNumber(addDays(day, 3)) - dayNumber(day)).toBe(3);
  });
});
