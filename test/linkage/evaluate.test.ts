import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutAt, evaluate } from './evaluate.ts';
import type { JudgedRow } from './evaluate.ts';

const row = (of: Partial<JudgedRow>): JudgedRow =>
  ({ trueId: 'A', trap: 'clean', namedId: 'A', probability: 1, matched: true, ...of });

it('a matcher that is always right and sure gets full marks', () => {
  const quality = evaluate([row({}), row({ trueId: '', namedId: '', matched: false })]);
  expect(quality).toMatchObject({ f1: 1, bestF1: 1, recallAtPrecision99: 1, calibrationError: 0 });
});

it('counts a wrong voter as linked wrongly and as missed', () => {
  const quality = evaluate([row({}), row({ namedId: 'B' }), row({ matched: false })]);
  expect(quality.precision).toBe(1 / 2);
  expect(quality.recall).toBe(1 / 3);
  expect(quality.f1).toBeCloseTo(2 / 5);
});

it('finds the cut with the best F1 and the recall at precision 0.99', () => {
  const quality = evaluate([
    row({ probability: 0.9 }), row({ probability: 0.8 }),
    row({ probability: 0.7, trueId: '' }), row({ probability: 0.6 }),
  ]);
  expect(quality.bestCut).toBe(0.6);
  expect(quality.bestF1).toBeCloseTo(6 / 7);
  expect(quality.recallAtPrecision99).toBeCloseTo(2 / 3);
});

it('measures how far the told probabilities are from what came true', () => {
  const half = [row({ probability: 0.5 }), row({ probability: 0.5, trueId: '' })];
  expect(evaluate(half).calibrationError).toBe(0);
  expect(evaluate([row({ probability: 0.8, trueId: '' })]).calibrationError).toBeCloseTo(0.8);
  expect(evaluate([row({ probability: 0.8, namedId: '', matched: false })]).calibrationError)
    .toBe(0);
});

it('tells per trap who was right and who was linked wrongly', () => {
  const traps = evaluate([
    row({ trap: 'housemate', trueId: '' }),
    row({ trap: 'housemate', trueId: '', matched: false }),
    row({ trap: 'clean', matched: false }),
  ]).traps;
  expect(traps).toEqual([
    { trap: 'clean', rows: 1, right: 0, wronglyLinked: 0 },
    { trap: 'housemate', rows: 2, right: 0.5, wronglyLinked: 0.5 },
  ]);
});

it('no cut gives a better F1 than the best', () => {
  const anyRow = fc.record({
    trueId: fc.constantFrom('', 'A', 'B'), trap: fc.constant('clean'),
    namedId: fc.constantFrom('', 'A', 'B'), matched: fc.boolean(),
    probability: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
  });
  fc.assert(fc.property(fc.array(anyRow), fc.integer({ min: 0, max: 10 }), (rows, tenths) => {
    const { bestF1, bestCut } = evaluate(rows);
    expect(evaluate(cutAt(rows, tenths / 10)).f1).toBeLessThanOrEqual(bestF1);
    expect(evaluate(cutAt(rows, bestCut)).f1).toBe(bestF1);
  }));
});
