import { describe, expect, it } from 'vitest';
import { codeOf, stepAt, stepOfCode } from './totp.ts';

const secret = '12345678901234567890';

describe('a time-based code', () => {
  it('is the one of the test vectors of RFC 6238, appendix B', () => {
    const vectors = [
      [59, '287082'], [1_111_111_109, '081804'], [1_111_111_111, '050471'],
      [1_234_567_890, '005924'], [2_000_000_000, '279037'], [20_000_000_000, '353130'],
    ] as const;
    for (const [seconds, code] of vectors) {
      expect(codeOf(secret, stepAt(seconds * 1000))).toBe(code);
    }
  });

  it('is known one step before and after its own, and no longer', () => {
    const nowMs = 1_234_567_890_000;
    const code = codeOf(secret, stepAt(nowMs));
    const steps = [-2, -1, 0, 1, 2].map((by) => stepOfCode(secret, code, nowMs + by * 30_000));
    expect(steps).toEqual([undefined, stepAt(nowMs), stepAt(nowMs), stepAt(nowMs), undefined]);
  });
});
