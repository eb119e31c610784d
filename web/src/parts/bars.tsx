import { UnstyledButton } from '@mantine/core';
import { useFormat } from './format.ts';

export interface Bar {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly colour?: string;
  /** Counts what is not known: told as a number, never drawn on the scale of what is. */
  readonly unknown?: boolean;
  readonly on?: boolean;
}

interface BarsProps {
  readonly label: string;
  readonly bars: readonly Bar[];
  readonly onPick?: (id: string) => void;
}

/** Counts as bars on one scale; where they can be picked, each row is a button. */
export function Bars({ label, bars, onPick }: BarsProps) {
  const format = useFormat();
  const known = bars.filter(({ unknown }) => !unknown);
  const top = Math.max(1, ...known.map(({ value }) => value));
  return (
    <ul className="bars" aria-label={label}>
      {bars.map((bar) => {
        const inside = (
          <>
            <span className="bar-label">{bar.label}</span>
            <span className="bar-value">{format.number(bar.value)}</span>
            <span className="bar-track" aria-hidden="true" data-unknown={bar.unknown || undefined}>
              <span
                className="bar-fill"
                style={{
                  width: bar.unknown ? 0 : `${(bar.value / top) * 100}%`, background: bar.colour,
                }}
              />
            </span>
          </>
        );
        return (
          <li key={bar.id}>
            {onPick
              ? (
                <UnstyledButton
                  className="bar-row" aria-pressed={bar.on ?? false} onClick={() => onPick(bar.id)}
                >
                  {inside}
                </UnstyledButton>
              )
              : <div className="bar-row">{inside}</div>}
          </li>
        );
      })}
    </ul>
  );
}
