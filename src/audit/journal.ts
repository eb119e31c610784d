/** What a detail may hold: sealed ids, counts and words from closed lists; never personal data. */
export type Detail =
  | string | number | boolean | null | readonly Detail[] | { readonly [name: string]: Detail };

/** One act or one disclosure, as it goes into the journal. */
export interface NewEntry {
  /** `noun.past-tense`, e.g. `contacts.recorded`; stable, readers search by it. */
  readonly kind: string;
  /** Whose act it was; null only where no organisation is known, e.g. a failed sign-in. */
  readonly organisationId: number | null;
  /** The signed-in user, `key:<id>` for a program; absent where nobody is known. */
  readonly userId?: string | null;
  readonly requestId?: string | null;
  readonly purpose?: string | null;
  readonly agreementVersion?: number | null;
  readonly detail?: { readonly [name: string]: Detail };
}

/** An entry as its organisation reads it. */
export interface Entry {
  readonly entryId: bigint;
  readonly at: Date;
  readonly kind: string;
  readonly userId: string | null;
  readonly requestId: string | null;
  readonly purpose: string | null;
  readonly agreementVersion: number | null;
  readonly detail: unknown;
}
