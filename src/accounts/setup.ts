import { record } from '../audit/index.ts';
import { withSystem, type Config, type Database } from '../platform/index.ts';
import { invite } from './invitation.ts';
import { forgetAccounts } from './memory.ts';
import { withdrawInvitations } from './store/invitation.ts';
import { insertOrganisation, selectOrganisationBySlug } from './store/organisation.ts';
import { hasUsers } from './store/user.ts';

export interface Operator {
  readonly slug: string;
  readonly name: string;
  readonly state: string;
  /** Null: whoever opens the link gives an address. */
  readonly email: string | null;
}

const defaultOperator: Operator = {
  slug: 'operator', name: 'Exchange operator', state: 'us', email: null,
};

/** Where an invitation is used. The token stands after `#`, so that no server writes it down. */
export function invitationLink(config: Config, token: string): string {
  return `${config.publicUrl.replace(/\/$/, '')}/invitation#${token}`;
}

/**
 * Makes the operator's organisation where it is missing and a one-time link for an owner of it.
 * An earlier link without an address stops working. Throws a plain sentence where the slug belongs
 * to an organisation that is no operator.
 */
export async function createOperator(
  db: Database, config: Config, given: Partial<Operator> = {},
): Promise<string> {
  const { slug, name, state, email } = { ...defaultOperator, ...given };
  const token = await withSystem(db, async (tx) => {
    const made = await insertOrganisation(
      tx, { slug, name, state, kind: 'exchange_operator', side: null },
    );
    const operator = made ?? await selectOrganisationBySlug(tx, slug);
    if (operator?.kind !== 'exchange_operator') {
      throw new Error(`The organisation ${slug} is no exchange operator. Choose another --slug.`);
    }
    const { organisationId } = operator;
    if (made) await record(tx, { kind: 'organisation.founded', organisationId });
    await withdrawInvitations(tx, { organisationId, withoutEmail: true });
    const invitation = await invite(tx, {
      organisationId, email, role: 'owner', invitedBy: null, requestId: null,
    });
    return invitation.token;
  });
  forgetAccounts(db);
  return invitationLink(config, token);
}

/** The link for the first operator, as long as nobody can sign in at all; else undefined. */
export async function setupLink(db: Database, config: Config): Promise<string | undefined> {
  return await hasUsers(db) ? undefined : createOperator(db, config);
}
