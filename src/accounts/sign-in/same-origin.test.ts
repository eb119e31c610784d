import { describe, expect, it } from 'vitest';
import { isSameOrigin } from './same-origin.ts';

const publicUrl = 'https://roll.example.org';
const host = 'roll.example.org';

describe('a write with a cookie', () => {
  it('is taken from our own pages', () => {
    for (const headers of [
      { 'sec-fetch-site': 'same-origin', host },
      { origin: 'https://roll.example.org', host: 'inner:4000' },
      { origin: 'http://localhost:4000', host: 'localhost:4000' },
    ]) expect(isSameOrigin(headers, publicUrl)).toBe(true);
  });

  it('is refused from everywhere else, however the sender calls itself', () => {
    for (const headers of [
      {},
      { host },
      { 'sec-fetch-site': 'cross-site', origin: 'https://roll.example.org', host },
      { 'sec-fetch-site': 'same-site', host },
      { 'sec-fetch-site': 'none', host },
      { origin: 'null', host },
      { origin: 'https://roll.example.org.evil.test', host },
      { origin: 'https://evil.test/roll.example.org', host },
      { origin: 'https://roll.example.org@evil.test', host },
      { origin: 'http://roll.example.org:8080', host },
      { origin: 'file://roll.example.org', host },
      { referer: 'https://roll.example.org/page', host },
    ]) expect(isSameOrigin(headers, publicUrl)).toBe(false);
  });
});
