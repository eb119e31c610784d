import { Progress } from '@mantine/core';
import type { RollImport } from '../../api/roll.ts';
import { useFormat } from '../../parts/format.ts';
import { useWords } from '../../text/index.tsx';

/** How far an import is, or what it changed. */
export function SummaryLine({ run }: { readonly run: RollImport }) {
  const words = useWords().roll;
  const format = useFormat();
  if (run.status === 'running' || run.status === 'waiting') {
    const { rowsTotal: total } = run;
    const told = words.rows(
      format.number(run.rowsDone), total === null ? null : format.number(total),
    );
    return (
      <div className="roll-progress">
        <span className="quiet">{run.step} {told}</span>
        <Progress
          value={total ? (run.rowsDone / total) * 100 : 100} animated={!total}
          aria-label={run.step || words.steps}
        />
      </div>
    );
  }
  if (run.refusal) return <p className="quiet">{run.refusal.detail}</p>;
  const told = Object.entries(run.summary).filter(([, count]) => count > 0);
  return (
    <p className="quiet">
      {told.map(([name, count]) => `${words.summary[name] ?? name} ${format.number(count)}`)
        .join(' · ')}
    </p>
  );
}
