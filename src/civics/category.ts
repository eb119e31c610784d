/**
 * Agreements speak in categories (closed list): every stored field belongs to exactly one, see
 * fields.ts. The place in the list is the bit in masks and never changes.
 */
export const categories = [
  'registration', 'sensitive', 'vote_history', 'ballot_status', 'contact', 'support', 'issue',
  'vote_plan', 'contactability', 'consumer', 'score', 'membership', 'gift',
] as const;
export type Category = (typeof categories)[number];

/** What a state's roll itself says; the rest is what voters told participants. */
export const rollCategories = [
  'registration', 'sensitive', 'vote_history', 'ballot_status',
] as const satisfies readonly Category[];
