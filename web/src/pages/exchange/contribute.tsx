import { Button, UnstyledButton } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMe } from '../../api/accounts.ts';
import {
  fetchSample, useReviews, useSendUpload, useUploads, type ListedUpload,
} from '../../api/uploads.ts';
import { Copyable } from '../../parts/copy.tsx';
import { DropFile } from '../../parts/drop-file.tsx';
import { useFormat } from '../../parts/format.ts';
import { PageHead, Panel, Tag } from '../../parts/page.tsx';
import { openableRow } from '../../parts/rows.ts';
import { Answered, Empty, Refused } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';
import { OutcomeBar } from './outcome-bar.tsx';
import './contribute.css';

/** All ways of giving: a list, a decision, a mapping, a program. */
export function Contribute() {
  const words = useWords().contribute;
  return (
    <>
      <PageHead title={words.title} about={words.about} />
      <div className="contribute">
        <div className="contribute-main">
          <Panel title={words.upload} aside={words.uploadAbout}><NewUpload /></Panel>
          <Panel title={words.lists}><Lists /></Panel>
        </div>
        <div className="contribute-side">
          <Panel title={words.toReview} aside={words.toReviewAbout}><Waiting /></Panel>
          <Panel title={words.questions}>
            <p className="contribute-about">{words.questionsAbout}</p>
            <Button component={Link} to="/contribute/questions" variant="default" size="xs">
              {words.openQuestions}
            </Button>
          </Panel>
          <Panel title={words.api}><ApiHint /></Panel>
        </div>
      </div>
    </>
  );
}

function NewUpload() {
  const words = useWords().contribute;
  const me = useMe().data;
  const send = useSendUpload();
  const navigate = useNavigate();
  const start = (file: File) => send.mutate(file, {
    onSuccess: ({ id }) => void navigate({
      to: '/contribute/uploads/$uploadId', params: { uploadId: id },
    }),
  });
  return (
    <>
      <DropFile
        accept=".csv,.txt,.tsv,text/csv" onFile={start}
        sending={send.isPending ? send.share : undefined}
      />
      {me?.demo && (
        <p className="contribute-sample quiet">
          {words.sample}{' '}
          <UnstyledButton
            className="link" disabled={send.isPending}
            onClick={() => void fetchSample().then(start)}
          >
            {words.useSample}
          </UnstyledButton>
        </p>
      )}
      {send.isError && <Refused error={send.error} />}
    </>
  );
}

function Lists() {
  const words = useWords().contribute;
  const uploads = useUploads();
  return (
    <Answered answer={uploads} rows={3}>
      {({ items }) => (items.length === 0
        ? <Empty title={words.noLists} teach={words.noListsTeach} />
        : (
          <table className="table lists">
            <tbody>{items.map((one) => <ListLine key={one.id} upload={one} />)}</tbody>
          </table>
        ))}
    </Answered>
  );
}

function ListLine({ upload }: { readonly upload: ListedUpload }) {
  const words = useWords().contribute;
  const format = useFormat();
  const navigate = useNavigate();
  const to = { to: '/contribute/uploads/$uploadId', params: { uploadId: upload.id } } as const;
  return (
    <tr {...openableRow(() => void navigate(to))}>
      <td>
        <Link {...to} tabIndex={-1} className="plain-link">{upload.fileName}</Link>
        <div className="quiet">
          {format.moment(upload.createdAt)} · {words.rows(format.number(upload.rowsTotal))}
        </div>
      </td>
      <td className="lists-state">
        <Tag tone={upload.status === 'done' ? 'good' : 'accent'}>
          {words.status[upload.status] ?? upload.status}
        </Tag>
        {upload.rowsDone > 0 && <OutcomeBar counts={upload.counts} />}
      </td>
    </tr>
  );
}

function Waiting() {
  const words = useWords().contribute;
  const format = useFormat();
  const reviews = useReviews();
  return (
    <Answered answer={reviews} rows={1}>
      {({ items, next }) => {
        if (items.length === 0) return <p className="quiet">{words.nothingToReview}</p>;
        const count = `${format.number(items.length)}${next === null ? '' : '+'}`;
        return (
          <>
            <p className="contribute-about">{words.waiting(count)}</p>
            <Button component={Link} to="/contribute/reviews" size="xs">{words.openReviews}</Button>
          </>
        );
      }}
    </Answered>
  );
}

function ApiHint() {
  const words = useWords().contribute;
  const body = '{"contacts":[{"key":"list-7/row-1","person":{"state":"xc","voterId":"…"},'
    + '"channel":"door","result":"canvassed","occurredAt":"2026-10-20T18:05:00Z"}]}';
  const line = `curl ${window.location.origin}/v1/contacts -H 'Authorization: Bearer ck_…' `
    + `-H 'Content-Type: application/json' -d '${body}'`;
  return (
    <>
      <p className="contribute-about">
        {words.apiAbout} <Link to="/members">{words.makeKey}</Link>
      </p>
      <Copyable value={line} />
    </>
  );
}
