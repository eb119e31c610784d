import type { OrganisationId } from '../kernel/index.ts';
import type { OrganisationKind, OrganisationView, Side } from './contract.ts';

/** Someone who takes part. Organisations are known to each other; their members are not. */
export interface Organisation {
  readonly organisationId: OrganisationId;
  readonly slug: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  /** Null for a committee and the operator. */
  readonly side: Side | null;
  readonly state: string;
}

/** What the world outside is shown; the number stays inside. */
export function viewOf(organisation: Organisation): OrganisationView {
  const { slug, name, kind, side, state } = organisation;
  return { slug, name, kind, side, state };
}
