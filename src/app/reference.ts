import scalar from '@scalar/fastify-api-reference';
import { readFileSync } from 'node:fs';
import type { App } from '../platform/index.ts';

/** Scalar's page starts itself from an inline script; every other page keeps the strict policy. */
const policy = "default-src 'self'; script-src 'self' 'unsafe-inline'; "
  + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
  + "connect-src 'self'; worker-src 'self' blob:; frame-ancestors 'none'; object-src 'none'";

const refusalsPage = new URL('../../docs/reference/refusals.html', import.meta.url);
const refusals = readFileSync(refusalsPage, 'utf8');

/** The API's own description at /v1/openapi.json and, readable, at /docs. Asks no other host. */
export async function referenceRoutes(app: App): Promise<void> {
  const open = { schema: { hide: true }, config: { open: true } };
  app.get('/v1/openapi.json', open, async () => app.swagger());
  // Where the `type` of every problem leads.
  app.get('/docs/refusals', { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(refusals));
  await app.register(scalar, {
    routePrefix: '/docs',
    configuration: {
      url: '/v1/openapi.json',
      pageTitle: 'Commonroll API',
      withDefaultFonts: false,
      telemetry: false,
      hideClientButton: true,
      showDeveloperTools: 'never',
      agent: { disabled: true },
      mcp: { disabled: true },
    },
    hooks: {
      onRequest: (_request, reply, done) => {
        reply.header('content-security-policy', policy);
        done();
      },
    },
  });
}
