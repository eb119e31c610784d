import { useAct, useAsked } from './ask.ts';
import { client, told, type Body, type Reply } from './client.ts';

export type NextPair = Reply<'/v1/review-pairs/next', 'get'>;
export type ReviewPair = NonNullable<NextPair['pair']>;
export type PairDecision = Body<'/v1/review-pairs/{id}/decision', 'post'>['decision'];
export type Step = ReviewPair['waterfall'][number];

/** The next pair for this reader, held for her; each turn asks once. */
export const useNextPair = (turn: number, skipped: boolean) => useAsked(
  ['review-pair', turn, skipped],
  (signal) => told(client.GET('/v1/review-pairs/next', {
    params: { query: { skipped: skipped ? 'true' : 'false' } }, signal,
  })),
  { once: true, keep: true },
);

export const useDecidePair = () => useAct(
  ({ pairId: id, decision }: { readonly pairId: string; readonly decision: PairDecision }) =>
    told(client.POST('/v1/review-pairs/{id}/decision', {
      params: { path: { id } }, body: { decision },
    })),
  ['person', 'judgements'],
);

export const useUndoPair = () => useAct(
  (pairId: string) =>
    told(client.POST('/v1/review-pairs/{id}/undo', { params: { path: { id: pairId } } })),
  ['person', 'judgements'],
);
