import { Button, Checkbox, FileInput, NativeSelect, Progress } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useSendRoll } from '../../api/roll.ts';
import { Refused } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';

const layouts = [{ value: 'nc', label: 'North Carolina (ncvoter, ncvhis)' }];

/** Hands a state's file over; reading it goes on in the background. */
export function ImportForm() {
  const words = useWords().roll;
  const send = useSendRoll();
  const [layout, setLayout] = useState('nc');
  const [kind, setKind] = useState('registrations');
  const [force, setForce] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file) send.mutate({ layout, kind, force, file }, { onSuccess: () => setFile(null) });
  };
  return (
    <form className="form" onSubmit={submit}>
      <p className="quiet">{words.importAbout}</p>
      <NativeSelect
        label={words.layout} data={layouts} value={layout}
        onChange={(event) => setLayout(event.currentTarget.value)}
      />
      <NativeSelect
        label={words.kind} value={kind}
        data={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
        onChange={(event) => setKind(event.currentTarget.value)}
      />
      <FileInput
        label={words.file} placeholder={words.choose} value={file} onChange={setFile} clearable
      />
      <Checkbox
        size="xs" label={words.force} checked={force}
        onChange={(event) => setForce(event.currentTarget.checked)}
      />
      {send.isPending && (
        <Progress value={send.share * 100} aria-label={words.uploading} transitionDuration={100} />
      )}
      <Button type="submit" loading={send.isPending} disabled={!file}>{words.start}</Button>
      {send.isError && <Refused error={send.error} />}
    </form>
  );
}
