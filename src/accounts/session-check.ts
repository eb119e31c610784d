import type { FastifyRequest } from 'fastify';
import { refuse } from '../kernel/index.ts';
import type { Database } from '../platform/index.ts';
import type { Caller } from './caller.ts';
import { scopesOf } from './scope.ts';
import { selectMemberships, type Membership } from './store/member.ts';
import type { SignIn } from './sign-in/acts.ts';

/**
 * Who is signed in, for which organisation; undefined where the cookies prove no session. Asks the
 * database every time, so that a removal holds at once. Refuses accounts/no-membership and
 * accounts/not-your-organisation (forbidden).
 */
export async function callerOfSession(
  { db, signIn }: { readonly db: Database; readonly signIn: SignIn }, request: FastifyRequest,
): Promise<Caller | undefined> {
  const session = await signIn.sessionOf(request.headers.cookie);
  if (!session) return undefined;
  const memberships = await selectMemberships(db, session.userId);
  const { organisation, role } = choose(memberships, wantedOrganisation(request));
  return {
    organisation, role, userId: session.userId, scopes: scopesOf(role, organisation),
    via: 'session', credentialId: session.sessionId,
  };
}

function choose(
  memberships: readonly Membership[], slug: string | undefined,
): Membership {
  const chosen = slug === undefined
    ? memberships[0]
    : memberships.find(({ organisation }) => organisation.slug === slug);
  if (chosen) return chosen;
  if (memberships.length === 0) {
    return refuse({
      kind: 'forbidden', code: 'accounts/no-membership',
      detail: 'You are a member of no organisation. Ask an owner for an invitation.',
    });
  }
  return refuseOrganisation();
}

/** The header `Commonroll-Organisation`; event streams cannot send one and use the query. */
export function wantedOrganisation(request: FastifyRequest): string | undefined {
  const header = request.headers['commonroll-organisation'];
  const query = new URLSearchParams(request.url.split('?')[1]).get('organisation');
  return header === undefined ? query ?? undefined : String(header);
}

/** The same for an organisation that one is no member of and for one that is not there. */
export function refuseOrganisation(): never {
  return refuse({
    kind: 'forbidden', code: 'accounts/not-your-organisation',
    detail: 'You do not act for the organisation that this request names.',
  });
}
