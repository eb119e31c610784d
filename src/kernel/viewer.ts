import type { OrganisationId } from './ids.ts';

/** What a read is for (closed list). `commercial` exists to be refused and seen to be refused. */
export const purposes = [
  'gotv', 'persuasion', 'volunteer', 'registration_drive',
  'fundraising', 'research', 'compliance', 'commercial',
] as const;
export type Purpose = (typeof purposes)[number];

/** What is done with what is read (closed list, independent bits). */
export const actions = ['count', 'view', 'list', 'export', 'stream'] as const;
export type Action = (typeof actions)[number];

/**
 * Who reads, why and how. Every front door that reads takes it first. `agreementVersion` is the
 * version of the agreements under which the request began; it is stamped on answers and cursors.
 */
export interface Viewer {
  readonly organisationId: OrganisationId;
  /** The signed-in user, or `key:<id>` for a program. */
  readonly userId: string;
  readonly purpose: Purpose;
  readonly action: Action;
  readonly agreementVersion: number;
}

/** The same viewer, doing something else with what it reads. */
export function acting(viewer: Viewer, action: Action): Viewer {
  return viewer.action === action ? viewer : { ...viewer, action };
}

/** Bit of the n-th word of a closed list, for masks kept as integers. */
export function maskOf<Word extends string>(
  list: readonly Word[], words: readonly Word[],
): number {
  return words.reduce((mask, word) => mask | (1 << list.indexOf(word)), 0);
}

/** The words whose bits are set, in list order. */
export function wordsOf<Word extends string>(list: readonly Word[], mask: number): Word[] {
  return list.filter((_, place) => (mask & (1 << place)) !== 0);
}
