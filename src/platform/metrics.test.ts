import { expect, it } from 'vitest';
import fastify from 'fastify';
import type { App } from './app.ts';
import { metricsRoute } from './metrics.ts';

it('numbers that are watched are told to this machine and to nobody else', async () => {
  const app = fastify() as unknown as App;
  let value = 1;
  metricsRoute(app, [{ name: 'commonroll_test_count', help: 'A test.', read: () => value }]);
  value = 7;
  const here = await app.inject({ url: '/metrics', remoteAddress: '127.0.0.1' });
  expect(here.body).toContain('commonroll_test_count 7');
  const there = await app.inject({ url: '/metrics', remoteAddress: '192.0.2.7' });
  expect(there.statusCode).not.toBe(200);
  expect(there.body).not.toContain('commonroll_test_count');
});
