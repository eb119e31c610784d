import { symmetricDecrypt } from 'better-auth/crypto';
import { record } from '../../audit/index.ts';
import type { Refusal } from '../../kernel/index.ts';
import { withSystem, type Config, type Database, type Tx } from '../../platform/index.ts';
import { refusalFrom, replayRefusal } from './refusal.ts';
import { createLibrary, type Library } from './library.ts';
import { homeOf } from '../store/member.ts';
import {
  deleteExpired, selectChallengedUser, selectSealedSecret, selectUserByEmail, takeStep,
} from '../store/user.ts';
import { stepOfCode } from './totp.ts';
import { createTurns, type Turns } from './turns.ts';

/** What the browser gets: its cookies and, where there is something to tell, a body. */
export interface SignInReply {
  readonly cookies: readonly string[];
  readonly body: Readonly<Record<string, unknown>>;
}

/** Who signs in or is signed in: the request's cookies and the id that the journal tells. */
export interface Visitor {
  readonly cookie: string | undefined;
  readonly requestId: string;
  /** Known where there is a session already. */
  readonly userId?: string;
}

/** What one step is called in the journal, and whether a one-time code must be taken. */
interface Step {
  readonly done: string | undefined;
  readonly failed?: string;
  readonly detail?: Readonly<Record<string, string>>;
  readonly email?: string;
  readonly code?: string;
}

class CodeReplayed extends Error {}

export type SignIn = ReturnType<typeof createSignIn>;

type Act = (
  visitor: Visitor, step: Step, call: (headers: Headers) => Promise<Response>,
) => Promise<SignInReply>;

const asResponse = true;

/**
 * Everything that has to do with passwords, codes and sessions. Each act, its journal entry and
 * whatever better-auth writes for it are one transaction; failed tries are committed too, because
 * they count.
 */
export function createSignIn(db: Database, config: Config) {
  const library = createLibrary(db, config);
  const { api } = library.auth;
  const turns = createTurns({ atOnce: 3, mostWaiting: 60 });
  const act: Act = (visitor, step, call) =>
    turns(() => perform({ db, library }, { visitor, step, call }));
  return {
    ...passwordActs({ library, turns }, act),
    ...twoFactorActs(library, act),
    /** For the doors of the demo state: asks nothing. */
    asDemoUser: (visitor: Visitor & { readonly userId: string }) => act(
      visitor, { done: 'session.opened', detail: { by: 'demo' } },
      (headers) => api.openSession({ body: { userId: visitor.userId }, headers, asResponse }),
    ),
    out: (visitor: Visitor) => act(
      visitor, { done: 'session.closed' }, (headers) => api.signOut({ headers, asResponse }),
    ),
    /** The session that the cookies prove, or null. */
    sessionOf: async (cookie: string | undefined) => {
      if (cookie === undefined) return null;
      const found = await api.getSession({ headers: new Headers({ cookie }) });
      return found && {
        sessionId: found.session.id, userId: found.user.id,
        hasTwoFactor: found.user.twoFactorEnabled === true,
      };
    },
  };
}

function passwordActs(
  { library: { auth }, turns }: { readonly library: Library; readonly turns: Turns }, act: Act,
) {
  return {
    /** Refuses accounts/sign-in-refused, the same whether the address is known or not. */
    withPassword: (visitor: Visitor, body: {
      readonly email: string; readonly password: string; readonly rememberMe: boolean;
    }) => act(
      visitor,
      { done: 'session.opened', failed: 'session.refused', detail: { by: 'password' },
        email: body.email },
      (headers) => auth.api.signInEmail({ body, headers, asResponse }),
    ),
    /** Ends every other session of the user. */
    changePassword: (visitor: Visitor, body: {
      readonly currentPassword: string; readonly newPassword: string;
    }) => act(
      visitor, { done: 'password.changed' },
      (headers) => auth.api.changePassword({
        body: { ...body, revokeOtherSessions: true }, headers, asResponse,
      }),
    ),
    /** For whoever hashes or verifies: a turn first, a connection after, never the other way. */
    inTurn: turns,
    hashPassword: async (password: string) => (await auth.$context).password.hash(password),
    verifyPassword: async (hash: string, password: string) =>
      (await auth.$context).password.verify({ hash, password }),
  };
}

