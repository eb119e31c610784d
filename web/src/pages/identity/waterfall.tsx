import type { Step } from '../../api/review-pairs.ts';
import { useFormat } from '../../parts/format.ts';
import { useWords } from '../../text/index.tsx';

interface Placed {
  readonly step: Step;
  readonly from: number;
  readonly to: number;
}

/** Each step begins where the one before it ended. */
function place(steps: readonly Step[]): readonly Placed[] {
  let sum = 0;
  return steps.map((step) => {
    const from = sum;
    sum += step.bits;
    return { step, from, to: sum };
  });
}

const signed = (bits: number): string =>
  `${bits > 0 ? '+' : bits < 0 ? '−' : ''}${Math.abs(bits).toFixed(1)}`;

/**
 * Field by field what speaks for "the same person" (bars to the right) and what against (to the
 * left), in bits, from even odds to the probability.
 */
export function Waterfall({ steps, probability }: {
  readonly steps: readonly Step[];
  readonly probability: number | null;
}) {
  const words = useWords().oneness;
  const format = useFormat();
  if (steps.length === 0) return <p className="quiet">{words.noWaterfall}</p>;
  const placed = place(steps);
  const ends = [0, ...placed.map(({ to }) => to)];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const span = Math.max(1, most - least);
  const at = (bits: number): string => `${((bits - least) / span) * 100}%`;
  const total = placed.at(-1)!.to;
  return (
    <table className="waterfall">
      <caption className="quiet">{words.waterfallAbout}</caption>
      <tbody>
        {placed.map(({ step, from, to }, row) => (
          <tr key={row}>
            <th scope="row">
              {words.fields[step.field] ?? step.field}
              <span className="quiet">{words.levels[step.level] ?? step.level}</span>
            </th>
            <td className="waterfall-track" aria-hidden="true">
              <i className="waterfall-zero" style={{ left: at(0) }} />
              <i
                className="waterfall-bar" data-against={step.bits < 0 || undefined}
                style={{
                  left: at(Math.min(from, to)), width: `${(Math.abs(step.bits) / span) * 100}%`,
                }}
              />
            </td>
            <td className="num">{signed(step.bits)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.together}</th>
          <td className="waterfall-total">
            {probability !== null && words.chance(format.percent(probability))}
          </td>
          <td className="num">{signed(total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
