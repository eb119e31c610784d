import { NumberInput, TextInput, UnstyledButton } from '@mantine/core';
import type { Leaf } from '../../api/universes.ts';
import { Checklist } from '../../parts/checklist.tsx';
import { Picker } from '../../parts/picker.tsx';
import { useWords } from '../../text/index.tsx';
import { AnswerEditor } from './answer-editor.tsx';
import { DaysEditor } from './days-editor.tsx';
import type { EditorProps } from './editor-props.ts';

type Of<Op extends Leaf['op']> = Extract<Leaf, { readonly op: Op }>;

/** The small editor of one phrase; every touch changes the tree at once. */
export function Editor({ leaf, fields, onChange }: EditorProps) {
  switch (leaf.op) {
    case 'party': case 'sex': case 'status': case 'race': case 'ethnicity': case 'precinct':
    case 'county':
      return <ListEditor leaf={leaf} fields={fields} onChange={onChange} />;
    case 'district': return <DistrictEditor leaf={leaf} fields={fields} onChange={onChange} />;
    case 'age': return <AgeEditor leaf={leaf} fields={fields} onChange={onChange} />;
    case 'registered': return <DayEditor leaf={leaf} fields={fields} onChange={onChange} />;
    case 'voted': return <VotedEditor leaf={leaf} fields={fields} onChange={onChange} />;
    case 'votedIn': return <VotedInEditor leaf={leaf} fields={fields} onChange={onChange} />;
    case 'support': case 'question':
      return <AnswerEditor leaf={leaf} fields={fields} onChange={onChange} />;
    case 'contacted': case 'notContacted':
      return <ContactEditor leaf={leaf} fields={fields} onChange={onChange} />;
  }
}

type ListOp = 'party' | 'sex' | 'status' | 'race' | 'ethnicity' | 'precinct' | 'county';

function ListEditor({ leaf, fields, onChange }: EditorProps<Of<ListOp>>) {
  const words = useWords().universe;
  const options = leaf.op === 'county'
    ? fields.counties : fields.fields.find(({ op }) => op === leaf.op)?.options ?? [];
  return (
    <Checklist
      label={words.fields[leaf.op] ?? leaf.op} options={options} chosen={leaf.in}
      onChange={(list) => { if (list.length > 0) onChange({ ...leaf, in: [...list] }); }}
    />
  );
}

function DistrictEditor({ leaf, fields, onChange }: EditorProps<Of<'district'>>) {
  const words = useWords().universe;
  const kind = fields.districts.find((one) => one.kind === leaf.kind);
  const turn = (next: string) => {
    const first = fields.districts.find((one) => one.kind === next)?.options[0];
    if (first) onChange({ op: 'district', kind: next, in: [first.value] });
  };
  return (
    <>
      <Picker
        label={words.fields['district'] ?? ''} value={leaf.kind} onChange={turn}
        options={fields.districts.map((one) => ({ value: one.kind, label: one.label }))}
      />
      <Checklist
        label={kind?.label ?? leaf.kind} options={kind?.options ?? []} chosen={leaf.in}
        onChange={(list) => { if (list.length > 0) onChange({ ...leaf, in: [...list] }); }}
      />
    </>
  );
}

const bands = { young: [18, 29], middle: [30, 44], older: [45, 64], oldest: [65] } as const;

