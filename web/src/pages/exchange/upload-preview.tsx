import type { ReactNode } from 'react';
import { isRefused, type Fault, type Refused as Refusal } from '../../api/refused.ts';
import { usePreview, type Upload, type UploadPreview } from '../../api/uploads.ts';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { Answered, Refused } from '../../parts/states.tsx';
import { Wide } from '../../parts/wide.tsx';
import { useWords } from '../../text/index.tsx';
import { OutcomeBar } from './outcome-bar.tsx';

const shownRows = 50;

/** What would become of the first rows, tried against the real roll without storing anything. */
export function Preview({ sent, saveFault, children }: {
  readonly sent: Upload;
  /** Why the last change of the mapping was not kept. */
  readonly saveFault: Error | null;
  readonly children: ReactNode;
}) {
  const words = useWords().upload;
  const format = useFormat();
  const preview = usePreview(sent.id, sent.mapping);
  const tried = preview.data;
  const fault = saveFault ?? preview.error;
  return (
    <Panel
      title={words.preview}
      aside={tried && words.previewOf(format.number(tried.rows.length), format.number(tried.of))}
    >
      {isUnusable(fault) && <StillNeeded faults={fault.faults} />}
      {saveFault && !isUnusable(saveFault) && <Refused error={saveFault} />}
      {!isUnusable(fault) && (
        <Answered answer={preview} rows={6}>
          {(reply) => (
            <div className="preview">
              <OutcomeBar counts={reply.counts} />
              <div className="form-acts">{children}</div>
              <Rows preview={reply} />
            </div>
          )}
        </Answered>
      )}
    </Panel>
  );
}

const isUnusable = (fault: unknown): fault is Refusal =>
  isRefused(fault) && fault.code === 'exchange/unusable-mapping';

/** Before the rows are contacts at all: what is still to be said above. */
function StillNeeded({ faults }: { readonly faults: readonly Fault[] }) {
  const words = useWords().upload;
  return (
    <div role="status">
      <p>{words.stillNeeded}</p>
      <ul className="still-needed">
        {faults.map(({ pointer, detail }) => (
          <li key={`${pointer}${detail}`}>{words.needs[pointer ?? ''] ?? detail}</li>
        ))}
      </ul>
    </div>
  );
}

function Rows({ preview }: { readonly preview: UploadPreview }) {
  const { upload: words, contribute } = useWords();
  return (
    <Wide label={words.preview}>
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
    </Wide>
  );
}
