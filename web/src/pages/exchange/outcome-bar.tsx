import type { OutcomeCounts } from '../../api/uploads.ts';
import { useFormat } from '../../parts/format.ts';
import { useWords } from '../../text/index.tsx';

const order = ['accepted', 'duplicate', 'review', 'refused'] as const;

/** What became of the rows: one bar, and each part as a number with its word. */
export function OutcomeBar({ counts }: { readonly counts: OutcomeCounts }) {
  const words = useWords().contribute;
  const format = useFormat();
  const shown = order.filter((outcome) => counts[outcome] > 0);
  return (
    <div className="outcomes">
      <div className="outcome-bar" aria-hidden="true">
        {shown.map((outcome) => (
          <i key={outcome} data-outcome={outcome} style={{ flexGrow: counts[outcome] }} />
        ))}
      </div>
      <ul>
        {shown.map((outcome) => (
          <li key={outcome}>
            <i data-outcome={outcome} aria-hidden="true" />
            {format.number(counts[outcome])} {words.outcomes[outcome]}
          </li>
        ))}
      </ul>
    </div>
  );
}
