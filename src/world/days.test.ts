import fc from 'fast-check';
import { expect, it } from 'vitest';
import { calendarDay, dayNumber, dayOfIso, isoDay, isoInstant, slashDay } from './days.ts';

const anyDay = fc.integer({ min: -40_000, max: 40_000 });

it('a day survives the way to the calendar and back, and agrees with the platform', () => {
  fc.assert(fc.property(anyDay, (day) => {
    const { year, month, day: inMonth } = calendarDay(day);
    expect(dayNumber(year, month, inMonth)).toBe(day);
    expect(isoDay(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
    expect(dayOfIso(isoDay(day))).toBe(day);
  }));
});

it('days and instants are written as files want them', () => {
  expect(slashDay(dayNumber(2026, 11, 3))).toBe('11/03/2026');
  expect(isoInstant(dayNumber(2026, 10, 3) * 86_400 + 66_005)).toBe('2026-10-03T18:20:05Z');
});
