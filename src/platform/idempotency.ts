import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../kernel/index.ts';
import type { App } from './app.ts';
import type { Database } from './postgres.ts';
import { claimReply, forgetReply, keepReply } from './store/idempotent-reply.ts';

const writes: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
/** A request that never answered (a crash) gives its key free after this long. */
const abandonedAfterMs = 60_000;

interface Claim {
  readonly scope: string;
  readonly key: string;
}
const claims = new WeakMap<FastifyRequest, Claim>();

/**
 * Idempotency-Key (IETF draft 07) on every write that does not opt out: the first request acts and
 * its reply is kept; a repeat gets the same reply; while the first still runs a repeat is a
 * conflict; another body under the same key is refused. Keys belong to the one who sent them.
 */
export function keepReplies(app: App, db: Database): void {
  app.addHook('preHandler', async (request, reply) => {
    const key = readKey(request);
    if (key === undefined) return;
    const claim = { scope: scopeOf(request), key };
    const bodyHash = hashOf(request.body);
    const now = db.clock.now();
    const abandoned = new Date(now.getTime() - abandonedAfterMs);
    const found = await claimReply(db, { ...claim, bodyHash, now, abandoned });
    if (found === 'claimed') {
      claims.set(request, claim);
      return;
    }
    if (found.bodyHash !== bodyHash) {
      refuse({ kind: 'conflict', code: 'platform/key-reused',
        detail: 'This Idempotency-Key was used for another request.' });
    }
    if (found.status === null) {
      refuse({ kind: 'conflict', code: 'platform/still-running',
        detail: 'The first request with this Idempotency-Key is still running.' });
    }
    return reply.code(found.status).header('idempotent-replay', 'true')
      .serializer((payload: unknown) => payload as string)
      .header('content-type', 'application/json; charset=utf-8')
      .send(JSON.stringify(found.reply));
  });
  app.addHook('onSend', async (request, reply, payload) => settle(db, { request, reply, payload }));
}

async function settle(
  db: Database,
  sent: { request: FastifyRequest; reply: FastifyReply; payload: unknown },
): Promise<unknown> {
  const claim = claims.get(sent.request);
  if (!claim) return sent.payload;
  claims.delete(sent.request);
  const status = sent.reply.statusCode;
  const text = typeof sent.payload === 'string' ? sent.payload : undefined;
  // A refusal for load or a bug leaves the key free, so that a retry can succeed.
  if (status >= 429 || text === undefined) await forgetReply(db, claim);
  else await keepReply(db, { ...claim, status, reply: text === '' ? null : JSON.parse(text) });
  return sent.payload;
}

function readKey(request: FastifyRequest): string | undefined {
  const header = request.headers['idempotency-key'];
  if (header === undefined || !writes.has(request.method)) return undefined;
  const isKept = request.url.startsWith('/v1/') && !request.routeOptions.config.withoutKeptReply;
  if (!isKept) return undefined;
  const key = String(header).replace(/^"(.*)"$/, '$1');
  if (key.length >= 1 && key.length <= 200 && /^[\x20-\x7e]+$/.test(key)) return key;
  return refuse({
    kind: 'invalid', code: 'platform/invalid-key',
    detail: 'Idempotency-Key holds 1 to 200 visible ASCII characters.',
  });
}

function scopeOf(request: FastifyRequest): string {
  return `${request.principal} ${request.method} ${request.url.split('?')[0]}`;
}

function hashOf(body: unknown): string {
  return createHash('sha256').update(JSON.stringify(body) ?? '').digest('hex');
}
