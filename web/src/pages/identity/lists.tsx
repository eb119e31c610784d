import { UnstyledButton } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMe } from '../../api/accounts.ts';
import { useLists, useSendList, type ListedList } from '../../api/lists.ts';
import { fetchSample } from '../../api/uploads.ts';
import { DropFile } from '../../parts/drop-file.tsx';
import { ForPurpose } from '../../parts/for-purpose.tsx';
import { useFormat } from '../../parts/format.ts';
import { PageHead, Panel, Tag } from '../../parts/page.tsx';
import { openableRow } from '../../parts/rows.ts';
import { Answered, Empty, Refused } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';
import { OutcomeStrip } from './list-outcomes.tsx';
import './lists.css';

/** A list of people in, who they are out; and the lists of before. */
export function Lists() {
  const words = useWords().lists;
  return (
    <>
      <PageHead title={words.title} about={words.about} />
      <ForPurpose>
        <div className="stack">
          <Panel title={words.upload} aside={words.uploadAbout}><NewList /></Panel>
          <Panel title={words.former}><Former /></Panel>
        </div>
      </ForPurpose>
    </>
  );
}

function NewList() {
  const { contribute } = useWords();
  const me = useMe().data;
  const send = useSendList();
  const navigate = useNavigate();
  const start = (file: File) => send.mutate(file, {
    onSuccess: ({ id }) => void navigate({ to: '/lists/$listId', params: { listId: id } }),
  });
  return (
    <>
      <DropFile
        accept=".csv,.txt,.tsv,text/csv" onFile={start}
        sending={send.isPending ? send.share : undefined}
      />
      {me?.demo && (
        <p className="list-sample quiet">
          {contribute.sample}{' '}
          <UnstyledButton
            className="link" disabled={send.isPending}
            onClick={() => void fetchSample().then(start)}
          >
            {contribute.useSample}
          </UnstyledButton>
        </p>
      )}
      {send.isError && <Refused error={send.error} />}
    </>
  );
}

function Former() {
  const words = useWords().lists;
  const lists = useLists();
  return (
    <Answered answer={lists} rows={3}>
      {({ items }) => (items.length === 0
        ? <Empty title={words.none} teach={words.noneTeach} />
        : (
          <table className="table former">
            <tbody>{items.map((one) => <ListLine key={one.id} list={one} />)}</tbody>
          </table>
        ))}
    </Answered>
  );
}

function ListLine({ list }: { readonly list: ListedList }) {
  const { lists: words, contribute, names } = useWords();
  const format = useFormat();
  const navigate = useNavigate();
  const to = { to: '/lists/$listId', params: { listId: list.id } } as const;
  const purpose = names.purpose[list.purpose] ?? list.purpose;
  return (
    <tr {...openableRow(() => void navigate(to))}>
      <td>
        <Link {...to} tabIndex={-1} className="plain-link">{list.fileName}</Link>
        <div className="quiet">
          {format.moment(list.createdAt)} · {contribute.rows(format.number(list.rowsTotal))}
          {' · '}{words.matchedFor(purpose)}
        </div>
      </td>
      <td className="former-state">
        <Tag tone={list.status === 'done' ? 'good' : 'accent'}>
          {words.status[list.status] ?? list.status}
        </Tag>
        {list.rowsDone > 0 && <OutcomeStrip counts={list.counts} />}
      </td>
    </tr>
  );
}
