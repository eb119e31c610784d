import type { FastifyRequest } from 'fastify';
import type { App, Database, Deps } from '../platform/index.ts';
import { refuseStranger, setCaller, type Caller } from './caller.ts';
import { callerOfKey, settleStamps } from './key/check.ts';
import { requireSameOrigin } from './sign-in/same-origin.ts';
import { callerOfSession, refuseOrganisation, wantedOrganisation } from './session-check.ts';
import { cookiePrefix } from './sign-in/library.ts';
import type { SignIn } from './sign-in/acts.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A route under /v1 for strangers. Every other one knows its caller before it reads a byte. */
    open?: boolean;
  }
}

const readOnly: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Lets nobody into /v1 who shows neither a key nor a session, but for routes marked `open`. */
export function addAuthentication(app: App, deps: Deps, signIn: SignIn): void {
  app.addHook('onRequest', async (request, reply) => {
    const address = request.routeOptions.url;
    // Codes and secrets shown once stay in no cache; /v1 says so for itself.
    if (address?.startsWith('/auth/') === true) reply.header('cache-control', 'no-store');
    if (address?.startsWith('/v1') !== true || request.routeOptions.config.open === true) return;
    // Goes out with a refusal only: whoever is let in gets it taken off again.
    reply.header('www-authenticate', 'Bearer');
    setCaller(request, await authenticate(deps, signIn, request));
    reply.removeHeader('www-authenticate');
  });
  app.addHook('onClose', () => settleStamps(deps.db));
}

/** A key wins over a cookie: a program that sends one means it. */
async function authenticate(
  deps: Deps, signIn: SignIn, request: FastifyRequest,
): Promise<Caller> {
  const { authorization, cookie } = request.headers;
  if (authorization !== undefined) return byKey(deps.db, authorization, request);
  if (cookie?.includes(`${cookiePrefix}.session_token=`) !== true) refuseStranger();
  if (!readOnly.has(request.method)) requireSameOrigin(request.headers, deps.config.publicUrl);
  return await callerOfSession({ db: deps.db, signIn }, request) ?? refuseStranger();
}

async function byKey(
  db: Database, authorization: string, request: FastifyRequest,
): Promise<Caller> {
  const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  const caller = key === undefined ? refuseStranger() : await callerOfKey(db, key);
  const wanted = wantedOrganisation(request);
  if (wanted !== undefined && wanted !== caller.organisation.slug) refuseOrganisation();
  return caller;
}
