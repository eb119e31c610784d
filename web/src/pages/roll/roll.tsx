import { Button, FileInput, NativeSelect, Progress } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useMe } from '../../api/accounts.ts';
import { useRollImports, useSendRoll, type RollImport } from '../../api/roll.ts';
import { useFormat } from '../../parts/format.ts';
import { PageHead, Panel, Tag } from '../../parts/page.tsx';
import { openableRow } from '../../parts/rows.ts';
import { Answered, Empty, Refused } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';
import { SummaryLine } from './summary.tsx';
import './roll.css';

/** The state's file: importing it, and what each import did. */
export function Roll() {
  const words = useWords().roll;
  const imports = useRollImports();
  const mayImport = useMe().data?.scopes.includes('roll:write') ?? false;
  return (
    <>
      <PageHead title={words.title} about={words.about} />
      <div className="roll">
        <Panel title={words.import} aside={!mayImport && words.notYours}>
          {mayImport && <ImportForm />}
        </Panel>
        <Panel title={words.imports}>
          <Answered answer={imports}>
            {({ items }) => (items.length === 0
              ? <Empty title={words.none} teach={words.noneTeach} />
              : <Imports imports={items} />)}
          </Answered>
        </Panel>
      </div>
    </>
  );
}

const layouts = [{ value: 'nc', label: 'North Carolina (ncvoter, ncvhis)' }];

function ImportForm() {
  const words = useWords().roll;
  const send = useSendRoll();
  const [layout, setLayout] = useState('nc');
  const [kind, setKind] = useState('registrations');
  const [file, setFile] = useState<File | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file) send.mutate({ layout, kind, file }, { onSuccess: () => setFile(null) });
  };
  return (
    <form className="form" onSubmit={submit}>
      <p className="quiet">{words.importAbout}</p>
      <NativeSelect
        label={words.layout} data={layouts} value={layout}
        onChange={(event) => setLayout(event.currentTarget.value)}
      />
      <NativeSelect
        label={words.kind} value={kind}
        data={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
        onChange={(event) => setKind(event.currentTarget.value)}
      />
      <FileInput label={words.file} value={file} onChange={setFile} clearable />
      {send.isPending && (
        <Progress value={send.share * 100} aria-label={words.uploading} transitionDuration={100} />
      )}
      <Button type="submit" loading={send.isPending} disabled={!file}>{words.start}</Button>
      {send.isError && <Refused error={send.error} />}
    </form>
  );
}

function Imports({ imports }: { readonly imports: readonly RollImport[] }) {
  const words = useWords().roll;
  return (
    <table className="table">
      <thead>
        <tr><th>{words.started}</th><th>{words.file}</th><th>{words.steps}</th></tr>
      </thead>
      <tbody>{imports.map((one) => <ImportLine key={one.id} run={one} />)}</tbody>
    </table>
  );
}

function ImportLine({ run }: { readonly run: RollImport }) {
  const words = useWords().roll;
  const format = useFormat();
  const navigate = useNavigate();
  const to = { to: '/roll/$importId', params: { importId: run.id } } as const;
  return (
    <tr {...openableRow(() => void navigate(to))}>
      <td className="quiet">{format.moment(run.startedAt)}</td>
      <td>
        <Link {...to} tabIndex={-1} className="plain-link">{run.fileName}</Link>
        <div className="quiet">{words.kinds[run.kind] ?? run.kind}</div>
      </td>
      <td>
        <Tag tone={toneOf(run.status)}>{words.status[run.status] ?? run.status}</Tag>
        <SummaryLine run={run} />
      </td>
    </tr>
  );
}

function toneOf(status: string) {
  if (status === 'refused' || status === 'failed') return 'warn';
  return status === 'done' ? 'good' : 'accent';
}
