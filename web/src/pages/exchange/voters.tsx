import { TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { usePersons, type PersonSummary } from '../../api/persons.ts';
import { ForPurpose } from '../../parts/for-purpose.tsx';
import { useFormat } from '../../parts/format.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page.tsx';
import { addressLine, plainCase } from '../../parts/plain-case.ts';
import { openableRow } from '../../parts/rows.ts';
import { Answered, Empty } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';
import './voters.css';

const examples = ['Smith', '12 Oak St'];
const settleMs = 120;

/** Search with results while one types; the address holds what was sought. */
export function Voters() {
  return <ForPurpose><Search /></ForPurpose>;
}

function Search() {
  const words = useWords().voters;
  const { q = '' } = useSearch({ from: '/voters' });
  const navigate = useNavigate({ from: '/voters' });
  const [text, setText] = useState(q);
  const [settled] = useDebouncedValue(text.trim(), settleMs);
  useEffect(() => {
    void navigate({ search: settled ? { q: settled } : {}, replace: true });
  }, [settled, navigate]);
  const toRows = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    document.querySelector<HTMLElement>('.voters tbody tr')?.focus();
  };
  return (
    <>
      <PageHead title={words.title} about={words.about} />
      <TextInput
        className="voters-search" size="md" autoFocus data-page-search value={text}
        aria-label={words.searchLabel} placeholder={words.search} type="search"
        leftSection={<Icon name="search" />} rightSection={<kbd>/</kbd>}
        onChange={(event) => setText(event.currentTarget.value)} onKeyDown={toRows}
      />
      {settled.length > 1
        ? <Found q={settled} />
        : (
          <Empty title={words.start} teach={words.startTeach}>
            <span className="quiet">{words.examples}</span>
            {examples.map((example) => (
              <UnstyledButton key={example} className="link" onClick={() => setText(example)}>
                {example}
              </UnstyledButton>
            ))}
          </Empty>
        )}
    </>
  );
}

function Found({ q }: { readonly q: string }) {
  const words = useWords().voters;
  const format = useFormat();
  const persons = usePersons(q);
  return (
    <Answered answer={persons} rows={12}>
      {({ items, next }) => (items.length === 0
        ? <Empty title={words.none} teach={words.noneTeach} />
        : (
          <>
            <p className="quiet voters-found" role="status">
              {words.found(format.number(items.length), next !== null)}
            </p>
            <PersonTable rows={items} />
          </>
        ))}
    </Answered>
  );
}

/** Voters as lines; on a phone each line folds into two. */
function PersonTable({ rows }: { readonly rows: readonly PersonSummary[] }) {
  const words = useWords().voters;
  return (
    <div className="panel table-scroll table-fold voters">
      <table className="table">
        <thead>
          <tr>
            <th>{words.name}</th>
            <th className="num">{words.born}</th>
            <th>{words.party}</th>
            <th>{words.address}</th>
            <th>{words.county}</th>
            <th>{words.voterId}</th>
          </tr>
        </thead>
        <tbody>{rows.map((row) => <PersonLine key={row.personId} row={row} />)}</tbody>
      </table>
    </div>
  );
}

function PersonLine({ row }: { readonly row: PersonSummary }) {
  const navigate = useNavigate();
  const { names, frame } = useWords();
  const to = { to: '/voters/$personId', params: { personId: row.personId } } as const;
  return (
    <tr {...openableRow(() => void navigate(to))}>
      <td className="voters-name">
        <Link {...to} tabIndex={-1}>{plainCase(row.name)}</Link>
      </td>
      <td className="num">{row.birthYear ?? <span className="quiet">{frame.unknown}</span>}</td>
      <td title={names.party[row.party ?? '']}>{row.party}</td>
      <td>{row.address && addressLine(row.address)}</td>
      <td>{row.county?.name}</td>
      <td className="quiet">{row.voterId}</td>
    </tr>
  );
}
