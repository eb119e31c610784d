import { useParams } from '@tanstack/react-router';
import { usePerson, type PersonRecord } from '../../api/persons.ts';
import { AsOf, PageHead, Panel, Tag } from '../../parts/page.tsx';
import { Answered } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';
import { Answers, Districts, History, Household, Registration } from './person-facts.tsx';
import { RecordContact } from './record-contact.tsx';
import { Timeline } from './timeline.tsx';
import { VoteStrip } from './vote-strip.tsx';
import './person.css';

/** One voter: all that the reader may see, with sources; and the next contact. */
export function PersonPage() {
  const { personId } = useParams({ from: '/voters/$personId' });
  const person = usePerson(personId);
  return (
    <Answered answer={person} rows={14}>
      {(record) => <Record record={record} key={record.personId} />}
    </Answered>
  );
}

function Record({ record }: { readonly record: PersonRecord }) {
  const words = useWords().person;
  return (
    <>
      <PageHead title={record.name} about={<Summary record={record} />}>
        {record.doNotContact && <Tag tone="warn">{words.doNotContact}</Tag>}
        <AsOf at={record.asOf} />
      </PageHead>
      <div className="person">
        <div className="person-main">
          <Panel title={words.answers} aside={words.answersAbout}>
            <Answers record={record} />
          </Panel>
          <Panel title={words.votes}><VoteStrip votes={record.votes} /></Panel>
          <Panel title={words.timeline}><Timeline entries={record.timeline} /></Panel>
          <Panel title={words.history}><History record={record} /></Panel>
        </div>
        <div className="person-side">
          <Panel title={words.record}>
            <RecordContact personId={record.personId} state={record.registration?.state} />
          </Panel>
          <Panel title={words.registration}><Registration record={record} /></Panel>
          <Panel title={words.household}><Household record={record} /></Panel>
          <Panel title={words.districts}><Districts record={record} /></Panel>
        </div>
      </div>
    </>
  );
}

function Summary({ record }: { readonly record: PersonRecord }) {
  const { person, names } = useWords();
  const { registration } = record;
  if (!registration) return null;
  const { age, birthYear, sex, party, address, city, zip } = registration;
  const parts = [
    age !== null && person.years(age),
    birthYear !== null && person.born(birthYear),
    names.sex[sex],
    names.party[party] ?? party,
    [address, [city, zip].filter(Boolean).join(' ')].filter(Boolean).join(', '),
  ];
  return <span className="person-line">{parts.filter(Boolean).join(' · ')}</span>;
}
