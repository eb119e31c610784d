import type { CountBody, CountReply, FieldsReply } from '../../../src/universes/contract.ts';
import { ask, useAsked } from './ask.ts';

export type {
  Choice, CountBody, CountReply, Facet, FacetReply, FieldsReply, Leaf, PersonRow, Tree,
} from '../../../src/universes/contract.ts';

/** What the reader may build with, for this purpose. */
export const useFields = () => useAsked<FieldsReply>(
  ['universe-fields'], (signal) => ask('/v1/universes/fields', { signal }),
);

/** How many the tree selects, broken down, with the first rows; the last answer stays, dimmed. */
export const useCount = (body: CountBody) => useAsked<CountReply>(
  ['universe-count', JSON.stringify(body)],
  (signal) => ask('/v1/universes/count', { method: 'POST', body, signal, reading: true }),
  { keep: true, everyMs: 20_000 },
);
