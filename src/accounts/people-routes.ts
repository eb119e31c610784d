import { z } from 'zod';
import { refuse } from '../kernel/index.ts';
import {
  cutPage, pageOf, pageQuery, readCursor, seal, unseal, withApp, withSystem, type App,
} from '../platform/index.ts';
import { record } from '../audit/index.ts';
import { callerOf } from './caller.ts';
import {
  acceptedInvitationSchema, acceptInvitationSchema, doneSchema, invitationParams,
  invitationPreviewSchema, invitationSchema, invitationTokenSchema, madeInvitationSchema,
  memberChangeSchema, memberParams, memberSchema, newInvitationSchema,
} from './contract.ts';
import { acceptInvitation, getOpenInvitation, invite } from './invitation.ts';
import { changeRole, removeMember } from './member.ts';
import { viewOf } from './organisation.ts';
import { requireScope } from './scope.ts';
import { invitationLink } from './setup.ts';
import type { SignInDeps } from './sign-in/routes.ts';
import {
  selectInvitations, withdrawInvitations, type ListedInvitation,
} from './store/invitation.ts';
import { selectMembers, type Member } from './store/member.ts';

const tags = ['people'];
const done = { done: true } as const;
const within = (organisationId: number) => ({ organisationId, sources: [] });

/** Members and invitations of the caller's own organisation. */
export function peopleRoutes(app: App, deps: SignInDeps): void {
  memberRoutes(app, deps);
  invitationRoutes(app, deps);
  strangerRoutes(app, deps);
}

function memberRoutes(app: App, { db }: SignInDeps): void {
  app.get('/v1/members', {
    schema: {
      tags, summary: 'The members of your organisation', querystring: pageQuery,
      response: { 200: pageOf(memberSchema) },
    },
  }, async (request) => {
    const caller = callerOf(request);
    // Colleagues know each other; a program needs the right.
    if (caller.via === 'key') requireScope(caller, 'members:write');
    const { organisationId } = caller.organisation;
    const { limit, cursor } = request.query;
    const after = readCursor(z.string().max(100), cursor);
    const found = await withApp(db, within(organisationId), (tx) =>
      selectMembers(tx, { organisationId, after, limit: limit + 1 }));
    const page = cutPage(found, limit, (member) => member.userId);
    return { items: page.rows.map(memberView), next: page.next };
  });
  app.patch('/v1/members/:userId', {
    schema: {
      tags, summary: 'Give a member another role', params: memberParams,
      body: memberChangeSchema, response: { 200: memberSchema },
    },
  }, async (request) => {
    const caller = requireScope(callerOf(request), 'members:write');
    const { userId } = request.params;
    const { role } = request.body;
    return memberView(await changeRole(db, { caller, userId, role, requestId: request.id }));
  });
  app.delete('/v1/members/:userId', {
    schema: {
      tags, summary: 'Remove a member; her sessions and keys end at once',
      params: memberParams, response: { 200: doneSchema },
    },
  }, async (request) => {
    const caller = requireScope(callerOf(request), 'members:write');
    await removeMember(db, { caller, userId: request.params.userId, requestId: request.id });
    return done;
  });
}

function memberView(member: Member) {
  return { ...member, joinedAt: member.joinedAt.toISOString() };
}

