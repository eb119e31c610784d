import { Modal, useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import type { Me } from '../api/accounts.ts';
import { usePurposes } from '../api/agreements.ts';
import { usePersons } from '../api/persons.ts';
import { lookAs } from '../api/viewing.ts';
import { Icon } from '../parts/icon.tsx';
import { addressLine, plainCase } from '../parts/plain-case.ts';
import { useSpeech, useWords } from '../text/index.tsx';
import { destinations } from './navigation.tsx';

interface Entry {
  readonly id: string;
  readonly group: 'pages' | 'voters' | 'acts';
  readonly label: string;
  readonly beside?: string;
  act(): void;
}

interface PaletteProps {
  readonly me: Me;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onTour: () => void;
}

/** Everything by keyboard: voters, pages and acts in one box. */
export function Palette(props: PaletteProps) {
  return (
    <Modal.Root
      opened={props.open} onClose={props.onClose} padding={0} size={560} yOffset="10vh"
      transitionProps={{ duration: 80 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={useWords().shell.search} radius={10}>
        <PaletteBody {...props} />
      </Modal.Content>
    </Modal.Root>
  );
}

function PaletteBody({ me, onClose, onTour }: PaletteProps) {
  const words = useWords().palette;
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const listId = useId();
  const entries = useEntries({ me, text, onTour });
  useEffect(() => setChosen(0), [text]);
  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    entry.act();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setChosen((at) => (at + step + entries.length) % Math.max(1, entries.length));
    }
    if (event.key === 'Enter') run(entries[chosen]);
  };
  return (
    <div className="palette">
      <input
        data-autofocus className="palette-input" value={text} placeholder={words.placeholder}
        aria-label={words.placeholder} role="combobox" aria-expanded="true" aria-controls={listId}
        aria-activedescendant={entries[chosen] ? `${listId}-${chosen}` : undefined}
        onChange={(event) => setText(event.currentTarget.value)} onKeyDown={onKeyDown}
      />
      <ul id={listId} role="listbox" aria-label={words.placeholder}>
        {entries.map((entry, place) => (
          <li
            key={entry.id} id={`${listId}-${place}`} role="option" aria-selected={place === chosen}
            className="palette-entry" data-group={words[entry.group]}
            data-first={entries[place - 1]?.group !== entry.group || undefined}
            onPointerMove={() => setChosen(place)} onClick={() => run(entry)}
          >
            <span>{entry.label}</span>
            {entry.beside && <span className="quiet">{entry.beside}</span>}
          </li>
        ))}
      </ul>
      {entries.length === 0 && <p className="palette-none">{words.nothing}</p>}
      <p className="palette-hint"><Icon name="help" size={12} /> {words.hint}</p>
    </div>
  );
}

interface Sought {
  readonly me: Me;
  readonly text: string;
  readonly onTour: () => void;
}

function useEntries({ me, text, onTour }: Sought): readonly Entry[] {
  const navigate = useNavigate();
  const sought = text.trim();
  const [settled] = useDebouncedValue(sought, 120);
  const found = usePersons(settled, settled.length > 1);
  const fixed = [...usePageEntries(), ...useActEntries(me, onTour)];
  const lower = sought.toLowerCase();
  const matching = fixed.filter(({ label }) => label.toLowerCase().includes(lower));
  if (settled.length < 2) return matching;
  const voters = (found.data?.items ?? []).slice(0, 7).map((person): Entry => ({
    id: person.personId,
    group: 'voters',
    label: plainCase(person.name),
    ...(person.address && { beside: addressLine(person.address) }),
    act: () => void navigate({
      to: '/voters/$personId', params: { personId: person.personId },
    }),
  }));
  return [...voters, ...matching];
}

function usePageEntries(): readonly Entry[] {
  const navigate = useNavigate();
  const { pages } = useWords().shell;
  const all = [...destinations, ['account', '/account'] as const];
  return all.map(([name, to]) => ({
    id: to, group: 'pages', label: pages[name], act: () => void navigate({ to }),
  }));
}

function useActEntries(me: Me, onTour: () => void): readonly Entry[] {
  const { palette, names, shell } = useWords();
  const { language, speak } = useSpeech();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const purposes = usePurposes().data?.items ?? [];
  const act = (label: string, does: () => void): Entry => (
    { id: label, group: 'acts', label, act: does }
  );
  return [
    ...purposes.map(({ purpose }) => act(
      palette.purpose(names.purpose[purpose] ?? purpose), () => lookAs({ purpose }),
    )),
    act(palette.toggleTheme, () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark')),
    act(palette.toggleLanguage, () => speak(language === 'en' ? 'es' : 'en')),
    ...(me.demo ? [act(shell.tour, onTour)] : []),
  ];
}
