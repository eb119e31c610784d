import { Popover } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import type { Seen } from '../api/persons.ts';
import { useWords } from '../text/index.tsx';
import { useFormat } from './format.ts';

/** A value that can be asked: hover or focus tells its source, its time and its agreement. */
export function Asked({ seen, children }: {
  readonly seen: Seen | null | undefined;
  readonly children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const id = useId();
  if (!seen) return children;
  const hold = () => setOpen(true);
  const release = () => setOpen(false);
  return (
    <Popover
      opened={open} position="bottom-start" shadow="md" width="max-content" trapFocus={false}
      returnFocus={false} onChange={setOpen} withRoles={false}
    >
      <Popover.Target>
        <button
          type="button" className="asked" aria-describedby={open ? id : undefined}
          onMouseEnter={hold} onMouseLeave={release} onFocus={hold} onBlur={release} onClick={hold}
          onKeyDown={(event) => { if (event.key === 'Escape') release(); }}
        >
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="asked-card" role="tooltip" id={id}>
        <Provenance seen={seen} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Provenance({ seen }: { readonly seen: Seen }) {
  const { person, frame } = useWords();
  const format = useFormat();
  const source = seen.own ? frame.yourOwn : seen.organisation?.name ?? frame.theExchange;
  return (
    <dl className="asked-lines">
      <dt>{person.given.source}</dt>
      <dd>{source}</dd>
      {seen.at && (
        <>
          <dt>{person.given.at}</dt>
          <dd>{format.moment(seen.at)} ({format.ago(seen.at)})</dd>
        </>
      )}
      <dt>{person.given.agreement}</dt>
      <dd>{seen.agreement?.title ?? person.given.ownData}</dd>
    </dl>
  );
}
