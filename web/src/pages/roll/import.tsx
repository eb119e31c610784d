import { Link, useParams } from '@tanstack/react-router';
import { fileAddress } from '../../api/client.ts';
import { useRollImport, useRollProblems, type RollImport as Run } from '../../api/roll.ts';
import { useFormat } from '../../parts/format.ts';
import { Figure, PageHead, Panel, Tag } from '../../parts/page.tsx';
import { Answered } from '../../parts/states.tsx';
import { Wide } from '../../parts/wide.tsx';
import { useWords } from '../../text/index.tsx';
import { SummaryLine } from './summary.tsx';
import './roll.css';

/** One import: what it changed and what it could not read. */
export function RollImport() {
  const { importId } = useParams({ from: '/roll/$importId' });
  const words = useWords().roll;
  const format = useFormat();
  const run = useRollImport(importId);
  return (
    <>
      <p className="crumb"><Link to="/roll">{words.back}</Link></p>
      <Answered answer={run}>
        {(one) => (
          <>
            <PageHead
              title={one.fileName}
              about={`${words.kinds[one.kind] ?? one.kind} · ${format.moment(one.startedAt)}`}
            >
              <Tag>{words.status[one.status] ?? one.status}</Tag>
            </PageHead>
            <Changes run={one} />
            {one.status === 'done' && <Problems importId={importId} />}
          </>
        )}
      </Answered>
    </>
  );
}

function Changes({ run }: { readonly run: Run }) {
  const words = useWords().roll;
  const format = useFormat();
  if (run.status !== 'done') {
    return <div className="panel roll-now"><SummaryLine run={run} /></div>;
  }
  return (
    <dl className="figures roll-now">
      {Object.keys(words.summary).flatMap((name) => {
        const count = run.summary[name];
        return count === undefined ? [] : (
          <Figure key={name} label={words.summary[name] ?? name} value={format.number(count)} />
        );
      })}
    </dl>
  );
}

function Problems({ importId }: { readonly importId: string }) {
  const words = useWords().roll;
  const problems = useRollProblems(importId);
  return (
    <Panel
      title={words.problems}
      aside={(
        <a href={fileAddress(`/v1/roll/imports/${importId}/problems.csv`)} download>
          {words.download}
        </a>
      )}
    >
      <Answered answer={problems}>
        {({ items }) => (items.length === 0
          ? <p className="quiet">{words.noProblems}</p>
          : (
            <Wide label={words.problems}>
              <table className="table">
                <thead>
                  <tr>
                    <th className="num">{words.line}</th><th>{words.column}</th>
                    <th>{words.reason}</th><th>{words.sample}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((problem) => (
                    <tr key={`${problem.line}${problem.column}${problem.reason}`}>
                      <td className="num">{problem.line}</td>
                      <td><code>{problem.column}</code></td>
                      <td>{problem.reason}</td>
                      <td className="quiet">{problem.sample}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Wide>
          ))}
      </Answered>
    </Panel>
  );
}