function AgeEditor({ leaf, onChange }: EditorProps<Of<'age'>>) {
  const words = useWords().universe;
  const put = (from: number | undefined, to: number | undefined) => {
    if (from === undefined && to === undefined) return;
    if ((from ?? 0) > (to ?? 130)) return;
    onChange({ op: 'age', ...(from !== undefined && { from }), ...(to !== undefined && { to }) });
  };
  const number = (value: string | number) => (typeof value === 'number' ? value : undefined);
  return (
    <>
      <div className="editor-pair">
        <NumberInput
          label={words.from} min={0} max={130} value={leaf.from ?? ''} data-autofocus
          onChange={(value) => put(number(value), leaf.to)}
        />
        <NumberInput
          label={words.to} min={0} max={130} value={leaf.to ?? ''}
          onChange={(value) => put(leaf.from, number(value))}
        />
      </div>
      <div className="editor-quick">
        {(Object.keys(bands) as (keyof typeof bands)[]).map((band) => (
          <UnstyledButton
            key={band} className="quick" onClick={() => put(bands[band][0], bands[band][1])}
          >
            {words.bands[band]}
          </UnstyledButton>
        ))}
      </div>
    </>
  );
}

function DayEditor({ leaf, onChange }: EditorProps<Of<'registered'>>) {
  const words = useWords().universe;
  const put = (since: string, until: string) => {
    if (!since && !until) return;
    onChange({ op: 'registered', ...(since && { since }), ...(until && { until }) });
  };
  return (
    <div className="editor-pair">
      <TextInput
        type="date" label={words.since} value={leaf.since ?? ''}
        onChange={(event) => put(event.currentTarget.value, leaf.until ?? '')}
      />
      <TextInput
        type="date" label={words.until} value={leaf.until ?? ''}
        onChange={(event) => put(leaf.since ?? '', event.currentTarget.value)}
      />
    </div>
  );
}

function VotedEditor({ leaf, onChange }: EditorProps<Of<'voted'>>) {
  const words = useWords().universe;
  const kinds = (['general', 'primary', 'any'] as const).map((value) => (
    { value, label: words.kinds[value] ?? value }
  ));
  const count = (value: string | number) => Math.min(20, Math.max(1, Number(value) || 1));
  return (
    <>
      <div className="editor-pair">
        <NumberInput
          label={words.atLeast} min={1} max={leaf.ofLast} value={leaf.atLeast} data-autofocus
          onChange={(value) => onChange({ ...leaf, atLeast: Math.min(count(value), leaf.ofLast) })}
        />
        <NumberInput
          label={words.ofLast} min={1} max={20} value={leaf.ofLast}
          onChange={(value) => onChange({
            ...leaf, ofLast: count(value), atLeast: Math.min(leaf.atLeast, count(value)),
          })}
        />
      </div>
      <Picker
        label={words.election} value={leaf.kind} options={kinds}
        onChange={(kind) => onChange({ ...leaf, kind: kind as typeof leaf.kind })}
      />
    </>
  );
}

function VotedInEditor({ leaf, fields, onChange }: EditorProps<Of<'votedIn'>>) {
  const words = useWords().universe;
  const methods = fields.fields.find(({ op }) => op === 'votedIn')?.options ?? [];
  return (
    <>
      <Picker
        label={words.election} value={leaf.election}
        options={fields.elections.map(({ election, label }) => ({ value: election, label }))}
        onChange={(election) => onChange({ ...leaf, election })}
      />
      {methods.length > 0 && (
        <Checklist
          label={words.by} options={methods} chosen={leaf.by ?? []}
          onChange={(list) => onChange({
            op: 'votedIn', election: leaf.election, ...(list.length > 0 && { by: [...list] }),
          })}
        />
      )}
    </>
  );
}

function ContactEditor({ leaf, onChange }: EditorProps<Of<'contacted' | 'notContacted'>>) {
  const words = useWords().universe;
  const scopes = (['me', 'others', 'anyone'] as const).map((value) => (
    { value, label: words.scopes[value] ?? value }
  ));
  return (
    <>
      <Picker
        label={words.by} value={leaf.by} options={scopes}
        onChange={(by) => onChange({ ...leaf, by: by as typeof leaf.by })}
      />
      <DaysEditor
        days={leaf.withinDays}
        onChange={(withinDays) => onChange({
          op: leaf.op, by: leaf.by, ...(withinDays !== undefined && { withinDays }),
        })}
      />
    </>
  );
}
