import type { ListCounts } from '../../api/lists.ts';
import { useFormat } from '../../parts/format.ts';
import { useWords } from '../../text/index.tsx';

const order = ['matched', 'review', 'new', 'unreadable'] as const;
type Outcome = (typeof order)[number];

/** Each row counted once: the unreadable ones stand apart from the other new ones. */
function partsOf(counts: ListCounts): Readonly<Record<Outcome, number>> {
  return { ...counts, new: counts.new - counts.unreadable };
}

/** What came of the rows: a bar for each outcome, its number and its share of the list. */
export function OutcomeBars({ counts }: { readonly counts: ListCounts }) {
  const words = useWords().lists;
  const format = useFormat();
  const parts = partsOf(counts);
  const all = Math.max(1, order.reduce((sum, outcome) => sum + parts[outcome], 0));
  return (
    <ul className="list-outcomes" aria-label={words.counts}>
      {order.map((outcome) => (
        <li key={outcome} data-match={outcome}>
          <span className="list-outcome-name">{words.outcomes[outcome]}</span>
          <span className="list-outcome-count">{format.number(parts[outcome])}</span>
          <span className="quiet list-outcome-share">{format.percent(parts[outcome] / all)}</span>
          <span className="list-outcome-track" aria-hidden="true">
            {parts[outcome] > 0 && <i style={{ width: `${(parts[outcome] / all) * 100}%` }} />}
          </span>
          <span className="quiet list-outcome-about">{words.outcomesAbout[outcome]}</span>
        </li>
      ))}
    </ul>
  );
}

/** The same on one line, for a row of a table. */
export function OutcomeStrip({ counts }: { readonly counts: ListCounts }) {
  const words = useWords().lists;
  const format = useFormat();
  const parts = partsOf(counts);
  const shown = order.filter((outcome) => parts[outcome] > 0);
  return (
    <div className="list-strip">
      <div className="list-strip-bar" aria-hidden="true">
        {shown.map((outcome) => (
          <i key={outcome} data-match={outcome} style={{ flexGrow: parts[outcome] }} />
        ))}
      </div>
      <ul>
        {shown.map((outcome) => (
          <li key={outcome}>
            <i data-match={outcome} aria-hidden="true" />
            {format.number(parts[outcome])} {words.outcomes[outcome]}
          </li>
        ))}
      </ul>
    </div>
  );
}
