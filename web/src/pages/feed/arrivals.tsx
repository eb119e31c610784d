import { Link } from '@tanstack/react-router';
import { Button } from '@mantine/core';
import type { FeedEvent } from '../../api/feed.ts';
import { useFormat } from '../../parts/format.ts';
import { Empty } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';

interface ArrivalsProps {
  readonly events: readonly FeedEvent[];
  readonly organisationName: (slug: string | null | undefined) => string;
}

/** The last contacts, newest first; no names needed to see that work is going on. */
export function ArrivalList({ events, organisationName }: ArrivalsProps) {
  const words = useWords().pulse;
  if (events.length === 0) {
    return (
      <Empty title={words.noneYet} teach={words.noneTeach}>
        <Button component={Link} to="/voters" size="xs">{words.findVoter}</Button>
      </Empty>
    );
  }
  return (
    <ol className="arrivals" aria-live="off">
      {events.map((event) => (
        <Arrival key={event.number} event={event} who={organisationName(event.organisation)} />
      ))}
    </ol>
  );
}

function Arrival({ event, who }: { readonly event: FeedEvent; readonly who: string }) {
  const { names, pulse } = useWords();
  const format = useFormat();
  const answers = event.answers?.length ?? 0;
  const inside = (
    <>
      <time dateTime={event.at}>{event.at && format.clock(event.at)}</time>
      <span className="arrival-who">{who}</span>
      <span className="arrival-what">
        {names.channel[event.channel ?? ''] ?? event.channel}
        {' · '}{names.result[event.result ?? ''] ?? event.result}
        {answers > 0 && <span className="arrival-answers">{pulse.answered(answers)}</span>}
      </span>
      <span className="arrival-where">{event.county?.name}</span>
    </>
  );
  return (
    <li className="arrival" data-number={event.number}>
      {event.personId
        ? <Link to="/voters/$personId" params={{ personId: event.personId }}>{inside}</Link>
        : <div>{inside}</div>}
    </li>
  );
}