function twoFactorActs({ auth: { api } }: Library, act: Act) {
  return {
    /** Refuses accounts/code-refused, the same for a wrong code and one accepted before. */
    withCode: (visitor: Visitor, code: string) => act(
      visitor,
      { done: 'session.opened', failed: 'session.refused', detail: { by: 'code' }, code },
      (headers) => api.verifyTOTP({ body: { code }, headers, asResponse }),
    ),
    withBackupCode: (visitor: Visitor, code: string) => act(
      visitor,
      { done: 'session.opened', failed: 'session.refused', detail: { by: 'backup-code' } },
      (headers) => api.verifyBackupCode({ body: { code }, headers, asResponse }),
    ),
    setUpTwoFactor: (visitor: Visitor, password: string) => act(
      visitor, { done: undefined },
      (headers) => api.enableTwoFactor({ body: { password, method: 'totp' }, headers, asResponse }),
    ),
    /** The first code of an authenticator app: from now on the second factor is asked for. */
    confirmTwoFactor: (visitor: Visitor, code: string) => act(
      visitor, { done: 'two-factor.turned-on', code },
      (headers) => api.verifyTOTP({ body: { code }, headers, asResponse }),
    ),
    turnOffTwoFactor: (visitor: Visitor, password: string) => act(
      visitor, { done: 'two-factor.turned-off' },
      (headers) => api.disableTwoFactor({ body: { password }, headers, asResponse }),
    ),
    renewBackupCodes: (visitor: Visitor, password: string) => act(
      visitor, { done: 'backup-codes.renewed' },
      (headers) => api.generateBackupCodes({ body: { password }, headers, asResponse }),
    ),
  };
}

interface Performance {
  readonly visitor: Visitor;
  readonly step: Step;
  readonly call: (headers: Headers) => Promise<Response>;
}

async function perform(
  { db, library }: { db: Database; library: Library }, { visitor, step, call }: Performance,
): Promise<SignInReply> {
  // Only the cookies go in: the library needs no address and no name of a browser.
  const headers = new Headers(visitor.cookie === undefined ? {} : { cookie: visitor.cookie });
  const run = (tx: Tx) => library.joined.within(tx, async () => {
    const response = await call(headers);
    const told = await tellOf(response);
    if (response.ok && step.code !== undefined && told.userId !== undefined) {
      await takeCode({ tx, library }, told.userId, step.code);
    }
    await journal(tx, { visitor, step, told });
    return { response, told };
  });
  try {
    const { response, told } = await withSystem(db, run);
    if (told.refusal) throw told.refusal;
    return { cookies: response.headers.getSetCookie(), body: told.body };
  } catch (error) {
    if (!(error instanceof CodeReplayed)) throw error;
    const refusal = replayRefusal();
    const told: Told = { body: {}, userId: error.message, refusal };
    await withSystem(db, (tx) => journal(tx, { visitor, step, told }));
    throw refusal;
  }
}

interface Told {
  readonly body: Readonly<Record<string, unknown>>;
  readonly userId: string | undefined;
  readonly refusal: Refusal | undefined;
}

async function tellOf(response: Response): Promise<Told> {
  const text = await response.text();
  const body = (text === '' ? {} : JSON.parse(text) ?? {}) as Told['body'];
  const user = body['user'] as { readonly id: string } | undefined;
  const code = body['code'] as string | undefined;
  const refusal = response.ok ? undefined : refusalFrom(response.status, code);
  return { body, userId: user?.id, refusal };
}

/**
 * Takes the code's step in the transaction that accepts the code. Where it was taken before, all
 * that the library wrote is undone: a code never opens twice, not even at the same moment.
 */
async function takeCode(
  { tx, library }: { tx: Tx; library: Library }, userId: string, code: string,
): Promise<void> {
  const sealed = await selectSealedSecret(tx, userId);
  const key = (await library.auth.$context).secretConfig;
  const secret = sealed === undefined ? undefined : await symmetricDecrypt({ key, data: sealed });
  const step = secret === undefined ? undefined : stepOfCode(secret, code, tx.now.getTime());
  if (step !== undefined && await takeStep(tx, { userId, step })) return;
  throw new CodeReplayed(userId);
}

/** Says who, never with which address: a failed try tells a user's id or nothing. */
async function journal(
  tx: Tx, { visitor, step, told }: { visitor: Visitor; step: Step; told: Told },
): Promise<void> {
  const kind = told.refusal ? step.failed : step.done;
  if (kind === undefined || told.body['twoFactorRedirect'] === true) return;
  if (kind === 'session.opened') await deleteExpired(tx);
  const userId = told.userId ?? visitor.userId ?? await suspectOf(tx, { visitor, step, told });
  await record(tx, {
    kind, organisationId: await homeOf(tx, userId), userId: userId ?? null,
    requestId: visitor.requestId, detail: step.detail ?? {},
  });
}

/** Whose account a failed try was aimed at, where that can be known. */
async function suspectOf(
  tx: Tx, { visitor, step, told }: { visitor: Visitor; step: Step; told: Told },
): Promise<string | undefined> {
  if (step.email !== undefined) return (await selectUserByEmail(tx, step.email))?.userId;
  // The library vouches for the cookie of a half-way sign-in unless it says that it is over.
  const challenge = /commonroll\.two_factor=([\w-]+)/.exec(visitor.cookie ?? '')?.[1];
  if (challenge === undefined || told.refusal?.code === 'accounts/challenge-over') return undefined;
  return selectChallengedUser(tx, challenge);
}
