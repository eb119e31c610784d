import { Link, useNavigate } from '@tanstack/react-router';
import type { RollImport } from '../../api/roll.ts';
import { useFormat } from '../../parts/format.ts';
import { Tag } from '../../parts/page.tsx';
import { openableRow } from '../../parts/rows.ts';
import { useWords } from '../../text/index.tsx';
import { SummaryLine } from './summary.tsx';

/** The imports, newest first, each with how far it is or what it changed. */
export function ImportTable({ imports }: { readonly imports: readonly RollImport[] }) {
  const words = useWords().roll;
  return (
    <table className="table">
      <thead>
        <tr><th>{words.file}</th><th>{words.steps}</th></tr>
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
      <td>
        <Link {...to} tabIndex={-1} className="plain-link">{run.fileName}</Link>
        <div className="quiet">
          {words.kinds[run.kind]} · {format.moment(run.startedAt)}
        </div>
      </td>
      <td>
        <Tag tone={toneOf(run.status)}>{words.status[run.status]}</Tag>
        <SummaryLine run={run} />
      </td>
    </tr>
  );
}

function toneOf(status: RollImport['status']) {
  if (status === 'refused' || status === 'failed') return 'warn';
  return status === 'done' ? 'good' : 'accent';
}
