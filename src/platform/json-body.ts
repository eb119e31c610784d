import type { FastifyInstance } from 'fastify';
import { isUtf8 } from 'node:buffer';
import { Refusal } from '../kernel/index.ts';

/**
 * JSON as the server's own reader takes it, but from bytes that are UTF-8: read as text, others
 * would silently become replacement characters, in somebody's name.
 */
export function readJsonBodies(app: Pick<FastifyInstance,
  'addContentTypeParser' | 'getDefaultJsonParser'>): void {
  const read = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (isUtf8(body as Buffer)) return read(request, body.toString('utf8'), done);
    done(new Refusal('invalid', 'platform/malformed-json', 'The body is not UTF-8.'));
  });
}
