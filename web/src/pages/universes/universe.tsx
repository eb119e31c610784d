import { ActionIcon, Button } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { useMemo } from 'react';
import {
  useCount, useFields, type CountReply, type Facet, type FieldsReply,
} from '../../api/universes.ts';
import { ForPurpose } from '../../parts/for-purpose.tsx';
import { useFormat } from '../../parts/format.ts';
import { Icon } from '../../parts/icon.tsx';
import { AsOf, PageHead, Panel } from '../../parts/page.tsx';
import { Answered, Loading, Refused } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';
import { Facets } from './facets.tsx';
import { FirstRows } from './first-rows.tsx';
import { Sentence } from './sentence.tsx';
import { useUniverseState, type UniverseState } from './state.ts';
import { registered, isLeaf, type Group } from './tree.ts';
import './universe.css';

const settleMs = 40;
const firstRows = 15;

/** A selection of voters that reads like a sentence and counts while one thinks. */
export function Universe() {
  return <ForPurpose><Builder /></ForPurpose>;
}

function Builder() {
  const words = useWords().universe;
  const state = useUniverseState();
  const fields = useFields();
  useHotkeys([
    ['mod+Z', state.undo], ['mod+shift+Z', state.redo], ['mod+Y', state.redo],
  ]);
  return (
    <>
      <PageHead title={words.title} about={words.about}><Steps state={state} /></PageHead>
      <Answered answer={fields} rows={8}>
        {(known) => <Built state={state} fields={known} />}
      </Answered>
    </>
  );
}

function Steps({ state }: { readonly state: UniverseState }) {
  const words = useWords().universe;
  return (
    <>
      <ActionIcon
        variant="default" aria-label={words.undo} disabled={!state.canUndo} onClick={state.undo}
      >
        <Icon name="undo" />
      </ActionIcon>
      <ActionIcon
        variant="default" aria-label={words.redo} disabled={!state.canRedo} onClick={state.redo}
      >
        <Icon name="redo" />
      </ActionIcon>
      <Button
        variant="default" size="xs" disabled={state.tree.of.length === 0}
        onClick={() => state.change(registered)}
      >
        {words.clear}
      </Button>
    </>
  );
}

function Built({ state, fields }: {
  readonly state: UniverseState;
  readonly fields: FieldsReply;
}) {
  const words = useWords().universe;
  const { tree } = state;
  const [settled] = useDebouncedValue(tree, settleMs);
  const facets = useMemo(() => facetsFor(settled, fields), [settled, fields]);
  const count = useCount({ tree: settled, facets, rows: firstRows });
  const stale = count.isPlaceholderData || settled !== tree;
  return (
    <>
      <div className="panel universe-said">
        <Sentence tree={tree} fields={fields} onChange={state.change} />
        {count.isError && <Refused error={count.error} />}
        <Counted reply={count.isError ? undefined : count.data} stale={stale} />
      </div>
      {count.data && !count.isError && (
        <div className="answered universe-more" data-stale={stale || undefined}>
          <Panel title={words.facets} aside={words.facetsAbout}>
            <Facets reply={count.data} tree={tree} fields={fields} onChange={state.change} />
          </Panel>
          <Panel title={words.rows} aside={words.rowsAbout}>
            <FirstRows key={JSON.stringify(settled)} first={count.data} tree={settled} />
          </Panel>
        </div>
      )}
      {!count.data && !count.isError && <Loading rows={10} />}
    </>
  );
}

function Counted({ reply, stale }: {
  readonly reply: CountReply | undefined;
  readonly stale: boolean;
}) {
  const words = useWords().universe;
  const format = useFormat();
  const told = words.peopleIn(
    reply ? format.number(reply.count) : '–', reply ? format.number(reply.households) : '–',
  );
  const share = reply && reply.total > 0 ? reply.count / reply.total : 0;
  return (
    <p className="universe-count" data-stale={stale || undefined} role="status">
      <span className="universe-people"><strong>{told.people}</strong> {told.homes}</span>
      {reply && (
        <>
          <span className="quiet">
            {words.ofTotal(format.percent(share), format.number(reply.total))}
          </span>
          <span className="quiet">
            <AsOf at={reply.asOf} /> · {words.tookMs(format.number(Math.round(reply.engineMs)))}
          </span>
        </>
      )}
    </p>
  );
}

/** The breakdowns worth showing beside this tree: the contest that it speaks of, first. */
function facetsFor(tree: Group, fields: FieldsReply): Facet[] {
  const granted = (op: string) => fields.fields.some((field) => field.op === op);
  const spoken = tree.of.find((node) => isLeaf(node) && node.op === 'support');
  const contest = fields.contests[0];
  const first = contest?.candidates[0];
  const support = spoken && isLeaf(spoken) && spoken.op === 'support'
    ? { contest: spoken.contest, candidate: spoken.candidate }
    : first && { contest: contest.contest, candidate: first.candidate };
  return [
    ...(support && granted('support') ? [{ by: 'support' as const, ...support }] : []),
    ...(['party', 'age'] as const).filter(granted).map((by) => ({ by })),
    ...(granted('voted') ? [{ by: 'voted' as const, kind: 'general' as const, ofLast: 4 }] : []),
    ...(granted('contacted') ? [{ by: 'contacted' as const, who: 'anyone' as const }] : []),
    ...(granted('county') ? [{ by: 'county' as const }] : []),
  ];
}
