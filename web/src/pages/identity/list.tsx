import { Button, Checkbox, Progress } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import {
  resultAddress, useList, useSaveListMapping, useStartList, type List,
} from '../../api/lists.ts';
import { ForPurpose } from '../../parts/for-purpose.tsx';
import { useFormat } from '../../parts/format.ts';
import { PageHead, Panel, Tag } from '../../parts/page.tsx';
import { Answered, Refused } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';
import { ListColumns } from './list-columns.tsx';
import { OutcomeBars } from './list-outcomes.tsx';
import { ListPreview } from './list-preview.tsx';
import './lists.css';

/** One list from its columns to its result; all of it survives a closed tab. */
export function ListPage() {
  const { listId } = useParams({ from: '/lists/$listId' });
  const { lists: words, contribute, names } = useWords();
  const format = useFormat();
  const list = useList(listId);
  return (
    <>
      <p className="crumb"><Link to="/lists">{words.back}</Link></p>
      <Answered answer={list}>
        {(sent) => (
          <>
            <PageHead
              title={sent.fileName}
              about={[
                contribute.rows(format.number(sent.rowsTotal)), sent.encoding,
                format.moment(sent.createdAt),
                words.matchedFor(names.purpose[sent.purpose] ?? sent.purpose),
              ].join(' · ')}
            >
              <Tag tone={sent.status === 'done' ? 'good' : 'accent'}>
                {words.status[sent.status] ?? sent.status}
              </Tag>
            </PageHead>
            <ForPurpose>
              {sent.status === 'mapping' ? <Prepare sent={sent} /> : <Underway sent={sent} />}
            </ForPurpose>
          </>
        )}
      </Answered>
    </>
  );
}

function Prepare({ sent }: { readonly sent: List }) {
  const words = useWords().lists;
  const format = useFormat();
  const start = useStartList(sent.id);
  const save = useSaveListMapping(sent.id);
  const [keepIds, setKeepIds] = useState(false);
  const hasIds = sent.mapping.columns.some(({ target }) => target === 'recordId');
  return (
    <div className="stack">
      <Panel title={words.columns} aside={words.columnsAbout}>
        <ListColumns sent={sent} save={save} />
      </Panel>
      <ListPreview sent={sent} saveFault={save.error}>
        <Button onClick={() => start.mutate(keepIds && hasIds)} loading={start.isPending}>
          {words.start(format.number(sent.rowsTotal))}
        </Button>
        {hasIds && (
          <Checkbox
            label={words.keepIds} checked={keepIds}
            onChange={(event) => setKeepIds(event.currentTarget.checked)}
          />
        )}
        {start.isError && <Refused error={start.error} />}
      </ListPreview>
    </div>
  );
}

function Underway({ sent }: { readonly sent: List }) {
  const words = useWords().lists;
  const isDone = sent.status === 'done';
  const isClosed = sent.status === 'refused';
  return (
    <div className="panel list-done" role="status">
      {isDone && <p>{words.finished}</p>}
      {isClosed && <p>{words.closed}</p>}
      {!isDone && !isClosed && <Going sent={sent} />}
      {!isClosed && <OutcomeBars counts={sent.counts} />}
      {isDone && (
        <div className="form-acts">
          <Button component="a" download href={resultAddress(sent.id)}>{words.download}</Button>
          {sent.counts.review > 0 && (
            <Button component={Link} to="/review" variant="default">{words.reviewThem}</Button>
          )}
          <span className="quiet">
            {words.downloadAbout} {sent.counts.review > 0 && words.reviewAbout}
          </span>
        </div>
      )}
    </div>
  );
}

function Going({ sent }: { readonly sent: List }) {
  const words = useWords().lists;
  const format = useFormat();
  const share = sent.rowsTotal > 0 ? sent.rowsDone / sent.rowsTotal : 0;
  return (
    <>
      <p>
        {words.rowsOf(format.number(sent.rowsDone), format.number(sent.rowsTotal))}
        {' · '}{format.percent(share)}
      </p>
      <Progress value={share * 100} aria-label={words.progress} />
      <p className="quiet">{sent.status === 'waiting' ? words.waiting : words.leave}</p>
    </>
  );
}
