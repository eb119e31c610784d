import fastifyStatic from '@fastify/static';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { refuse } from '../kernel/index.ts';
import type { App } from '../platform/index.ts';

const built = fileURLToPath(new URL('../../web/dist/', import.meta.url));

/** The built web under /: files by their hashed names for ever, every page address the one page. */
export async function webRoutes(app: App): Promise<void> {
  if (!existsSync(`${built}index.html`)) return;
  await app.register(fastifyStatic, {
    root: built,
    wildcard: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const forever = path.includes('/assets/');
      reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    const isPage = !/^\/(v1|auth|docs|assets)(\/|$)/.test(request.url.split('?')[0]!);
    if (isPage) return reply.sendFile('index.html');
    return refuse({
      kind: 'not-found', code: 'platform/unknown-address',
      detail: 'There is nothing at this address.',
    });
  });
}
