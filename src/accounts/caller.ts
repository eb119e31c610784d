import type { FastifyRequest } from 'fastify';
import { refuse } from '../kernel/index.ts';
import type { Role, Scope } from './contract.ts';
import type { Organisation } from './organisation.ts';

/** Who makes a request, for which organisation, with which rights. */
export interface Caller {
  readonly organisation: Organisation;
  /** The signed-in user, or `key:<id>` for a program. */
  readonly userId: string;
  readonly role: Role;
  readonly scopes: readonly Scope[];
  readonly via: 'session' | 'key';
  /** The session or the key that was shown; never its secret. */
  readonly credentialId: string;
}

const callers = new WeakMap<FastifyRequest, Caller>();

/** Who calls. Refuses accounts/unauthenticated; inside /v1 that happened before the route ran. */
export function callerOf(request: FastifyRequest): Caller {
  return callers.get(request) ?? refuseStranger();
}

export function setCaller(request: FastifyRequest, caller: Caller): void {
  callers.set(request, caller);
  // Limits and kept replies belong to one user in one organisation.
  request.principal = `${caller.organisation.organisationId}:${caller.userId}`;
}

export function refuseStranger(): never {
  return refuse({
    kind: 'unauthenticated', code: 'accounts/unauthenticated',
    detail: 'Sign in, or send a key: Authorization: Bearer ck_...',
  });
}
