import type { Category } from '../civics/index.ts';
import type { Action, Day, Instant, Purpose } from '../kernel/index.ts';

export type Side = 'hard' | 'soft' | 'nonpartisan';

/** To whom a clause grants: one organisation, the signatories of a side, or every participant. */
export type Grantee =
  | { readonly kind: 'organisation'; readonly organisationId: number }
  | { readonly kind: 'side'; readonly side: Side }
  | { readonly kind: 'participants' };

/** One promise of an agreement. Empty divisions or contests mean everywhere, every contest. */
export interface Clause {
  readonly clauseId: number;
  readonly agreementId: number;
  readonly effect: 'allow' | 'deny';
  /** Null: each signatory grants what is its own. */
  readonly grantorId: number | null;
  readonly grantee: Grantee;
  readonly categories: readonly Category[];
  readonly divisions: readonly number[];
  readonly contests: readonly number[];
  readonly purposes: readonly Purpose[];
  readonly actions: readonly Action[];
  readonly maySublicense: boolean;
  readonly blind: boolean;
  readonly minAgeDays: number;
  readonly validFrom: Instant | null;
  readonly validUntil: Instant | null;
}

export type AgreementKind = 'head_licence' | 'participation';

/** An agreement as of one version: its signatories and clauses then. */
export interface Agreement {
  readonly agreementId: number;
  readonly kind: AgreementKind;
  readonly title: string;
  readonly side: Side | null;
  readonly parties: readonly number[];
  readonly clauses: readonly Clause[];
  readonly signedOn: Day | null;
}

/** Of an organisation, all that agreements ask about. */
export interface Party {
  readonly organisationId: number;
  readonly side: Side | null;
}
