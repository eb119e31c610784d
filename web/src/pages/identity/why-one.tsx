import { Button } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe } from '../../api/accounts.ts';
import {
  useJudgements, useMerge, useSplit, useUndoAct, type WhyOne,
} from '../../api/judgements.ts';
import { usePerson } from '../../api/persons.ts';
import { ForPurpose } from '../../parts/for-purpose.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHead, Panel } from '../../parts/page.tsx';
import { plainCase } from '../../parts/plain-case.ts';
import { Answered, Empty, Refused } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';
import { Judgements } from './judgements.tsx';
import { MergeWith } from './merge-with.tsx';
import { Records } from './records.tsx';
import './review.css';
import './why-one.css';

/** Why some records are one person; and what to do where they are not, or where others are. */
export function WhyOnePage() {
  const { personId } = useParams({ from: '/voters/$personId/identity' });
  const { why: words } = useWords();
  const person = usePerson(personId);
  const judgements = useJudgements(personId);
  const name = person.data ? plainCase(person.data.name) : words.back;
  return (
    <ForPurpose>
      <p className="crumb"><Link to="/voters/$personId" params={{ personId }}>{name}</Link></p>
      <PageHead title={words.title} about={words.about} />
      <Answered answer={judgements} rows={10}>
        {(told) => <Oneness personId={personId} told={told} />}
      </Answered>
    </ForPurpose>
  );
}

/** What was done last on this page, where it was done, and the act that it was. */
interface Done {
  readonly said: string;
  readonly actId: string;
  readonly personId: string;
}

function Oneness({ personId, told }: { readonly personId: string; readonly told: WhyOne }) {
  const { why: words } = useWords();
  const navigate = useNavigate();
  const [done, setDone] = useState<Done>();
  const mayJudge = useMe().data?.scopes.includes('persons:write') ?? false;
  const merge = useMerge();
  const split = useSplit();
  const undo = useUndoAct();
  const show = (id: string) => void navigate({
    to: '/voters/$personId/identity', params: { personId: id }, replace: true,
  });
  const onMerge = (other: string) => merge.mutate({ id: personId, other }, {
    onSuccess: (reply) => {
      setDone(reply.actId === null ? undefined
        : { said: words.merged, actId: reply.actId, personId });
      show(reply.personId);
    },
  });
  const onSplit = (statements: readonly string[]) => split.mutate({ id: personId, statements }, {
    onSuccess: ({ actId }) => setDone({ said: words.splitDone, actId, personId }),
  });
  const onUndo = ({ actId, personId: before }: Done) => undo.mutate(actId, {
    onSuccess: () => {
      setDone(undefined);
      show(before);
    },
  });
  const isBusy = merge.isPending || split.isPending || undo.isPending;
  const fault = merge.error ?? split.error ?? undo.error;
  return (
    <>
      {done && <Undoable said={done.said} isBusy={isBusy} onUndo={() => onUndo(done)} />}
      {fault && <Refused error={fault} />}
      <div className="why">
        <div className="stack">
          <Panel title={words.sentences}>
            {told.sentences.length === 0
              ? <Empty title={words.single} teach={words.singleTeach} />
              : (
                <ul className="why-sentences">
                  {told.sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}
                </ul>
              )}
          </Panel>
          <Panel title={words.records} aside={words.recordsAbout}>
            <Records
              records={told.records} isBusy={isBusy} key={personId}
              onSplit={mayJudge ? onSplit : undefined}
            />
          </Panel>
        </div>
        <div className="stack">
          {mayJudge && (
            <Panel title={words.merge} aside={words.mergeAbout}>
              <MergeWith personId={personId} isBusy={isBusy} onMerge={onMerge} />
            </Panel>
          )}
          <Panel title={words.judgements}>
            <Judgements judgements={told.judgements} />
          </Panel>
        </div>
      </div>
    </>
  );
}

function Undoable({ said, isBusy, onUndo }: {
  readonly said: string;
  readonly isBusy: boolean;
  readonly onUndo: () => void;
}) {
  const { why: words } = useWords();
  return (
    <div className="why-done" role="status">
      <span>{said}</span>
      <Button
        size="xs" variant="default" loading={isBusy} onClick={onUndo}
        leftSection={<Icon name="undo" size={14} />}
      >
        {words.undo}
      </Button>
    </div>
  );
}
