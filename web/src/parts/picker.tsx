import { NativeSelect } from '@mantine/core';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One of a few: the system's own list, which every keyboard and phone knows. */
export function Picker({ label, value, options, onChange }: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Choice[];
  readonly onChange: (value: string) => void;
}) {
  return (
    <NativeSelect
      label={label} value={value} data={[...options]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
