import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useListPreview, type List, type ListPreview as Tried } from '../../api/lists.ts';
import { isRefused } from '../../api/refused.ts';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { Answered, Refused } from '../../parts/states.tsx';
import { Wide } from '../../parts/wide.tsx';
import { useWords } from '../../text/index.tsx';
import { OutcomeStrip } from './list-outcomes.tsx';

const shownRows = 50;

/** Whom the first rows mean, tried against all that the reader may see; nothing is kept. */
export function ListPreview({ sent, saveFault, children }: {
  readonly sent: List;
  /** Why the last change of the mapping was not kept. */
  readonly saveFault: Error | null;
  readonly children: ReactNode;
}) {
  const words = useWords().lists;
  const format = useFormat();
  const preview = useListPreview(sent.id, sent.mapping);
  const tried = preview.data;
  const fault = saveFault ?? preview.error;
  const isUnusable = isRefused(fault) && fault.code === 'identity/unusable-mapping';
  return (
    <Panel
      title={words.preview}
      aside={tried && words.previewOf(format.number(tried.rows.length), format.number(tried.of))}
    >
      {isUnusable && <p role="status">{words.stillNeeded}</p>}
      {saveFault && !isUnusable && <Refused error={saveFault} />}
      {!isUnusable && (
        <Answered answer={preview} rows={6}>
          {(reply) => (
            <div className="list-preview">
              <OutcomeStrip counts={reply.counts} />
              <div className="form-acts">{children}</div>
              <Rows preview={reply} />
            </div>
          )}
        </Answered>
      )}
    </Panel>
  );
}

function Rows({ preview }: { readonly preview: Tried }) {
  const words = useWords().lists;
  return (
    <Wide label={words.preview}>
      <table className="table">
        <thead>
          <tr>
            <th className="num">{words.line}</th><th>{words.outcome}</th>
            <th className="num">{words.probability}</th><th>{words.row}</th>
          </tr>
        </thead>
        <tbody>
          {preview.rows.slice(0, shownRows).map((row) => <Row key={row.line} row={row} />)}
        </tbody>
      </table>
    </Wide>
  );
}

function Row({ row }: { readonly row: Tried['rows'][number] }) {
  const words = useWords().lists;
  const format = useFormat();
  const { line, outcome, reason, probability, personId, cells } = row;
  return (
    <tr>
      <td className="num quiet">{line}</td>
      <td className="list-reason">
        <span className="list-outcome" data-match={outcome}>{words.outcomes[outcome]}</span>
        {personId && (
          <>
            {' '}
            <Link
              to="/voters/$personId" params={{ personId }} aria-label={words.openPerson(`${line}`)}
            >
              {words.open}
            </Link>
          </>
        )}
        <div className="quiet">{reason}</div>
      </td>
      <td className="num">{probability === undefined ? '' : format.percent(probability)}</td>
      <td className="preview-cells">{cells.filter(Boolean).join(' · ')}</td>
    </tr>
  );
}
