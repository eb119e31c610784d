import { Link, useNavigate } from '@tanstack/react-router';
import {
  useCanonicalQuestions, useElections, type CivicQuestion, type Election,
} from '../../api/civics.ts';
import { useFormat } from '../../parts/format.ts';
import { PageHead, Panel } from '../../parts/page.tsx';
import { openableRow } from '../../parts/rows.ts';
import { Answered, Empty } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';
import './civics.css';

/** What is voted on, and what everyone asks alike. */
export function Civics() {
  const words = useWords().civics;
  const elections = useElections();
  const questions = useCanonicalQuestions();
  return (
    <>
      <PageHead title={words.title} about={words.about} />
      <div className="civics">
        <Panel title={words.elections}>
          <Answered answer={elections}>
            {({ items }) => (items.length === 0
              ? <Empty title={words.noElections} teach={words.noElectionsTeach} />
              : <Elections elections={items} />)}
          </Answered>
        </Panel>
        <Panel title={words.questions} aside={words.questionsAbout}>
          <Answered answer={questions}>
            {({ items }) => <Questions questions={items} />}
          </Answered>
        </Panel>
      </div>
    </>
  );
}

function Elections({ elections }: { readonly elections: readonly Election[] }) {
  const words = useWords().civics;
  const newestFirst = [...elections].sort((one, other) => other.day.localeCompare(one.day));
  return (
    <table className="table">
      <thead>
        <tr><th>{words.day}</th><th>{words.name}</th><th>{words.kind}</th></tr>
      </thead>
      <tbody>
        {newestFirst.map((election) => <ElectionLine key={election.slug} election={election} />)}
      </tbody>
    </table>
  );
}

function ElectionLine({ election }: { readonly election: Election }) {
  const words = useWords().civics;
  const format = useFormat();
  const navigate = useNavigate();
  const to = { to: '/civics/$slug', params: { slug: election.slug } } as const;
  return (
    <tr {...openableRow(() => void navigate(to))}>
      <td className="civics-day">{format.day(election.day)}</td>
      <td><Link {...to} tabIndex={-1} className="plain-link">{election.name}</Link></td>
      <td className="quiet">{words.kinds[election.kind] ?? election.kind}</td>
    </tr>
  );
}

function Questions({ questions }: { readonly questions: readonly CivicQuestion[] }) {
  const { civics: words, names } = useWords();
  if (questions.length === 0) return <p className="quiet">{words.noQuestions}</p>;
  return (
    <ul className="questions">
      {questions.map((question) => (
        <li key={question.slug}>
          <p>{question.wording}</p>
          <p className="quiet">
            {names.category[question.category]} · <code>{question.slug}</code>
          </p>
          <ol className="question-options">
            {question.options.map(({ slug, wording }) => <li key={slug}>{wording}</li>)}
          </ol>
        </li>
      ))}
    </ul>
  );
}