function invitationRoutes(app: App, deps: SignInDeps): void {
  const { db } = deps;
  const viewInvitation = (invitation: ListedInvitation) => invitationView(deps, invitation);
  app.get('/v1/invitations', {
    schema: {
      tags, summary: 'Invitations to your organisation, newest first', querystring: pageQuery,
      response: { 200: pageOf(invitationSchema) },
    },
  }, async (request) => {
    const { organisationId } = requireScope(callerOf(request), 'members:write').organisation;
    const { limit, cursor } = request.query;
    const last = readCursor(z.string(), cursor);
    const before = last === undefined ? undefined : unseal(db, 'invitation', last);
    const found = await withApp(db, within(organisationId), (tx) =>
      selectInvitations(tx, { organisationId, before, limit: limit + 1 }));
    const page = cutPage(found, limit, (one) => seal(db, 'invitation', one.invitationId));
    return { items: page.rows.map(viewInvitation), next: page.next };
  });
  app.post('/v1/invitations', {
    config: { withoutKeptReply: true },
    schema: {
      tags, summary: 'Invite someone; the link is shown once',
      body: newInvitationSchema, response: { 201: madeInvitationSchema },
    },
  }, async (request, reply) => {
    const caller = requireScope(callerOf(request), 'members:write');
    const { organisationId } = caller.organisation;
    const { email, role } = request.body;
    const made = await withApp(db, within(organisationId), (tx) => invite(tx, {
      organisationId, email, role, invitedBy: caller.userId, requestId: request.id,
    }));
    const link = invitationLink(deps.config, made.token);
    return reply.code(201).send({ ...viewInvitation(made), token: made.token, link });
  });
  app.delete('/v1/invitations/:id', {
    schema: {
      tags, summary: 'Withdraw an invitation', params: invitationParams,
      response: { 200: doneSchema },
    },
  }, async (request) => {
    const caller = requireScope(callerOf(request), 'members:write');
    const { organisationId } = caller.organisation;
    const invitationId = unseal(db, 'invitation', request.params.id);
    await withApp(db, within(organisationId), async (tx) => {
      const count = await withdrawInvitations(tx, { organisationId, invitationId });
      if (count === 0) refuseInvitation();
      await record(tx, {
        kind: 'invitation.withdrawn', organisationId, userId: caller.userId,
        requestId: request.id,
      });
    });
    return done;
  });
}

function refuseInvitation(): never {
  return refuse({
    kind: 'not-found', code: 'accounts/unknown-invitation',
    detail: 'Your organisation has no such open invitation.',
  });
}

function invitationView({ db }: SignInDeps, invitation: ListedInvitation) {
  const { invitationId, email, role, createdAt, expiresAt } = invitation;
  return {
    id: seal(db, 'invitation', invitationId), email, role,
    createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString(),
    state: stateOf(invitation, db.clock.now()),
  };
}

function stateOf(
  { usedAt, withdrawnAt, expiresAt }: ListedInvitation, now: Date,
): z.infer<typeof invitationSchema>['state'] {
  if (usedAt !== null) return 'used';
  if (withdrawnAt !== null) return 'withdrawn';
  return expiresAt <= now ? 'expired' : 'open';
}

function strangerRoutes(app: App, deps: SignInDeps): void {
  const { db, limit, signIn } = deps;
  const config = { open: true, withoutKeptReply: true };
  app.post('/v1/invitations/preview', {
    config,
    schema: {
      tags, summary: 'What an invitation is for', security: [], body: invitationTokenSchema,
      response: { 200: invitationPreviewSchema },
    },
  }, async (request) => {
    limit.admit({ ip: request.ip, now: db.clock.now() });
    const found = await withSystem(db, (tx) => getOpenInvitation(tx, request.body.token));
    const { organisation, email, role, expiresAt } = found;
    return {
      organisation: viewOf(organisation), email, role, expiresAt: expiresAt.toISOString(),
    };
  });
  app.post('/v1/invitations/accept', {
    config,
    schema: {
      tags, summary: 'Become a member, then sign in', security: [],
      body: acceptInvitationSchema, response: { 200: acceptedInvitationSchema },
    },
  }, async (request) => {
    // The token stands for the account: the address is known only behind it.
    limit.admit({ ip: request.ip, email: request.body.token, now: db.clock.now() });
    const { token, name, password, email } = request.body;
    const accepted = await acceptInvitation(
      { db, signIn }, { token, name, password, email, requestId: request.id },
    );
    return { ...accepted, organisation: viewOf(accepted.organisation) };
  });
}
