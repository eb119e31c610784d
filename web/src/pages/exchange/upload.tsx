import { Button, Progress } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { fileAddress } from '../../api/client.ts';
import {
  useSaveMapping, useStartUpload, useUpload, type Upload as Sent,
} from '../../api/uploads.ts';
import { useFormat } from '../../parts/format.ts';
import { PageHead, Panel, Tag } from '../../parts/page.tsx';
import { Answered, Refused } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';
import { ColumnMapping } from './column-mapping.tsx';
import { OutcomeBar } from './outcome-bar.tsx';
import { Preview } from './upload-preview.tsx';
import './contribute.css';

/** One list from its columns to what became of its rows; all of it survives a closed tab. */
export function Upload() {
  const { uploadId } = useParams({ from: '/contribute/uploads/$uploadId' });
  const words = useWords().contribute;
  const format = useFormat();
  const upload = useUpload(uploadId);
  return (
    <>
      <p className="crumb"><Link to="/contribute">{words.back}</Link></p>
      <Answered answer={upload}>
        {(sent) => (
          <>
            <PageHead
              title={sent.fileName}
              about={`${words.rows(format.number(sent.rowsTotal))} · ${sent.encoding} · ${
                format.moment(sent.createdAt)}`}
            >
              <Tag tone={sent.status === 'done' ? 'good' : 'accent'}>
                {words.status[sent.status] ?? sent.status}
              </Tag>
            </PageHead>
            {sent.status === 'mapping' ? <Prepare sent={sent} /> : <Running sent={sent} />}
          </>
        )}
      </Answered>
    </>
  );
}

function Prepare({ sent }: { readonly sent: Sent }) {
  const words = useWords().upload;
  const format = useFormat();
  const start = useStartUpload(sent.id);
  const save = useSaveMapping(sent.id);
  return (
    <div className="contribute-main">
      <Panel title={words.columns} aside={words.columnsAbout}>
        <ColumnMapping sent={sent} save={save} />
      </Panel>
      <Preview sent={sent} saveFault={save.error}>
        <Button onClick={() => start.mutate(undefined)} loading={start.isPending}>
          {words.start(format.number(sent.rowsTotal))}
        </Button>
        {start.isError && <Refused error={start.error} />}
      </Preview>
    </div>
  );
}

function Running({ sent }: { readonly sent: Sent }) {
  const { contribute, upload: words } = useWords();
  const format = useFormat();
  const isDone = sent.status === 'done';
  const share = sent.rowsTotal > 0 ? sent.rowsDone / sent.rowsTotal : 0;
  return (
    <div className="panel running" role="status">
      {isDone ? <p>{words.finished}</p> : (
        <>
          <p>
            {contribute.rowsOf(format.number(sent.rowsDone), format.number(sent.rowsTotal))}
          </p>
          <Progress value={share * 100} aria-label={contribute.status[sent.status] ?? ''} />
          <p className="quiet">{sent.status === 'failed' ? words.failed : words.leave}</p>
        </>
      )}
      <OutcomeBar counts={sent.counts} />
      <div className="form-acts">
        {sent.counts.refused > 0 && (
          <Button
            component="a" download variant="default"
            href={fileAddress(`/v1/uploads/${sent.id}/refused.csv`)}
          >
            {words.download(format.number(sent.counts.refused))}
          </Button>
        )}
        {sent.counts.review > 0 && (
          <Button component={Link} to="/contribute/reviews" variant="default">
            {contribute.openReviews}
          </Button>
        )}
      </div>
    </div>
  );
}
