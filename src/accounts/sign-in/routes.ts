import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../../kernel/index.ts';
import type { App, Deps } from '../../platform/index.ts';
import { refuseStranger } from '../caller.ts';
import {
  backupCodeSchema, backupCodesSchema, changePasswordSchema, codeSchema, demoSchema,
  demoSignInSchema, doneSchema, passwordSchema, signedInSchema, signInSchema, twoFactorSetupSchema,
} from '../contract.ts';
import { demoDoors, demoUserOf } from '../demo.ts';
import type { SignInLimit } from './limit.ts';
import { viewOf } from '../organisation.ts';
import { requireStrong } from './password.ts';
import { requireSameOrigin } from './same-origin.ts';
import type { SignIn, SignInReply, Visitor } from './acts.ts';
import { selectUser } from '../store/user.ts';

export interface SignInDeps extends Deps {
  readonly signIn: SignIn;
  readonly limit: SignInLimit;
}

const done = { done: true } as const;
const tags = ['sign-in'];
/** Set-Cookie and secrets shown once must not be kept for replay. */
const config = { withoutKeptReply: true, open: true };

/** The doors by which people come in. Nothing else of better-auth can be reached. */
export function signInRoutes(app: App, deps: SignInDeps): void {
  passwordRoutes(app, deps);
  twoFactorRoutes(app, deps);
  demoRoutes(app, deps);
}

function passwordRoutes(app: App, deps: SignInDeps): void {
  const { signIn } = deps;
  app.post('/auth/sign-in/email', {
    config,
    schema: {
      tags, summary: 'Sign in with a password', security: [], body: signInSchema,
      response: { 200: signedInSchema },
    },
  }, async (request, reply) => {
    admit(deps, request, request.body.email);
    const answer = await signIn.withPassword(visitorOf(request), request.body);
    setCookies(reply, answer);
    return { twoFactorRedirect: answer.body['twoFactorRedirect'] === true };
  });
  app.post('/auth/sign-out', {
    config, schema: { tags, summary: 'End this session', response: { 200: doneSchema } },
  }, async (request, reply) => {
    requireSameOrigin(request.headers, deps.config.publicUrl);
    const session = await signIn.sessionOf(request.headers.cookie);
    const visitor = visitorOf(request);
    setCookies(reply, await signIn.out(session ? { ...visitor, userId: session.userId } : visitor));
    return done;
  });
  app.post('/auth/change-password', {
    config,
    schema: {
      tags, summary: 'Take a new password; every other session ends',
      body: changePasswordSchema, response: { 200: doneSchema },
    },
  }, async (request, reply) => {
    const visitor = await signedIn(deps, request);
    const user = await selectUser(deps.db, visitor.userId) ?? refuseStranger();
    requireStrong(request.body.newPassword, user.email, '#/newPassword');
    setCookies(reply, await signIn.changePassword(visitor, request.body));
    return done;
  });
}

function twoFactorRoutes(app: App, deps: SignInDeps): void {
  const { signIn } = deps;
  app.post('/auth/two-factor/enable', {
    config,
    schema: {
      tags, summary: 'Begin to set up an authenticator app; verify a code to finish',
      body: passwordSchema, response: { 200: twoFactorSetupSchema },
    },
  }, async (request) => {
    const visitor = await signedIn(deps, request);
    const { body } = await signIn.setUpTwoFactor(visitor, request.body.password);
    return twoFactorSetupSchema.parse(body);
  });
  app.post('/auth/two-factor/verify-totp', {
    config,
    schema: {
      tags, summary: 'The second step of a sign-in, or the last one of the set-up',
      body: codeSchema, response: { 200: doneSchema },
    },
  }, async (request, reply) => {
    admit(deps, request);
    const session = await signIn.sessionOf(request.headers.cookie);
    if (session?.hasTwoFactor === true) refuseSignedIn();
    const visitor = visitorOf(request);
    const { code } = request.body;
    setCookies(reply, session
      ? await signIn.confirmTwoFactor({ ...visitor, userId: session.userId }, code)
      : await signIn.withCode(visitor, code));
    return done;
  });
  app.post('/auth/two-factor/verify-backup-code', {
    config,
    schema: {
      tags, summary: 'The second step of a sign-in without the authenticator app',
      body: backupCodeSchema, response: { 200: doneSchema },
    },
  }, async (request, reply) => {
    admit(deps, request);
    if (await signIn.sessionOf(request.headers.cookie)) refuseSignedIn();
    setCookies(reply, await signIn.withBackupCode(visitorOf(request), request.body.code));
    return done;
  });
  app.post('/auth/two-factor/generate-backup-codes', {
    config,
    schema: {
      tags, summary: 'New backup codes; the old ones stop working',
      body: passwordSchema, response: { 200: backupCodesSchema },
    },
  }, async (request) => {
    const visitor = await signedIn(deps, request);
    const { body } = await signIn.renewBackupCodes(visitor, request.body.password);
    return backupCodesSchema.parse(body);
  });
  app.post('/auth/two-factor/disable', {
    config,
    schema: {
      tags, summary: 'Do without the second factor', body: passwordSchema,
      response: { 200: doneSchema },
    },
  }, async (request, reply) => {
    const visitor = await signedIn(deps, request);
    setCookies(reply, await signIn.turnOffTwoFactor(visitor, request.body.password));
    return done;
  });
}

function demoRoutes(app: App, deps: SignInDeps): void {
  const { db, signIn } = deps;
  app.get('/v1/demo', {
    config,
    schema: {
      tags, summary: 'The one-click sign-ins of the demo state', security: [],
      response: { 200: demoSchema },
    },
  }, async () => {
    const found = await demoDoors(db, deps.config);
    return { doors: found.map((door) => ({ ...door, organisation: viewOf(door.organisation) })) };
  });
  app.post('/v1/demo/sign-in', {
    config,
    schema: {
      tags, summary: 'Sign in as one of the invented people', security: [],
      body: demoSignInSchema, response: { 200: doneSchema },
    },
  }, async (request, reply) => {
    const userId = await demoUserOf(db, deps.config, request.body.door);
    requireSameOrigin(request.headers, deps.config.publicUrl);
    setCookies(reply, await signIn.asDemoUser({ ...visitorOf(request), userId }));
    return done;
  });
}

function visitorOf(request: FastifyRequest): Visitor {
  return { cookie: request.headers.cookie, requestId: request.id };
}

/** Before anything is tried: from our own pages, and not too often. */
function admit(deps: SignInDeps, request: FastifyRequest, email?: string): void {
  requireSameOrigin(request.headers, deps.config.publicUrl);
  const now = deps.db.clock.now();
  deps.limit.admit({ ip: request.ip, now, ...(email !== undefined && { email }) });
}

/** Who has a session; her own password is asked for again, so tries are limited here too. */
async function signedIn(
  deps: SignInDeps, request: FastifyRequest,
): Promise<Visitor & { readonly userId: string }> {
  requireSameOrigin(request.headers, deps.config.publicUrl);
  const session = await deps.signIn.sessionOf(request.headers.cookie) ?? refuseStranger();
  deps.limit.admit({ ip: request.ip, email: session.userId, now: deps.db.clock.now() });
  return { ...visitorOf(request), userId: session.userId };
}

function setCookies(reply: FastifyReply, { cookies }: SignInReply): void {
  if (cookies.length > 0) void reply.header('set-cookie', [...cookies]);
}

function refuseSignedIn(): never {
  return refuse({
    kind: 'conflict', code: 'accounts/signed-in-already', detail: 'You are signed in already.',
  });
}
