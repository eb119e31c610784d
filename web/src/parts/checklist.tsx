import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../text/index.tsx';
import { Scale } from './scale.tsx';

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface ChecklistProps {
  readonly label: string;
  readonly options: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  /** Draws each option's place on the support scale beside it. */
  readonly scale?: 'support';
}

const longList = 10;

/** Some of many; long lists can be filtered, chosen ones stand first. */
export function Checklist({ label, options, chosen, onChange, scale }: ChecklistProps) {
  const words = useWords().universe;
  const [filter, setFilter] = useState('');
  const [first] = useState(chosen);
  const isLong = options.length > longList;
  const ordered = isLong
    ? [...options].sort((one, other) =>
      Number(first.includes(other.value)) - Number(first.includes(one.value)))
    : options;
  const shown = ordered.filter((one) => one.label.toLowerCase().includes(filter.toLowerCase()));
  const flip = (value: string) => onChange(
    chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value],
  );
  return (
    <fieldset className="checklist">
      <legend className="hidden-words">{label}</legend>
      {isLong && (
        <TextInput
          size="xs" placeholder={words.filter} aria-label={words.filter} value={filter}
          data-autofocus rightSection={<span className="quiet">{chosen.length}</span>}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
      )}
      <div className="checklist-options">
        {shown.map(({ value, label: name }, place) => (
          <Checkbox
            key={value} size="xs" checked={chosen.includes(value)} onChange={() => flip(value)}
            label={<>{scale && value && <Scale option={place + 1} kind={scale} />} {name}</>}
          />
        ))}
      </div>
    </fieldset>
  );
}
