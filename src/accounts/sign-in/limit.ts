import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { refuse, type Instant } from '../../kernel/index.ts';

/** So many at once, and one more each time `everyMs` has passed. */
export interface Rate {
  readonly burst: number;
  readonly everyMs: number;
}

/**
 * Generic cell rate: `fullMs` is when everything taken so far has flowed off. Returns the new
 * value, or how long to wait. Pure: a refused try costs nothing.
 */
export function take(
  fullMs: number | undefined, nowMs: number, { burst, everyMs }: Rate,
): { readonly fullMs: number } | { readonly waitMs: number } {
  const next = Math.max(fullMs ?? nowMs, nowMs) + everyMs;
  const waitMs = next - nowMs - burst * everyMs;
  return waitMs > 0 ? { waitMs } : { fullMs: next };
}

/** One person mistypes a few times; a guesser gets 3 tries a minute, whoever she guesses at. */
const perAccountAndNetwork: Rate = { burst: 10, everyMs: 20_000 };
/** Guessers on many machines: slow, but the person herself is not locked out. */
const perAccount: Rate = { burst: 100, everyMs: 10_000 };
/** An office behind one address signs in at nine o'clock. */
const perNetwork: Rate = { burst: 60, everyMs: 1_000 };

const mostKept = 50_000;

export interface SignInLimit {
  /** Refuses accounts/too-many-tries (limited) with the time to wait. */
  admit(attempt: { readonly ip: string; readonly email?: string; readonly now: Instant }): void;
}

/** Limits tries by account and by network; what is tried does not matter, known or not. */
export function createSignInLimit(): SignInLimit {
  const taken = new Map<string, number>();
  const admitOne = (key: string, rate: Rate, nowMs: number): void => {
    const result = take(taken.get(key), nowMs, rate);
    if ('waitMs' in result) refuseForNow(result.waitMs);
    if (taken.size >= mostKept) sweep(taken, nowMs);
    taken.set(key, result.fullMs);
  };
  return {
    admit: ({ ip, email, now }) => {
      const network = networkOf(ip);
      const nowMs = now.getTime();
      admitOne(`n ${network}`, perNetwork, nowMs);
      if (email === undefined) return;
      const account = createHash('sha256').update(email.toLowerCase()).digest('base64url');
      admitOne(`an ${account} ${network}`, perAccountAndNetwork, nowMs);
      admitOne(`a ${account}`, perAccount, nowMs);
    },
  };
}

function sweep(taken: Map<string, number>, nowMs: number): void {
  for (const [key, fullMs] of taken) if (fullMs <= nowMs) taken.delete(key);
  // Still full: the oldest go, so that memory stays bounded under a flood.
  for (const key of taken.keys()) {
    if (taken.size < mostKept) break;
    taken.delete(key);
  }
}

function refuseForNow(waitMs: number): never {
  return refuse({
    kind: 'limited', code: 'accounts/too-many-tries',
    detail: 'Too many tries. Wait a little and try again.', extras: { retryAfterMs: waitMs },
  });
}

/**
 * What one household or office has: an IPv4 address, or the first 64 bits of an IPv6 one, whose
 * holder may choose the rest freely (CVE-2026-45364). Every way of writing an address is one.
 */
export function networkOf(ip: string): string {
  const bare = ip.replace(/%.*$/, '');
  if (!isIPv6(bare)) return bare;
  const groups = groupsOf(new URL(`http://[${bare}]`).hostname.slice(1, -1));
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) return groups.slice(6).flatMap((group) => [group >> 8, group & 255]).join('.');
  return groups.slice(0, 4).map((group) => group.toString(16)).join(':');
}

/** Eight numbers from the canonical form, in which `::` stands for as many zeros as are missing. */
function groupsOf(canonical: string): readonly number[] {
  const [head = '', tail] = canonical.split('::');
  const read = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const [before, after] = [read(head), read(tail ?? '')];
  const missing = 8 - before.length - after.length;
  return [...before, ...Array.from({ length: missing }, () => 0), ...after];
}
