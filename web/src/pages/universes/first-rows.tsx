import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCount, type CountReply, type PersonRow } from '../../api/universes.ts';
import { plainCase } from '../../parts/plain-case.ts';
import { openableRow } from '../../parts/rows.ts';
import { Empty } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';
import type { Group } from './tree.ts';

const moreRows = 100;

/** The first persons of the universe, and more of them when asked. */
export function FirstRows({ first, tree }: {
  readonly first: CountReply;
  readonly tree: Group;
}) {
  const { universe: words, voters } = useWords();
  const [wide, setWide] = useState(false);
  if (first.rows.length === 0) return <Empty title={words.noRows} teach={words.noRowsTeach} />;
  return (
    <>
      <div className="table-scroll table-fold">
        <table className="table">
          <thead>
            <tr>
              <th>{voters.name}</th>
              <th className="num">{voters.age}</th>
              <th>{voters.party}</th>
              <th>{words.city}</th>
              <th>{words.precinct}</th>
            </tr>
          </thead>
          <tbody>
            {first.rows.map((row) => <Row key={row.personId} row={row} />)}
            {wide && first.next !== null && <MoreRows tree={tree} after={first.next} />}
          </tbody>
        </table>
      </div>
      {!wide && first.next !== null && (
        <Button variant="default" size="xs" onClick={() => setWide(true)}>{words.more}</Button>
      )}
    </>
  );
}

function MoreRows({ tree, after }: { readonly tree: Group; readonly after: string }) {
  const more = useCount({ tree, facets: [], rows: moreRows, after });
  return more.data?.rows.map((row) => <Row key={row.personId} row={row} />);
}

function Row({ row }: { readonly row: PersonRow }) {
  const navigate = useNavigate();
  const { names } = useWords();
  const to = { to: '/voters/$personId', params: { personId: row.personId } } as const;
  return (
    <tr {...openableRow(() => void navigate(to))}>
      <td><Link {...to} tabIndex={-1} className="plain-link">{plainCase(row.name)}</Link></td>
      <td className="num">{row.age}</td>
      <td title={names.party[row.party]}>{row.party}</td>
      <td>{plainCase(row.city)}</td>
      <td className="quiet">{plainCase(row.precinct ?? '')}</td>
    </tr>
  );
}
