import type { Tree } from '../../../src/universes/contract.ts';
import { useAsked } from './ask.ts';
import { client, told, type Body, type Reply } from './client.ts';

export type { Leaf, Tree } from '../../../src/universes/contract.ts';
type CountBody = Body<'/v1/universes/count', 'post'>;
export type CountReply = Reply<'/v1/universes/count', 'post'>;
export type FieldsReply = Reply<'/v1/universes/fields', 'get'>;
export type Facet = CountReply['facets'][number]['facet'];
export type PersonRow = CountReply['rows'][number];
export type Choice = FieldsReply['counties'][number];

/** What the reader may build with, for this purpose. */
export const useFields = () => useAsked(['universe-fields'], (signal) =>
  told(client.GET('/v1/universes/fields', { signal })));

/** What is to be counted; a tree is never changed in place, whatever the wire's type says. */
type Counting = Omit<CountBody, 'tree'> & { readonly tree: Tree };

/** How many the tree selects, broken down, with the first rows; the last answer stays, dimmed. */
export const useCount = (asked: Counting) => useAsked(
  ['universe-count', JSON.stringify(asked)],
  (signal) => told(client.POST('/v1/universes/count', { body: asked as CountBody, signal })),
  { keep: true, everyMs: 20_000 },
);
