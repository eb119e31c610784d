import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../kernel/index.ts';
import { createSignInLimit, networkOf, take } from './limit.ts';

const at = (ms: number): Date => new Date(ms);

describe('a rate', () => {
  it('never lets more through than its burst and what flowed off, whatever the times', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 200 });
    fc.assert(fc.property(gaps, (waits) => {
      const rate = { burst: 5, everyMs: 100 };
      let [nowMs, through] = [0, 0];
      let fullMs: number | undefined;
      for (const wait of waits) {
        nowMs += wait;
        const result = take(fullMs, nowMs, rate);
        if ('fullMs' in result) {
          fullMs = result.fullMs;
          through += 1;
        }
        expect(through).toBeLessThanOrEqual(5 + Math.floor(nowMs / 100));
      }
    }));
  });

  it('tells how long to wait, and then lets through', () => {
    const rate = { burst: 1, everyMs: 100 };
    expect(take(100, 0, rate)).toEqual({ waitMs: 100 });
    expect(take(100, 100, rate)).toEqual({ fullMs: 200 });
  });
});

describe('the limit of sign-ins', () => {
  const tries = (limit: ReturnType<typeof createSignInLimit>, ips: readonly string[]) =>
    ips.findIndex((ip) => {
      try {
        limit.admit({ ip, email: 'ada@example.org', now: at(0) });
        return false;
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
        return true;
      }
    });

  it('stops the eleventh try of one account from one network', () => {
    expect(tries(createSignInLimit(), Array.from({ length: 20 }, () => '203.0.113.9'))).toBe(10);
  });

  it('is not passed by moving within an IPv6 network or by writing an address otherwise', () => {
    const moving = Array.from({ length: 20 }, (_, n) => `2001:db8:1:2::${n.toString(16)}`);
    expect(tries(createSignInLimit(), moving)).toBe(10);
    const writing = ['2001:db8:1:2::1', '2001:0DB8:0001:0002:0:0:0:1', '2001:db8:1:2:0:0:0.0.0.1'];
    expect(new Set(writing.map(networkOf)).size).toBe(1);
    expect(networkOf('::ffff:203.0.113.9')).toBe('203.0.113.9');
    expect(networkOf('::FFFF:cb00:7109')).toBe('203.0.113.9');
    expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0');
  });

  it('stops an account from many networks after a hundred tries', () => {
    const many = Array.from({ length: 150 }, (_, n) => `203.0.${n}.1`);
    expect(tries(createSignInLimit(), many)).toBe(100);
  });
});
