import { Link, useParams } from '@tanstack/react-router';
import { usePerson, type Person } from '../../api/persons.ts';
import { ForPurpose } from '../../parts/for-purpose.tsx';
import { AsOf, PageHead, Panel, Tag } from '../../parts/page.tsx';
import { Answered } from '../../parts/states.tsx';
import { addressLine, plainCase } from '../../parts/plain-case.ts';
import { useWords } from '../../text/index.tsx';
import { ageIn } from './age.ts';
import { Answers, Districts, Household, Registrations, Statements } from './person-facts.tsx';
import { RecordContact } from './record-contact.tsx';
import { Timeline } from './timeline.tsx';
import { VoteStrip } from './vote-strip.tsx';
import './person.css';

/** One voter: all that the reader may see, with sources; and the next contact. */
export function PersonPage() {
  const { personId } = useParams({ from: '/voters/$personId' });
  const person = usePerson(personId);
  return (
    <ForPurpose>
      <Answered answer={person} rows={14}>
        {(found) => <Record person={found} key={found.personId} />}
      </Answered>
    </ForPurpose>
  );
}

function Record({ person }: { readonly person: Person }) {
  const { person: words, why } = useWords();
  const { registrations, doNotContact } = person;
  return (
    <>
      <PageHead title={plainCase(person.name)} about={<Summary person={person} />}>
        {doNotContact.length > 0 && <DoNotContact person={person} />}
        <Link to="/voters/$personId/identity" params={{ personId: person.personId }}>
          {why.link}
        </Link>
        <AsOf at={person.asOf} />
      </PageHead>
      <div className="person">
        <div className="person-main">
          <Panel title={words.answers} aside={words.answersAbout}>
            <Answers answers={person.effective} />
          </Panel>
          <Panel title={words.votes}><VoteStrip person={person} /></Panel>
          <Panel title={words.timeline}><Timeline timeline={person.timeline} /></Panel>
        </div>
        <div className="person-side">
          <Panel title={words.record}><RecordContact person={person} /></Panel>
          <Panel title={words.registration}><Registrations registrations={registrations} /></Panel>
          <Panel title={words.household}><Household household={person.household} /></Panel>
          <Panel title={words.districts}><Districts registrations={registrations} /></Panel>
          <Panel title={words.statements} aside={words.statementsAbout}>
            <Statements person={person} />
          </Panel>
        </div>
      </div>
    </>
  );
}

function DoNotContact({ person }: { readonly person: Person }) {
  const { person: words, names } = useWords();
  const list = person.doNotContact.map(({ channel }) => names.channel[channel] ?? channel);
  return <Tag tone="warn">{words.doNotContact}: {[...new Set(list)].join(', ')}</Tag>;
}

function Summary({ person }: { readonly person: Person }) {
  const { person: words, names } = useWords();
  const registration = person.registrations[0];
  if (!registration) return <span className="person-line">{words.notOnRoll}</span>;
  const { birthYear, sex, party, status, address, county } = registration;
  const parts = [
    birthYear !== null && words.years(ageIn(birthYear, person.asOf)),
    names.sex[sex],
    names.party[party ?? ''] ?? party,
    status && (names.status[status] ?? status),
    address && addressLine(address),
    county && words.countyOf(county.name),
  ];
  return <span className="person-line">{parts.filter(Boolean).join(' · ')}</span>;
}
