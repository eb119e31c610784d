import { Link, useParams } from '@tanstack/react-router';
import { useElection, type Contest } from '../../api/civics.ts';
import { useFormat } from '../../parts/format.ts';
import { PageHead, Panel } from '../../parts/page.tsx';
import { Answered } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';
import './civics.css';

/** One election: its contests and who stands in them. */
export function Election() {
  const { slug } = useParams({ from: '/civics/$slug' });
  const words = useWords().civics;
  const format = useFormat();
  const election = useElection(slug);
  return (
    <>
      <p className="crumb"><Link to="/civics">{words.back}</Link></p>
      <Answered answer={election}>
        {({ name, day, kind, contests }) => (
          <>
            <PageHead
              title={name} about={`${format.day(day)} · ${words.kinds[kind] ?? kind}`}
            />
            <Panel title={words.contests}>
              {contests.length === 0 && <p className="quiet">{words.noContests}</p>}
              <ul className="contests">
                {contests.map((contest) => <ContestLine key={contest.slug} contest={contest} />)}
              </ul>
            </Panel>
          </>
        )}
      </Answered>
    </>
  );
}

function ContestLine({ contest }: { readonly contest: Contest }) {
  const { names } = useWords();
  return (
    <li>
      <h3>{contest.name}</h3>
      <p className="quiet">{contest.division.name}</p>
      <ul className="candidates">
        {contest.candidates.map(({ slug, name, party }) => (
          <li key={slug}>{name} <span className="quiet">{names.party[party] ?? party}</span></li>
        ))}
      </ul>
    </li>
  );
}
