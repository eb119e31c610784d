import { useAct, useAsked } from './ask.ts';
import { client, told, type Reply } from './client.ts';

export type WhyOne = Reply<'/v1/persons/{id}/judgements', 'get'>;
export type Judgement = WhyOne['judgements'][number];
export type IdentityRecord = WhyOne['records'][number];

const touched = ['person', 'persons', 'judgements', 'review-pair'];

/** Why these records are held to be one person. */
export const useJudgements = (id: string) => useAsked(
  ['judgements', id],
  (signal) => told(client.GET('/v1/persons/{id}/judgements', { params: { path: { id } }, signal })),
  { keep: true },
);

export const useMerge = () => useAct(
  ({ id, other }: { readonly id: string; readonly other: string }) =>
    told(client.POST('/v1/persons/{id}/merge', {
      params: { path: { id } }, body: { with: other },
    })),
  touched,
);

export const useSplit = () => useAct(
  ({ id, statements }: { readonly id: string; readonly statements: readonly string[] }) =>
    told(client.POST('/v1/persons/{id}/split', {
      params: { path: { id } }, body: { statements: [...statements] },
    })),
  touched,
);

/** Takes a merge or a split back; all stands as before it. */
export const useUndoAct = () => useAct(
  (actId: string) =>
    told(client.POST('/v1/judgement-acts/{id}/undo', { params: { path: { id: actId } } })),
  touched,
);
