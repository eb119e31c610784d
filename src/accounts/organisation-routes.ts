import { z } from 'zod';
import { record } from '../audit/index.ts';
import {
  cutPage, pageOf, pageQuery, readCursor, withSystem, type App, type Database,
} from '../platform/index.ts';
import { callerOf, refuseStranger, type Caller } from './caller.ts';
import {
  foundedSchema, meSchema, newOrganisationSchema, organisationSchema, type Me,
} from './contract.ts';
import { hasDemoDoors } from './demo.ts';
import { invite } from './invitation.ts';
import { forgetAccounts, memoryOf } from './memory.ts';
import { viewOf } from './organisation.ts';
import { foundOrganisation, organisations } from './organisations.ts';
import { requireScope } from './scope.ts';
import { invitationLink } from './setup.ts';
import type { SignInDeps } from './sign-in/routes.ts';
import { selectMemberships } from './store/member.ts';
import { selectUser } from './store/user.ts';

const tags = ['organisations'];

/** Who one is here, and who takes part. */
export function organisationRoutes(app: App, deps: SignInDeps): void {
  const { db } = deps;
  app.get('/v1/me', {
    schema: {
      tags, summary: 'Who you are here and what you may do', response: { 200: meSchema },
    },
  }, async (request) => {
    const caller = callerOf(request);
    const { organisation, role, scopes, via } = caller;
    const demo = await hasDemoDoors(db, deps.config);
    return {
      ...await tellWho(db, caller),
      organisation: viewOf(organisation), role, scopes: [...scopes], via, demo,
    };
  });
  app.get('/v1/organisations', {
    schema: {
      tags, summary: 'Who takes part, by slug', querystring: pageQuery,
      response: { 200: pageOf(organisationSchema) },
    },
  }, async (request) => {
    const { limit, cursor } = request.query;
    const after = readCursor(z.string(), cursor) ?? '';
    const rest = (await organisations(db)).filter(({ slug }) => slug > after);
    const page = cutPage(rest, limit, ({ slug }) => slug);
    return { items: page.rows.map(viewOf), next: page.next };
  });
  foundRoute(app, deps);
}

function foundRoute(app: App, { db, config }: SignInDeps): void {
  app.post('/v1/organisations', {
    config: { withoutKeptReply: true },
    schema: {
      tags, summary: 'Take in an organisation and invite its first owner (operator only)',
      body: newOrganisationSchema, response: { 201: foundedSchema },
    },
  }, async (request, reply) => {
    const { userId } = requireScope(callerOf(request), 'organisations:write');
    const { ownerEmail: email, ...given } = request.body;
    const requestId = request.id;
    const { organisation, invitation } = await withSystem(db, async (tx) => {
      const organisation = await foundOrganisation(tx, given);
      const { organisationId } = organisation;
      await record(tx, { kind: 'organisation.founded', organisationId, userId, requestId });
      const invitation = await invite(tx, {
        organisationId, email, role: 'owner', invitedBy: userId, requestId,
      });
      return { organisation, invitation };
    });
    forgetAccounts(db);
    const { token, expiresAt } = invitation;
    return reply.code(201).send({
      organisation: viewOf(organisation),
      invitation: {
        token, link: invitationLink(config, token), expiresAt: expiresAt.toISOString(),
      },
    });
  });
}

async function tellWho(
  db: Database, caller: Caller,
): Promise<Pick<Me, 'user' | 'memberships'>> {
  const { userId, organisation, role } = caller;
  if (caller.via === 'key') {
    const name = memoryOf(db).keys.get(caller.credentialId)?.name ?? 'A program';
    return {
      user: { userId, name, email: null, twoFactorEnabled: false },
      memberships: [{ organisation: viewOf(organisation), role }],
    };
  }
  const user = await selectUser(db, userId) ?? refuseStranger();
  const memberships = await selectMemberships(db, userId);
  return {
    user,
    memberships: memberships.map((one) => ({ ...one, organisation: viewOf(one.organisation) })),
  };
}
