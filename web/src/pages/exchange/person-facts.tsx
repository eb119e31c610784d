import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { PersonRecord } from '../../api/persons.ts';
import { Asked } from '../../parts/asked.tsx';
import { useFormat } from '../../parts/format.ts';
import { Scale } from '../../parts/scale.tsx';
import { Empty } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';

interface FactsProps {
  readonly record: PersonRecord;
}

/** The effective answers: the latest visible one to each question. */
export function Answers({ record }: FactsProps) {
  const words = useWords().person;
  const format = useFormat();
  if (record.answers.length === 0) {
    return <Empty title={words.noAnswers} teach={words.noAnswersTeach} />;
  }
  return (
    <dl className="answers">
      {record.answers.map((answer) => (
        <div key={answer.question}>
          <dt>{answer.wording}</dt>
          <dd>
            <Asked given={answer.given}>
              <Scale
                option={answer.option}
                kind={answer.question.startsWith('support:') ? 'support' : 'other'}
              />
              {answer.optionWording}
            </Asked>
            <span className="quiet">{format.ago(answer.given.at)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The registration line by line; what may not be seen is absent. */
export function Registration({ record }: FactsProps) {
  const { person, frame, names } = useWords();
  const format = useFormat();
  const { registration } = record;
  if (!registration) return <p className="quiet">{frame.none}</p>;
  const { city, zip } = registration;
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    ['voterId', registration.voterId],
    ['status', registration.status],
    ['party', names.party[registration.party] ?? registration.party],
    ['sex', names.sex[registration.sex]],
    ['race', registration.race],
    ['ethnicity', registration.ethnicity],
    ['registeredOn', registration.registeredOn && format.day(registration.registeredOn)],
    ['address', `${registration.address}, ${city} ${zip}`],
    ['mailAddress', registration.mailAddress],
    ['phone', registration.phone],
    ['county', registration.county],
    ['precinct', registration.precinct],
  ];
  return (
    <dl className="lines">
      {rows.map(([field, value]) => value && (
        <Fragment key={field}>
          <dt>{person.fields[field]}</dt>
          <dd><Asked given={registration.given}>{value}</Asked></dd>
        </Fragment>
      ))}
    </dl>
  );
}

export function Household({ record }: FactsProps) {
  const { person, names } = useWords();
  if (record.household.length === 0) return <p className="quiet">{person.alone}</p>;
  return (
    <ul className="household">
      {record.household.map((member) => (
        <li key={member.personId}>
          <Link to="/voters/$personId" params={{ personId: member.personId }}>{member.name}</Link>
          <span className="quiet">
            {[member.age, member.party && (names.party[member.party] ?? member.party)]
              .filter(Boolean).join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function Districts({ record }: FactsProps) {
  return (
    <ul className="districts">
      {record.districts.map(({ kind, name }) => <li key={`${kind}${name}`}>{name}</li>)}
    </ul>
  );
}

/** What each new version of the roll changed about this voter. */
export function History({ record }: FactsProps) {
  const { person } = useWords();
  const format = useFormat();
  if (record.history.length === 0) return <p className="quiet">{person.historyNone}</p>;
  return (
    <ol className="history">
      {record.history.map(({ at, changes }) => (
        <li key={at}>
          <time dateTime={at} className="quiet">{format.day(at)}</time>
          <ul>
            {changes.map(({ field, from, to }) => (
              <li key={field}>
                {person.historyLine(person.fields[field] ?? field, from || '–', to || '–')}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
