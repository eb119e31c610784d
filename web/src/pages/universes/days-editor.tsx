import { NumberInput, UnstyledButton } from '@mantine/core';
import { useWords } from '../../text/index.tsx';

const quickDays = [7, 14, 30, 90];

/** A window of days, or no window. */
export function DaysEditor({ days, onChange }: {
  readonly days: number | undefined;
  readonly onChange: (days: number | undefined) => void;
}) {
  const words = useWords().universe;
  return (
    <>
      <NumberInput
        label={words.withinDays} min={1} max={3650} value={days ?? ''}
        onChange={(value) => onChange(typeof value === 'number' && value > 0 ? value : undefined)}
      />
      <div className="editor-quick">
        {quickDays.map((quick) => (
          <UnstyledButton
            key={quick} className="quick" aria-pressed={quick === days}
            onClick={() => onChange(quick)}
          >
            {quick}
          </UnstyledButton>
        ))}
        <UnstyledButton
          className="quick" aria-pressed={days === undefined} onClick={() => onChange(undefined)}
        >
          {words.everDays}
        </UnstyledButton>
      </div>
    </>
  );
}
