import type { JudgementView, RecordView } from './contract.ts';

type Said = Omit<JudgementView, 'sentence'>;

/** One judgement in a plain sentence. */
export function sentenceOf(said: Said, [one, other]: readonly [RecordView, RecordView]): string {
  const both = `${nameOf(one)} and ${nameOf(other)}`;
  const day = said.at.slice(0, 10);
  const sureness = said.probability === null ? '' : ` (${percent(said.probability)} sure)`;
  const why = said.reason === null || said.reason === '' ? '' : `: ${said.reason}`;
  const judged = { same: 'held to be one person', different: 'held to be two people',
    unsure: 'left undecided' }[said.verdict];
  const isOld = !said.stands && said.verdict !== 'unsure';
  const overruled = isOld ? ' A later judgement outweighs it.' : '';
  return `${whoOf(said)} on ${day}${sureness}: ${both} are ${judged}${why}.${overruled}`
    .replace(/\.\.$/, '.');
}

/** Why these are one: what came together at once, and what was joined since. */
export function sentencesOf(
  records: readonly RecordView[], judgements: readonly JudgementView[],
): readonly string[] {
  const byNumber = Map.groupBy(records, ({ personId }) => personId);
  const together = [...byNumber.values()].filter((group) => group.length > 1).map((group) =>
    `${group.map(nameOf).join(' and ')} were matched when they came.`);
  const joined = judgements.filter(({ stands, verdict }) => stands && verdict === 'same');
  const isExplained = joined.length >= byNumber.size - 1;
  return [
    ...together, ...joined.map(({ sentence }) => sentence),
    ...(isExplained ? [] : ['Some are joined by what others know of her.']),
  ];
}

function whoOf({ by, organisation }: Said): string {
  if (by === 'steward') return `Decided by ${organisation?.name ?? 'another participant'}`;
  return by === 'model' ? 'Found by the scorer' : 'Found by a rule';
}

function nameOf({ kind, name, organisation, voterId, state }: RecordView): string {
  if (kind === 'registration') return `the registration ${state} ${voterId} of ${name}`;
  return `what ${organisation?.name ?? 'the exchange'} says of ${name}`;
}

/** Never more certain than it is: 99.96 % is not told as 100 %. */
function percent(probability: number): string {
  return `${Math.floor(probability * 1_000) / 10} %`;
}
