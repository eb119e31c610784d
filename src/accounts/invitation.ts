import { createHash, randomBytes } from 'node:crypto';
import { recordMany, record } from '../audit/index.ts';
import { refuse } from '../kernel/index.ts';
import { withSystem, type Database, type Tx } from '../platform/index.ts';
import type { Role } from './contract.ts';
import type { Organisation } from './organisation.ts';
import { requireStrong } from './sign-in/password.ts';
import { refusalFrom } from './sign-in/refusal.ts';
import type { SignIn } from './sign-in/acts.ts';
import {
  insertInvitation, lockOpenInvitation, markUsed, type FoundInvitation, type ListedInvitation,
} from './store/invitation.ts';
import { insertMember } from './store/member.ts';
import { insertUser, selectPasswordHash, selectUserByEmail } from './store/user.ts';

const daysOpen = 7;

export interface MadeInvitation extends ListedInvitation {
  /** Shown once; only its hash is kept. */
  readonly token: string;
}

/** Invites whoever holds the token, for seven days, once. Null e-mail: she gives her own. */
export async function invite(tx: Tx, invitation: {
  readonly organisationId: number;
  readonly email: string | null;
  readonly role: Role;
  readonly invitedBy: string | null;
  readonly requestId: string | null;
}): Promise<MadeInvitation> {
  const { organisationId, role, invitedBy } = invitation;
  const token = `inv_${randomBytes(32).toString('base64url')}`;
  const made = await insertInvitation(tx, {
    organisationId, role, invitedBy, email: invitation.email?.toLowerCase() ?? null,
    tokenHash: hashOfToken(token),
    expiresAt: new Date(tx.now.getTime() + daysOpen * 86_400_000),
  });
  await record(tx, {
    kind: 'invitation.made', organisationId, userId: invitedBy,
    requestId: invitation.requestId, detail: { role },
  });
  return { ...made, token };
}

function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Refuses accounts/unknown-invitation: used, withdrawn, too old and never made look the same. */
export async function getOpenInvitation(tx: Tx, token: string): Promise<FoundInvitation> {
  return await lockOpenInvitation(tx, hashOfToken(token)) ?? refuse({
    kind: 'not-found', code: 'accounts/unknown-invitation',
    detail: 'This invitation was used, withdrawn or is too old. Ask for another one.',
  });
}

export interface Acceptance {
  readonly token: string;
  readonly name: string;
  readonly password: string;
  /** Counts only where the invitation names no address. */
  readonly email: string | undefined;
  readonly requestId: string;
}

export interface Accepted {
  readonly organisation: Organisation;
  readonly email: string;
  readonly role: Role;
}

/**
 * Makes the invited person a member: a new one with the password given, one that is known only by
 * her own password. Opens no session, so it is no way around a second factor. Refuses
 * accounts/unknown-invitation, weak-password, wrong-password, already-member, email-missing.
 */
export function acceptInvitation(
  deps: { readonly db: Database; readonly signIn: SignIn }, acceptance: Acceptance,
): Promise<Accepted> {
  return deps.signIn.inTurn(() => accept(deps, acceptance));
}

async function accept(
  { db, signIn }: { readonly db: Database; readonly signIn: SignIn }, acceptance: Acceptance,
): Promise<Accepted> {
  // Slow on purpose, hence before the invitation is locked.
  const newHash = await signIn.hashPassword(acceptance.password);
  return withSystem(db, async (tx) => {
    const invitation = await getOpenInvitation(tx, acceptance.token);
    const email = addressOf(invitation, acceptance);
    const { organisation, role, invitationId } = invitation;
    const { organisationId } = organisation;
    const userId = await knownUser({ tx, signIn }, email, acceptance.password)
      ?? await newUser(tx, { ...acceptance, email, newHash });
    if (!await insertMember(tx, { organisationId, userId, role })) refuseMember();
    await markUsed(tx, { invitationId, userId });
    const by = { organisationId, userId, requestId: acceptance.requestId };
    await recordMany(tx, [
      { ...by, kind: 'invitation.used' }, { ...by, kind: 'member.added', detail: { role } },
    ]);
    return { organisation, email, role };
  });
}

function addressOf(invitation: FoundInvitation, acceptance: Acceptance): string {
  const email = invitation.email ?? acceptance.email?.toLowerCase();
  return email ?? refuse({
    kind: 'invalid', code: 'accounts/email-missing',
    detail: 'This invitation names no address: give yours.',
    extras: { faults: [{ pointer: '#/email', detail: 'is missing' }] },
  });
}

/** Refuses accounts/wrong-password: holding the token does not make one the owner of an account. */
async function knownUser(
  { tx, signIn }: { tx: Tx; signIn: SignIn }, email: string, password: string,
): Promise<string | undefined> {
  const user = await selectUserByEmail(tx, email);
  if (!user) return undefined;
  const hash = await selectPasswordHash(tx, user.userId);
  if (hash === undefined || !await signIn.verifyPassword(hash, password)) {
    throw refusalFrom(400, 'INVALID_PASSWORD');
  }
  return user.userId;
}

async function newUser(tx: Tx, user: {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly newHash: string;
}): Promise<string> {
  requireStrong(user.password, user.email, '#/password');
  const userId = randomBytes(16).toString('hex');
  const made = await insertUser(tx, {
    userId, name: user.name, email: user.email, passwordHash: user.newHash,
  });
  // Two invitations of one new address used at the same moment: the later one tries again.
  return made?.userId ?? refuse({
    kind: 'conflict', code: 'accounts/address-taken',
    detail: 'This address got an account just now. Try again with its password.',
  });
}

function refuseMember(): never {
  return refuse({
    kind: 'conflict', code: 'accounts/already-member',
    detail: 'This person is a member of the organisation already.',
  });
}
