import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { IdentityRecord } from '../../api/judgements.ts';
import { plainCase } from '../../parts/plain-case.ts';
import { useWords } from '../../text/index.tsx';
import { SideHead } from './pair-fields.tsx';

interface RecordsProps {
  readonly records: readonly IdentityRecord[];
  readonly isBusy: boolean;
  /** Undefined for whoever may not say that some of it speaks of someone else. */
  readonly onSplit: ((statements: readonly string[]) => void) | undefined;
}

/** All that is said of her; what speaks of someone else is chosen here and split off. */
export function Records({ records, isBusy, onSplit }: RecordsProps) {
  const { why: words } = useWords();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const choose = (id: string, isOn: boolean) =>
    setChosen(isOn ? [...chosen, id] : chosen.filter((one) => one !== id));
  const mayChoose = onSplit !== undefined && records.length > 1;
  const canSplit = chosen.length > 0 && chosen.length < records.length;
  return (
    <>
      <ul className="records">
        {records.map((record, place) => (
          <li key={record.recordId ?? place} data-chosen={chosen.includes(record.recordId ?? '')}>
            {mayChoose && record.recordId !== null && record.kind === 'statement' && (
              <Checkbox
                checked={chosen.includes(record.recordId)}
                aria-label={words.choose(plainCase(record.name))}
                onChange={(event) => choose(record.recordId!, event.currentTarget.checked)}
              />
            )}
            <div className="record">
              <div className="record-head"><SideHead side={record} /></div>
              <p>{plainCase(record.name)}</p>
              <p className="quiet">{lineOf(record)}</p>
            </div>
          </li>
        ))}
      </ul>
      {mayChoose && records.some(({ kind }) => kind === 'statement') && (
        <div className="form-acts">
          <Button
            size="xs" variant="default" disabled={!canSplit} loading={isBusy}
            onClick={() => { onSplit(chosen); setChosen([]); }}
          >
            {words.split(chosen.length)}
          </Button>
          <span className="quiet">
            {chosen.length === records.length ? words.splitAll : words.splitAbout}
          </span>
        </div>
      )}
    </>
  );
}

function lineOf(record: IdentityRecord): string {
  const { birthDate, birthYear, age, address, city, zip, phone, email, voterId } = record;
  const born = birthDate ?? birthYear ?? age;
  return [
    born, address && plainCase(address), city && plainCase(city), zip, phone, email,
    voterId,
  ].filter(Boolean).join(' · ');
}
