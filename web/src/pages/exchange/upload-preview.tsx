import type { ReactNode } from 'react';
import { usePreview, type Upload, type UploadPreview } from '../../api/uploads.ts';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { Answered } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';
import { OutcomeBar } from './outcome-bar.tsx';

const shownRows = 50;

/** What would become of the first rows, tried against the real roll without storing anything. */
export function Preview({ sent, children }: {
  readonly sent: Upload;
  readonly children: ReactNode;
}) {
  const words = useWords().upload;
  const format = useFormat();
  const preview = usePreview(sent.id, sent.mapping);
  const tried = preview.data;
  return (
    <Panel
      title={words.preview}
      aside={tried && words.previewOf(format.number(tried.rows.length), format.number(tried.of))}
    >
      <Answered answer={preview} rows={6}>
        {(reply) => (
          <div className="preview">
            <OutcomeBar counts={reply.counts} />
            <div className="form-acts">{children}</div>
            <Rows preview={reply} />
          </div>
        )}
      </Answered>
    </Panel>
  );
}

function Rows({ preview }: { readonly preview: UploadPreview }) {
  const { upload: words, contribute } = useWords();
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr><th className="num">{words.line}</th><th>{words.outcome}</th><th>{words.row}</th></tr>
        </thead>
        <tbody>
          {preview.rows.slice(0, shownRows).map(({ line, outcome, match, reason, cells }) => (
            <tr key={line}>
              <td className="num quiet">{line}</td>
              <td>
                <span className="outcome" data-outcome={outcome}>
                  {contribute.outcomes[outcome]}
                </span>
                {match && <span className="quiet"> {contribute[match]}</span>}
                {reason && <div className="quiet">{reason}</div>}
              </td>
              <td className="preview-cells">{cells.filter(Boolean).join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
