import type { OrganisationId } from '../../kernel/index.ts';
import type { Database, Tx } from '../../platform/index.ts';
import type { OrganisationKind, Side } from '../contract.ts';
import type { Organisation } from '../organisation.ts';
import { moveVersion } from './version.ts';

export interface NewOrganisation {
  readonly slug: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly side: Side | null;
  readonly state: string;
}

export interface OrganisationRow {
  readonly organisation_id: number;
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
  readonly side: string | null;
  readonly state: string;
}

export const organisationColumns = [
  'organisation.organisation_id', 'organisation.slug', 'organisation.name', 'organisation.kind',
  'organisation.side', 'organisation.state',
] as const;

/** Kind and side are held to the closed lists by the table's own constraints. */
export function organisationFrom(row: OrganisationRow): Organisation {
  return {
    organisationId: row.organisation_id as OrganisationId,
    slug: row.slug,
    name: row.name,
    kind: row.kind as OrganisationKind,
    side: row.side as Side | null,
    state: row.state,
  };
}

export async function selectOrganisations(db: Database): Promise<readonly Organisation[]> {
  const rows = await db.system.selectFrom('organisation').select(organisationColumns)
    .orderBy('slug').execute();
  return rows.map(organisationFrom);
}

/** Undefined where the slug is taken. */
export async function insertOrganisation(
  tx: Tx, organisation: NewOrganisation,
): Promise<Organisation | undefined> {
  const { slug, name, kind, side, state } = organisation;
  const row = await tx.sql.insertInto('organisation')
    .values({ slug, name, kind, side, state, created_at: tx.now })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning(organisationColumns).executeTakeFirst();
  await moveVersion(tx);
  return row && organisationFrom(row);
}

export async function selectOrganisationBySlug(
  tx: Tx, slug: string,
): Promise<Organisation | undefined> {
  const row = await tx.sql.selectFrom('organisation').select(organisationColumns)
    .where('slug', '=', slug).executeTakeFirst();
  return row && organisationFrom(row);
}

/** Changes of members go one after another: two last owners never remove each other. */
export async function lockOrganisation(tx: Tx, organisationId: number): Promise<void> {
  await tx.sql.selectFrom('organisation').select('organisation_id')
    .where('organisation_id', '=', organisationId).forUpdate().executeTakeFirst();
}
