import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Judgement } from '../../api/judgements.ts';
import { useFormat } from '../../parts/format.ts';
import { Tag } from '../../parts/page.tsx';
import { Empty } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';
import { Waterfall } from './waterfall.tsx';

const tones = { same: 'good', different: 'warn', unsure: 'plain' } as const;

/** Every judgement, newest first; none is ever deleted, some are outweighed. */
export function Judgements({ judgements }: { readonly judgements: readonly Judgement[] }) {
  const { why: words } = useWords();
  if (judgements.length === 0) {
    return <Empty title={words.noJudgements} teach={words.noJudgementsTeach} />;
  }
  return (
    <ol className="judgements">
      {judgements.map((one) => <Line key={one.judgementId} judgement={one} />)}
    </ol>
  );
}

function Line({ judgement }: { readonly judgement: Judgement }) {
  const { why: words } = useWords();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { verdict, stands, waterfall, probability, sentence, at } = judgement;
  return (
    <li data-stands={stands}>
      <p>
        <Tag tone={tones[verdict]}>{words.verdicts[verdict]}</Tag>{' '}
        {!stands && <Tag>{words.outweighed}</Tag>}{' '}
        <span className="quiet">{format.moment(at)}</span>
      </p>
      <p>{sentence}</p>
      {waterfall.length > 0 && (
        <UnstyledButton className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.hideWeights : words.showWeights}
        </UnstyledButton>
      )}
      {open && <Waterfall steps={waterfall} probability={probability} />}
    </li>
  );
}
