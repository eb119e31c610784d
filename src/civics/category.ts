import type { Category } from './contract.ts';

export { categories, type Category } from './contract.ts';

/** What a state's roll itself says; the rest is what voters told participants. */
export const rollCategories = [
  'registration', 'sensitive', 'vote_history', 'ballot_status',
] as const satisfies readonly Category[];
