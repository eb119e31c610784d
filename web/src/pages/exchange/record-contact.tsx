import { Button, NativeSelect, Radio, Select } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../../api/accounts.ts';
import { useQuestions } from '../../api/civics.ts';
import { useRecordContact } from '../../api/persons.ts';
import { Refused } from '../../parts/states.tsx';
import { Scale } from '../../parts/scale.tsx';
import { useWords } from '../../text/index.tsx';

const formChannels = ['door', 'phone', 'text', 'event', 'friend', 'online'] as const;
/** The results that a person records by hand; tools send the full list. */
const formResults = [
  'canvassed', 'not_home', 'left_message', 'refused', 'moved', 'wrong_number',
  'language_barrier', 'call_back', 'do_not_contact', 'already_voted', 'deceased',
] as const;

interface Draft {
  readonly channel: string;
  readonly result: string;
  readonly question: string | null;
  readonly option: string | null;
}

const blank: Draft = { channel: 'door', result: 'canvassed', question: null, option: null };

/** What just happened at the door or on the phone, in three taps. */
export function RecordContact({ personId }: { readonly personId: string }) {
  const { person, names } = useWords();
  const me = useMe().data;
  const [draft, setDraft] = useState(blank);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const record = useRecordContact();
  const change = (part: Partial<Draft>) => {
    record.reset();
    setDraft((before) => ({ ...before, ...part }));
  };
  const send = () => record.mutate({
    key, personId, channel: draft.channel, result: draft.result,
    occurredAt: new Date().toISOString(), by: me?.user.name.slice(0, 80) ?? '',
    answers: draft.question && draft.option
      ? [{ question: draft.question, option: draft.option }] : [],
  }, {
    onSuccess: ({ outcome }) => {
      if (outcome === 'refused') return;
      setKey(crypto.randomUUID());
      setDraft(({ channel }) => ({ ...blank, channel }));
    },
  });
  const options = (list: readonly string[], words: Record<string, string>) =>
    list.map((value) => ({ value, label: words[value] ?? value }));
  return (
    <div className="form record">
      <div className="record-pair">
        <NativeSelect
          label={person.channel} data={options(formChannels, names.channel)} value={draft.channel}
          onChange={(event) => change({ channel: event.currentTarget.value })}
        />
        <NativeSelect
          label={person.result} data={options(formResults, names.result)} value={draft.result}
          onChange={(event) => change({ result: event.currentTarget.value })}
        />
      </div>
      {draft.result === 'canvassed' && <SupportAnswer draft={draft} onChange={change} />}
      <Button onClick={send} loading={record.isPending}>{person.recordHere}</Button>
      <div role="status">
        {record.data?.outcome === 'accepted' && <p className="done">{person.recorded}</p>}
        {record.data?.outcome === 'review' && <p className="done">{person.recordedReview}</p>}
        {record.data?.outcome === 'refused' && <p className="done">{record.data.reason}</p>}
      </div>
      {record.isError && <Refused error={record.error} />}
    </div>
  );
}

interface SupportAnswerProps {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

function SupportAnswer({ draft, onChange }: SupportAnswerProps) {
  const { person, names } = useWords();
  const questions = (useQuestions().data?.items ?? []).filter(({ kind }) => kind === 'support');
  const chosen = questions.find(({ slug }) => slug === draft.question) ?? questions[0];
  if (!chosen) return null;
  return (
    <>
      <Select
        label={`${person.support} ${person.supportFor}`} searchable allowDeselect={false}
        data={questions.map(({ slug, wording }) => ({ value: slug, label: wording }))}
        value={chosen.slug} onChange={(question) => onChange({ question })}
      />
      <Radio.Group
        aria-label={person.support} value={draft.option ?? ''}
        onChange={(option) => onChange({ question: chosen.slug, option: option || null })}
      >
        <div className="record-scale">
          <Radio value="" label={person.noAnswer} size="xs" />
          {chosen.options.map(({ option, slug }) => (
            <Radio
              key={slug} value={slug} size="xs"
              label={<><Scale option={option} kind="support" /> {names.support[option]}</>}
            />
          ))}
        </div>
      </Radio.Group>
    </>
  );
}
