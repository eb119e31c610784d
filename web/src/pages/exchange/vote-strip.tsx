import { useElections } from '../../api/civics.ts';
import type { Person } from '../../api/persons.ts';
import { useFormat } from '../../parts/format.ts';
import { useWords } from '../../text/index.tsx';

const shownAtMost = 16;

interface Square {
  readonly slug: string;
  readonly name: string;
  readonly day: string;
  readonly kind: string;
  readonly method: string | undefined;
}

/** Elections from left to right: a filled square is a vote, an open one is none on the roll. */
export function VoteStrip({ person }: { readonly person: Person }) {
  const words = useWords().person;
  const format = useFormat();
  const squares = useSquares(person);
  if (squares.length === 0) return <p className="quiet">{words.noVotes}</p>;
  const voted = squares.filter(({ method }) => method !== undefined).length;
  return (
    <>
      <ol className="votes">
        {squares.map(({ slug, name, day, kind, method }) => {
          const told = method === undefined
            ? words.didNotVote(name) : words.voted(name, words.methods[method] ?? method);
          return (
            <li key={slug} title={`${told} (${format.day(day)})`}>
              <span
                className="vote" data-voted={method !== undefined || undefined} data-kind={kind}
              >
                <span className="hidden-words">{told}</span>
              </span>
              <span className="vote-year" aria-hidden="true">’{day.slice(2, 4)}</span>
            </li>
          );
        })}
      </ol>
      <p className="quiet">{words.votedOf(voted, squares.length)} · {words.voteKey}</p>
    </>
  );
}

/** Every general and primary since she registered that has passed, and all in which she voted. */
function useSquares(person: Person): readonly Square[] {
  const elections = useElections().data?.items ?? [];
  const cast = person.votes.filter(({ method }) => method !== 'none');
  const methods = new Map(cast.map((vote) => [vote.election.slug, vote.method]));
  const registration = person.registrations[0];
  const since = registration?.registeredOn ?? '9999';
  const passed = elections.filter(({ state, day, kind }) =>
    state === registration?.state && day >= since && day < person.asOf.slice(0, 10)
    && (kind === 'general' || kind === 'primary'));
  const all = new Map([...passed, ...person.votes.map(({ election }) => election)]
    .map((election) => [election.slug, election]));
  return [...all.values()]
    .sort((one, other) => one.day.localeCompare(other.day)).slice(-shownAtMost)
    .map(({ slug, name, day, kind }) => ({ slug, name, day, kind, method: methods.get(slug) }));
}
