import type { Leaf } from '../../api/universes.ts';
import { Checklist } from '../../parts/checklist.tsx';
import { Picker } from '../../parts/picker.tsx';
import { without } from '../../parts/without.ts';
import { useWords } from '../../text/index.tsx';
import { DaysEditor } from './days-editor.tsx';
import type { EditorProps } from './editor-props.ts';

type AnswerLeaf = Extract<Leaf, { readonly op: 'support' | 'question' }>;
/** Stands among the options for those of whom nothing is known; no option has an empty slug. */
const notKnown = '';

/** What was answered: support in a contest, or any other question. */
export function AnswerEditor({ leaf, fields, onChange }: EditorProps<AnswerLeaf>) {
  const { universe: words } = useWords();
  const contest = leaf.op === 'support'
    ? fields.contests.find((one) => one.contest === leaf.contest) : undefined;
  const options = leaf.op === 'support'
    ? contest?.options ?? []
    : fields.questions.find((one) => one.question === leaf.question)?.options ?? [];
  const chosen = [...(leaf.in ?? []), ...(leaf.unknown ? [notKnown] : [])];
  const choose = (list: readonly string[]) => {
    const said = list.filter((value) => value !== notKnown);
    if (list.length === 0) return;
    onChange({
      ...without(without(leaf, 'in'), 'unknown'),
      ...(said.length > 0 && { in: said }),
      ...(list.includes(notKnown) && { unknown: true as const }),
    } as AnswerLeaf);
  };
  return (
    <>
      {leaf.op === 'support'
        ? <ContestPickers leaf={leaf} fields={fields} onChange={onChange} />
        : (
          <Picker
            label={words.question} value={leaf.question}
            options={fields.questions.map(({ question, label }) => ({ value: question, label }))}
            onChange={(question) => {
              const first = fields.questions.find((one) => one.question === question)?.options[0];
              if (first) onChange({ op: 'question', question, in: [first.value] });
            }}
          />
        )}
      <Checklist
        label={words.question} chosen={chosen} onChange={choose}
        options={[...options, { value: notKnown, label: words.unknownToo }]}
        {...(leaf.op === 'support' && { scale: 'support' as const })}
      />
      <DaysEditor
        days={leaf.withinDays}
        onChange={(days) => onChange({
          ...without(leaf, 'withinDays'), ...(days !== undefined && { withinDays: days }),
        } as AnswerLeaf)}
      />
    </>
  );
}

type SupportLeaf = Extract<Leaf, { readonly op: 'support' }>;

function ContestPickers({ leaf, fields, onChange }: EditorProps<SupportLeaf>) {
  const words = useWords().universe;
  const contest = fields.contests.find((one) => one.contest === leaf.contest);
  const turn = (slug: string) => {
    const next = fields.contests.find((one) => one.contest === slug);
    const first = next?.candidates[0];
    if (first) onChange({ ...leaf, contest: slug, candidate: first.candidate });
  };
  return (
    <>
      <Picker
        label={words.contest} value={leaf.contest} onChange={turn}
        options={fields.contests.map((one) => ({ value: one.contest, label: one.label }))}
      />
      <Picker
        label={words.candidate} value={leaf.candidate}
        options={(contest?.candidates ?? []).map((one) => (
          { value: one.candidate, label: `${one.label} (${one.party})` }
        ))}
        onChange={(candidate) => onChange({ ...leaf, candidate })}
      />
    </>
  );
}
