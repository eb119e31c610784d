import { refuse } from '../kernel/index.ts';
import type { Database, Tx } from '../platform/index.ts';
import { freshMemory, keepUnlessChanged } from './memory.ts';
import type { Organisation } from './organisation.ts';
import {
  insertOrganisation, selectOrganisations, type NewOrganisation,
} from './store/organisation.ts';

/** Every organisation by slug; at most a second behind what other processes did. */
export async function organisations(db: Database): Promise<readonly Organisation[]> {
  const memory = await freshMemory(db);
  if (memory.organisations !== undefined) return memory.organisations;
  return keepUnlessChanged(memory, () => selectOrganisations(db), (found) => {
    memory.organisations = found;
  });
}

/** The organisation, or undefined where no organisation has this slug. */
export async function findOrganisation(
  db: Database, slug: string,
): Promise<Organisation | undefined> {
  return (await organisations(db)).find((organisation) => organisation.slug === slug);
}

/** Adds an organisation. Refuses accounts/slug-taken (conflict). A system transaction. */
export async function foundOrganisation(
  tx: Tx, organisation: NewOrganisation,
): Promise<Organisation> {
  return await insertOrganisation(tx, organisation) ?? refuse({
    kind: 'conflict', code: 'accounts/slug-taken',
    detail: `There is an organisation called ${organisation.slug} already.`,
  });
}
