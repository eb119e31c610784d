import { Menu, UnstyledButton } from '@mantine/core';
import { useRetract, type Contact, type Person } from '../../api/persons.ts';
import { Asked } from '../../parts/asked.tsx';
import { useFormat } from '../../parts/format.ts';
import { Tag } from '../../parts/page.tsx';
import { Empty, Refused } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';
import { AnswerScale } from './answer-scale.tsx';

/** Contacts and what they brought, newest first, each with its source and both its times. */
export function Timeline({ timeline }: { readonly timeline: Person['timeline'] }) {
  const words = useWords().person;
  if (timeline.items.length === 0) {
    return <Empty title={words.noContacts} teach={words.noContactsTeach} />;
  }
  return (
    <ol className="timeline">
      {timeline.items.map((entry) => <Entry key={entry.contactId} entry={entry} />)}
    </ol>
  );
}

function Entry({ entry }: { readonly entry: Contact }) {
  const { person, names, frame } = useWords();
  const format = useFormat();
  const { seen, answers, ownAnswers } = entry;
  const source = seen.organisation?.name ?? frame.theExchange;
  return (
    <li className="entry" data-retracted={entry.retracted !== null || undefined}>
      <div className="entry-head">
        <Asked seen={seen}>
          <strong>{names.result[entry.result] ?? entry.result}</strong>
          <span>{names.channel[entry.channel] ?? entry.channel}</span>
        </Asked>
        {seen.own && <Tag tone="accent">{frame.you}</Tag>}
        {entry.retracted && (
          <Tag tone="warn">{person.retracted(format.day(entry.retracted.at))}</Tag>
        )}
        {seen.own && !entry.retracted && <TakeBack contactId={entry.contactId} />}
      </div>
      <p className="quiet">
        <time dateTime={entry.occurredAt}>{format.moment(entry.occurredAt)}</time>
        {' · '}{source}
        {entry.by && <> · {person.by(entry.by)}</>}
        {' · '}{person.received(format.moment(entry.receivedAt))}
      </p>
      {answers.length + ownAnswers.length > 0 && (
        <ul className="entry-answers">
          {answers.map((answer) => (
            <li key={answer.question}>
              <span className="quiet">{answer.wording}</span>{' '}
              <AnswerScale answer={answer} />{' '}
              {answer.optionWording}
            </li>
          ))}
          {ownAnswers.map(({ question, answer }) => (
            <li key={question}>
              <span className="quiet">{question}</span> {answer}{' '}
              <Tag>{person.onlyYours}</Tag>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function TakeBack({ contactId }: { readonly contactId: string }) {
  const words = useWords().person;
  const retract = useRetract();
  return (
    <>
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <UnstyledButton className="link entry-back" disabled={retract.isPending}>
            {words.retract}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{words.retractReason}</Menu.Label>
          {words.retractReasons.map((reason) => (
            <Menu.Item key={reason} onClick={() => retract.mutate({ contactId, reason })}>
              {reason}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {retract.isError && <Refused error={retract.error} />}
    </>
  );
}
