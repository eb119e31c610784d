import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { usePersons } from '../../api/persons.ts';
import { addressLine, plainCase } from '../../parts/plain-case.ts';
import { Answered } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';

const shown = 8;

interface MergeWithProps {
  readonly personId: string;
  readonly isBusy: boolean;
  readonly onMerge: (other: string) => void;
}

/** Finds another person and says that the two are one. */
export function MergeWith({ personId, isBusy, onMerge }: MergeWithProps) {
  const { why: words, voters } = useWords();
  const [text, setText] = useState('');
  const [sought] = useDebouncedValue(text.trim(), 150);
  const found = usePersons(sought, sought.length > 1);
  const merge = (other: string) => {
    onMerge(other);
    setText('');
  };
  return (
    <>
      <TextInput
        type="search" size="sm" placeholder={voters.search} aria-label={words.searchOther}
        value={text} onChange={(event) => setText(event.currentTarget.value)}
      />
      {sought.length > 1 && (
        <Answered answer={found} rows={3}>
          {({ items }) => {
            const others = items.filter((one) => one.personId !== personId).slice(0, shown);
            if (others.length === 0) return <p className="quiet">{voters.none}</p>;
            return (
              <ul className="merge-found">
                {others.map((one) => (
                  <li key={one.personId}>
                    <div>
                      <p>{plainCase(one.name)}</p>
                      <p className="quiet">
                        {[one.birthYear, one.address && addressLine(one.address)]
                          .filter(Boolean).join(' · ')}
                      </p>
                    </div>
                    <Button
                      size="xs" variant="default" disabled={isBusy}
                      aria-label={words.mergeWith(plainCase(one.name))}
                      onClick={() => merge(one.personId)}
                    >
                      {words.mergeThis}
                    </Button>
                  </li>
                ))}
              </ul>
            );
          }}
        </Answered>
      )}
    </>
  );
}
