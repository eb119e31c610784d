import { Popover } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import type { Given } from '../api/persons.ts';
import { useWords } from '../text/index.tsx';
import { useFormat } from './format.ts';

/** A value that can be asked: hover or focus tells its source, its time and its agreement. */
export function Asked({ given, label, children }: {
  readonly given: Given | undefined;
  /** What a screen reader says where the value is a picture. */
  readonly label?: string;
  readonly children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const id = useId();
  if (!given) return children;
  const hold = () => setOpen(true);
  const release = () => setOpen(false);
  return (
    <Popover opened={open} position="bottom-start" shadow="md" withinPortal width="max-content"
      trapFocus={false} returnFocus={false} closeOnEscape onChange={setOpen}>
      <Popover.Target>
        <button
          type="button" className="asked" aria-describedby={open ? id : undefined}
          aria-label={label} onMouseEnter={hold} onMouseLeave={release} onFocus={hold}
          onBlur={release} onClick={hold}
          onKeyDown={(event) => { if (event.key === 'Escape') release(); }}
        >
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="asked-card" role="tooltip" id={id}>
        <Provenance given={given} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Provenance({ given }: { readonly given: Given }) {
  const { person, frame } = useWords();
  const format = useFormat();
  return (
    <dl className="asked-lines">
      <dt>{person.given.source}</dt>
      <dd>{given.source === null ? frame.theExchange : given.sourceName}</dd>
      <dt>{person.given.at}</dt>
      <dd>{format.moment(given.at)} ({format.ago(given.at)})</dd>
      <dt>{person.given.agreement}</dt>
      <dd>{given.agreement}</dd>
    </dl>
  );
}
