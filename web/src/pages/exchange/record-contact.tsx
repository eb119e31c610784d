import { Button, NativeSelect, Radio, Select } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../../api/accounts.ts';
import { useRecordContact, type Person } from '../../api/persons.ts';
import { Refused } from '../../parts/states.tsx';
import { Scale } from '../../parts/scale.tsx';
import { useWords } from '../../text/index.tsx';
import { useBallot } from './ballot.ts';

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
export function RecordContact({ person }: { readonly person: Person }) {
  const { person: words, names } = useWords();
  const me = useMe().data;
  const [draft, setDraft] = useState(blank);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const record = useRecordContact();
  const change = (part: Partial<Draft>) => {
    record.reset();
    setDraft((before) => ({ ...before, ...part }));
  };
  const send = () => record.mutate({
    key, personId: person.personId, channel: draft.channel, result: draft.result,
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
  const options = (list: readonly string[], labels: Record<string, string>) =>
    list.map((value) => ({ value, label: labels[value] ?? value }));
  return (
    <div className="form record">
      <div className="record-pair">
        <NativeSelect
          label={words.channel} data={options(formChannels, names.channel)} value={draft.channel}
          onChange={(event) => change({ channel: event.currentTarget.value })}
        />
        <NativeSelect
          label={words.result} data={options(formResults, names.result)} value={draft.result}
          onChange={(event) => change({ result: event.currentTarget.value })}
        />
      </div>
      {draft.result === 'canvassed' && (
        <SupportAnswer person={person} draft={draft} onChange={change} />
      )}
      <Button onClick={send} loading={record.isPending}>{words.recordHere}</Button>
      <div role="status">
        {record.data?.outcome === 'accepted' && <p className="done">{words.recorded}</p>}
        {record.data?.outcome === 'review' && <p className="done">{words.recordedReview}</p>}
        {record.data?.outcome === 'refused' && <p className="done">{record.data.reason}</p>}
      </div>
      {record.isError && <Refused error={record.error} />}
    </div>
  );
}

interface SupportAnswerProps {
  readonly person: Person;
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

/** Five options by their slugs, strongest support first, as every support question has them. */
const supportOptions = [
  'strong-support', 'lean-support', 'undecided', 'lean-oppose', 'strong-oppose',
] as const;

function SupportAnswer({ person, draft, onChange }: SupportAnswerProps) {
  const { person: words, names } = useWords();
  const ballot = useBallot(person);
  const chosen = ballot.find(({ question }) => question === draft.question) ?? ballot[0];
  if (!chosen) return null;
  return (
    <>
      <Select
        label={`${words.support} ${words.supportFor}`} searchable allowDeselect={false} limit={60}
        data={ballot.map(({ question, label }) => ({ value: question, label }))}
        value={chosen.question} onChange={(question) => onChange({ question })}
      />
      <Radio.Group
        aria-label={words.support} value={draft.option ?? ''}
        onChange={(option) => onChange({ question: chosen.question, option: option || null })}
      >
        <div className="record-scale">
          <Radio value="" label={words.noAnswer} size="xs" />
          {supportOptions.map((slug, place) => (
            <Radio
              key={slug} value={slug} size="xs"
              label={<><Scale option={place + 1} kind="support" /> {names.support[place + 1]}</>}
            />
          ))}
        </div>
      </Radio.Group>
    </>
  );
}
