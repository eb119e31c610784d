import { Progress } from '@mantine/core';
import type { RollImport } from '../../api/roll.ts';
import { useFormat } from '../../parts/format.ts';
import { useWords } from '../../text/index.tsx';

/** How far an import is, why it was refused, or what it changed. */
export function SummaryLine({ run }: { readonly run: RollImport }) {
  const words = useWords().roll;
  const format = useFormat();
  if (run.status === 'running' || run.status === 'waiting') {
    const step = words.step[run.step] ?? run.step;
    return (
      <div className="roll-progress">
        <span className="quiet">{step} · {format.percent(run.progress)}</span>
        <Progress value={run.progress * 100} aria-label={step || words.steps} />
      </div>
    );
  }
  if (run.refusal) {
    return (
      <div className="quiet">
        {run.refusal.detail}
        <ul>
          {run.refusal.faults.slice(0, 5).map(({ pointer, detail }) => (
            <li key={pointer}><code>{pointer}</code> {detail}</li>
          ))}
        </ul>
      </div>
    );
  }
  return <p className="quiet">{toldOf(run, words, format.number)}</p>;
}

type RollWords = ReturnType<typeof useWords>['roll'];

function toldOf(run: RollImport, words: RollWords, number: (value: number) => string): string {
  if (run.status === 'done' && run.version === null) return words.nothingNew;
  return Object.entries(run.summary)
    .filter(([name, count]) => count > 0 && words.summary[name] !== undefined)
    .map(([name, count]) => `${words.summary[name] ?? name} ${number(count)}`).join(' · ');
}
