import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { giveNumbers, placesOf, type Position, type Range } from './numbers.ts';

const at = new Date('2026-10-20T12:00:00Z');
const terms = { version: 3, at };

/** Batches of places one after another, some of them visible. */
const batches = fc.array(fc.record({
  visible: fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }),
  version: fc.constantFrom(3, 4),
  isNewSecond: fc.boolean(),
}), { maxLength: 30 });

describe('numbers', () => {
  it('are dense, and every range keeps its places, however the changes come in', () => {
    fc.assert(fc.property(batches, (given) => {
      let position: Position = { place: 100n, lastNumber: 0n };
      let open: Range | undefined;
      let second = 0;
      const kept = new Map<bigint, Range>();
      const expected: bigint[] = [];
      for (const batch of given) {
        second += batch.isNewSecond ? 1_000 : 0;
        const visible = batch.visible.flatMap((isVisible, index) =>
          (isVisible ? [position.place + 1n + BigInt(index)] : []));
        const toPlace = position.place + BigInt(batch.visible.length);
        const giving = giveNumbers({
          position, visible, toPlace, open,
          terms: { version: batch.version, at: new Date(at.getTime() + second) },
        });
        position = giving.position;
        open = giving.range ?? open;
        if (giving.range) kept.set(giving.range.firstNumber, giving.range);
        expected.push(...visible);
        expect(position.place).toBe(toPlace);
      }
      const ranges = [...kept.values()];
      expect(ranges.flatMap(placesOf)).toEqual(expected);
      let next = 1n;
      for (const range of ranges) {
        expect(range.firstNumber).toBe(next);
        expect(BigInt(placesOf(range).length)).toBe(range.lastNumber - range.firstNumber + 1n);
        next = range.lastNumber + 1n;
      }
      expect(position.lastNumber).toBe(next - 1n);
    }));
  });

  it('given within one second under one version share a range', () => {
    const position = { place: 0n, lastNumber: 0n };
    const first = giveNumbers({ position, visible: [2n], toPlace: 3n, terms, open: undefined });
    const second = giveNumbers({
      position: first.position, visible: [9n], toPlace: 9n, terms, open: first.range });
    expect(second.range).toMatchObject({
      firstNumber: 1n, lastNumber: 2n, fromPlace: 2n, toPlace: 9n });
    const later = giveNumbers({
      position: second.position, visible: [12n], toPlace: 12n, open: second.range,
      terms: { ...terms, version: 4 } });
    expect(later.range).toMatchObject({ firstNumber: 3n, lastNumber: 3n, fromPlace: 12n });
  });

  it('are not given where nothing is visible, and the position moves on', () => {
    const giving = giveNumbers({
      position: { place: 5n, lastNumber: 2n }, visible: [], toPlace: 50n, terms, open: undefined });
    expect(giving).toEqual({ position: { place: 50n, lastNumber: 2n }, range: undefined });
  });

  it('begin a new range before one grows too long to be written again and again', () => {
    const open: Range = {
      ...terms, firstNumber: 1n, lastNumber: 1n, fromPlace: 1n, toPlace: 1n,
      marks: new Uint8Array([1]) };
    const giving = giveNumbers({
      position: { place: 5_000n, lastNumber: 1n }, visible: [5_001n], toPlace: 5_001n, terms,
      open });
    expect(giving.range).toMatchObject({ firstNumber: 2n, fromPlace: 5_001n });
  });
});
