import type { Judge, Verdict } from './contract.ts';

/**
 * What somebody held of two persons' numbers, as far as it decides who is one person. Numbers are
 * in the order in which judgements were made, whatever the order in which they are read.
 */
export interface Judgement {
  readonly judgementId: bigint;
  readonly one: bigint;
  readonly other: bigint;
  readonly verdict: Verdict;
  readonly judge: Judge;
  /** Of a model's "same": which of two that exclude one another goes first. */
  readonly probability: number | null;
  /** Takes that earlier one back. */
  readonly undoes: bigint | null;
}

/** What stands of two numbers after all that was held of them. */
export type Standing = Judgement & { readonly verdict: 'same' | 'different' };

/** Names a pair of numbers, whichever is told first. */
export function pairKey(one: bigint, other: bigint): string {
  return one < other ? `${one}/${other}` : `${other}/${one}`;
}

/**
 * The judgement that stands for each pair: the last that a steward made and nobody took back, else
 * the last of rule and model. A steward who was unsure changes nothing: only "same" lifts
 * "different", so that nothing automatic ever does.
 */
export function standingJudgements(
  judgements: readonly Judgement[],
): ReadonlyMap<string, Standing> {
  const undone = new Set(judgements.map(({ undoes }) => undoes));
  const last = new Map<string, Judgement>();
  for (const judgement of judgements) {
    const { judge, verdict, judgementId, undoes } = judgement;
    if (undoes !== null || undone.has(judgementId)) continue;
    if (judge === 'steward' && verdict === 'unsure') continue;
    const key = pairKey(judgement.one, judgement.other);
    const before = last.get(key);
    if (!before || outweighs(judgement, before)) last.set(key, judgement);
  }
  const standing = [...last].filter((entry): entry is [string, Standing] =>
    entry[1].verdict !== 'unsure');
  return new Map(standing);
}

function outweighs(judgement: Judgement, before: Judgement): boolean {
  const isSteward = judgement.judge === 'steward';
  if (isSteward !== (before.judge === 'steward')) return isSteward;
  return judgement.judgementId > before.judgementId;
}
