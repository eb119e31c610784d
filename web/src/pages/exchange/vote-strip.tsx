import type { PersonRecord } from '../../api/persons.ts';
import { useFormat } from '../../parts/format.ts';
import { useWords } from '../../text/index.tsx';

/** Elections from left to right: a filled square is a vote, an open one is none on the roll. */
export function VoteStrip({ votes }: { readonly votes: PersonRecord['votes'] }) {
  const words = useWords().person;
  const format = useFormat();
  if (votes.length === 0) return <p className="quiet">{words.noVotes}</p>;
  const inOrder = [...votes].sort((one, other) => one.day.localeCompare(other.day));
  const voted = votes.filter(({ method }) => method !== null).length;
  return (
    <>
      <ol className="votes">
        {inOrder.map(({ election, name, day, kind, method }) => {
          const told = method === null
            ? words.didNotVote(name) : words.voted(name, words.methods[method] ?? method);
          return (
            <li key={election} title={`${told} (${format.day(day)})`}>
              <span className="vote" data-voted={method !== null || undefined} data-kind={kind}>
                <span className="hidden-words">{told}</span>
              </span>
              <span className="vote-year" aria-hidden="true">’{day.slice(2, 4)}</span>
            </li>
          );
        })}
      </ol>
      <p className="quiet">
        {words.votedOf(voted, votes.length)}
      </p>
    </>
  );
}
