import { randomBytes } from 'node:crypto';
import type { Role, Scope } from '../src/accounts/contract.ts';
import { foundOrganisation, makeKey, type Organisation } from '../src/accounts/index.ts';
import { scopesOf } from '../src/accounts/scope.ts';
import { insertMember } from '../src/accounts/store/member.ts';
import {
  selectOrganisationBySlug, type NewOrganisation,
} from '../src/accounts/store/organisation.ts';
import { insertUser } from '../src/accounts/store/user.ts';
import { withSystem, type Database } from '../src/platform/index.ts';

const word = (): string => randomBytes(5).toString('hex');

/** A campaign of the hard side in Columbia, unless told otherwise. */
export async function anOrganisation(
  db: Database, given: Partial<NewOrganisation> = {},
): Promise<Organisation> {
  const slug = given.slug ?? `campaign-${word()}`;
  return withSystem(db, (tx) => foundOrganisation(tx, {
    slug, name: `The ${slug}`, kind: 'campaign', side: 'hard', state: 'xc', ...given,
  }));
}

/** The organisation of that slug that a test arranged otherwise. */
export async function theOrganisation(db: Database, slug: string): Promise<Organisation> {
  const found = await withSystem(db, (tx) => selectOrganisationBySlug(tx, slug));
  if (!found) throw new Error(`no organisation ${slug}`);
  return found;
}

/** A member of that role, without a password. */
export async function aMember(
  db: Database, organisation: Organisation, role: Role = 'owner',
): Promise<{ readonly userId: string; readonly email: string }> {
  const userId = word();
  const email = `${userId}@example.org`;
  await withSystem(db, async (tx) => {
    await insertUser(tx, { userId, name: `Member ${userId}`, email, passwordHash: undefined });
    await insertMember(tx, { organisationId: organisation.organisationId, userId, role });
  });
  return { userId, email };
}

/** A key of an owner of the organisation, ready for `headers: { authorization }`. */
export async function anAuthorization(
  db: Database, organisation: Organisation, scopes: readonly Scope[],
): Promise<string> {
  const { userId } = await aMember(db, organisation);
  const { text } = await makeKey(db, {
    name: 'A test', scopes, requestId: 'test',
    caller: {
      organisation, userId, role: 'owner', scopes: scopesOf('owner', organisation),
      via: 'session', credentialId: 'test',
    },
  });
  return `Bearer ${text}`;
}
