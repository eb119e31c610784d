import { NativeSelect, TextInput } from '@mantine/core';
import { channels, resultWords } from '../../../../src/exchange/contract.ts';
import type { UploadMapping } from '../../api/uploads.ts';
import { without } from '../../parts/without.ts';
import { useWords } from '../../text/index.tsx';

type Default = 'channel' | 'result' | 'occurredAt';

/** What holds for rows whose columns do not say it. */
export function MappingDefaults({ mapping, onChange }: {
  readonly mapping: UploadMapping;
  readonly onChange: (mapping: UploadMapping) => void;
}) {
  const { upload: words, names } = useWords();
  const { defaults } = mapping;
  const put = (name: Default, value: string | undefined) => {
    const rest = without(defaults, name);
    onChange({ ...mapping, defaults: { ...rest, ...(value && { [name]: value }) } });
  };
  const hasColumn = (name: Default) => mapping.columns.some(({ target }) => target === name);
  const isMissing = (name: Default) => !hasColumn(name) && !defaults[name];
  const list = (
    name: Default, values: readonly string[], labels: Readonly<Record<string, string>>,
  ) => [
    { value: '', label: hasColumn(name) ? words.fromColumn : words.choose },
    ...values.map((value) => ({ value, label: labels[value] ?? value })),
  ];
  return (
    <fieldset className="defaults">
      <legend>{words.defaults}</legend>
      <p className="quiet">{words.defaultsAbout}</p>
      <div className="defaults-row">
        <NativeSelect
          size="xs" label={words.channel} data={list('channel', channels, names.channel)}
          error={isMissing('channel')}
          value={defaults.channel ?? ''}
          onChange={(event) => put('channel', event.currentTarget.value)}
        />
        <NativeSelect
          size="xs" label={words.result} data={list('result', resultWords, names.result)}
          error={isMissing('result')}
          value={defaults.result ?? ''}
          onChange={(event) => put('result', event.currentTarget.value)}
        />
        <TextInput
          size="xs" label={words.when} type="datetime-local" error={isMissing('occurredAt')}
          value={defaults.occurredAt ? localMinute(defaults.occurredAt) : ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            put('occurredAt', value ? new Date(value).toISOString() : undefined);
          }}
        />
      </div>
    </fieldset>
  );
}

/** The form of `datetime-local`, in the reader's own time zone. */
function localMinute(instant: string): string {
  const at = new Date(instant);
  const shifted = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
