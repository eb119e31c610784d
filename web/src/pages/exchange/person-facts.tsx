import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { Person, Registration } from '../../api/persons.ts';
import { Asked } from '../../parts/asked.tsx';
import { useFormat } from '../../parts/format.ts';
import { Icon } from '../../parts/icon.tsx';
import { addressLine, plainCase } from '../../parts/plain-case.ts';
import { Empty } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';
import { AnswerScale } from './answer-scale.tsx';

/** The effective answers: the latest visible one to each question. */
export function Answers({ answers }: { readonly answers: Person['effective'] }) {
  const words = useWords().person;
  const format = useFormat();
  if (answers.length === 0) return <Empty title={words.noAnswers} teach={words.noAnswersTeach} />;
  return (
    <dl className="answers">
      {answers.map((answer) => (
        <div key={answer.question}>
          <dt>{answer.wording}</dt>
          <dd>
            <Asked seen={answer.seen}>
              <AnswerScale answer={answer} />
              {answer.optionWording}
            </Asked>
            <span className="quiet">
              {format.ago(answer.occurredAt)}
              {answer.others > 0 && <> · {words.others(answer.others)}</>}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

type Lines = readonly (readonly [string, string | null | undefined])[];

/** The registration line by line; what may not be seen is absent. */
export function Registrations({ registrations }: {
  readonly registrations: Person['registrations'];
}) {
  const { frame } = useWords();
  if (registrations.length === 0) return <p className="quiet">{frame.none}</p>;
  return registrations.map((one) => <OneRegistration key={one.voterId} registration={one} />);
}

function OneRegistration({ registration }: { readonly registration: Registration }) {
  const { person, names } = useWords();
  const format = useFormat();
  const { address, status } = registration;
  const rows: Lines = [
    ['voterId', registration.voterId],
    ['status', names.status[status ?? ''] ?? status],
    ['party', names.party[registration.party ?? ''] ?? registration.party],
    ['sex', names.sex[registration.sex]],
    ['birthYear', registration.birthYear === null ? null : String(registration.birthYear)],
    ['race', names.race[registration.race ?? ''] ?? registration.race],
    ['ethnicity', names.ethnicity[registration.ethnicity ?? ''] ?? registration.ethnicity],
    ['registeredOn', registration.registeredOn && format.day(registration.registeredOn)],
    ['address', address && addressLine(address)],
    ['mailAddress', plainCase(registration.mailAddress)],
    ['phone', registration.phone],
    ['county', registration.county?.name],
    ['precinct', plainCase(registration.precinct?.name ?? '')],
  ];
  return (
    <dl className="lines">
      {rows.map(([field, value]) => value && (
        <Fragment key={field}>
          <dt>{person.fields[field]}</dt>
          <dd><Asked seen={registration.seen}>{value}</Asked></dd>
        </Fragment>
      ))}
    </dl>
  );
}

export function Household({ household }: { readonly household: Person['household'] }) {
  const { person, names } = useWords();
  if (household.length === 0) return <p className="quiet">{person.alone}</p>;
  return (
    <ul className="household">
      {household.map(({ personId, name, birthYear, party }) => (
        <li key={personId}>
          <Link to="/voters/$personId" params={{ personId }}>{plainCase(name)}</Link>
          <span className="quiet">
            {[birthYear && person.born(birthYear), names.party[party ?? ''] ?? party]
              .filter(Boolean).join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function Districts({ registrations }: {
  readonly registrations: Person['registrations'];
}) {
  const all = registrations.flatMap(({ districts }) => districts);
  return (
    <ul className="districts">
      {all.map(({ divisionId, name }) => <li key={divisionId}>{plainCase(name)}</li>)}
    </ul>
  );
}

/** What others than the roll say to identify her: names, phones, addresses, with their sources. */
export function Statements({ person }: { readonly person: Person }) {
  const { person: words, names } = useWords();
  const said = person.statements.flatMap(({ name, address, email, birthDate, seen }) => {
    const values = [name && plainCase(name), birthDate, address && plainCase(address), email];
    return values.flatMap((value) => (value ? [{ value, seen }] : []));
  });
  if (said.length + person.phones.length === 0) {
    return <p className="quiet">{words.noStatements}</p>;
  }
  return (
    <ul className="household">
      {person.phones.map(({ phone, marks, seen }) => (
        <li key={phone}>
          <span className="phone">
            <Asked seen={seen}>{phone}</Asked>
            <a href={`tel:${phone}`} aria-label={words.call(phone)}><Icon name="phone" /></a>
          </span>
          <span className="quiet">
            {marks.map(({ result }) => names.result[result] ?? result).join(', ')}
          </span>
        </li>
      ))}
      {said.map(({ value, seen }, place) => (
        <li key={place}><Asked seen={seen}>{value}</Asked></li>
      ))}
    </ul>
  );
}
