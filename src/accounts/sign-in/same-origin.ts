import type { IncomingHttpHeaders } from 'node:http';
import { refuse } from '../../kernel/index.ts';

/**
 * Whether a browser says that one of our own pages sent this. `Sec-Fetch-Site` is set by the
 * browser alone; where it is missing (an old browser, plain http) the `Origin` must be ours. A
 * request that says neither comes from no browser that we could trust with a cookie.
 */
export function isSameOrigin(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin, host } = headers;
  if (origin === undefined || !URL.canParse(origin)) return false;
  const { host: from, protocol } = new URL(origin);
  if (!/^https?:$/.test(protocol)) return false;
  return origin === new URL(publicUrl).origin || from === host;
}

/** Refuses accounts/cross-origin (forbidden). For every write that a cookie vouches for. */
export function requireSameOrigin(headers: IncomingHttpHeaders, publicUrl: string): void {
  if (isSameOrigin(headers, publicUrl)) return;
  refuse({
    kind: 'forbidden', code: 'accounts/cross-origin',
    detail: 'This must come from a page of this address. A program sends a key instead.',
  });
}
