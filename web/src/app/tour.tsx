import { Button, CloseButton } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../text/index.tsx';

const remembered = 'commonroll.tour';

/** The tour opens by itself once, in the demo, until it is put away. */
export function tourStartsOpen(): boolean {
  return localStorage.getItem(remembered) !== 'done';
}

const stops = [
  { to: '/voters' }, { to: '/universe' }, { to: '/universe' }, { to: '/voters' },
  { to: '/lists' },
] as const;

/** Five things worth trying, each done in the real product. */
export function Tour({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const { steps, of, go, next, done, title } = words.tour;
  const [place, setPlace] = useState(0);
  const navigate = useNavigate();
  const step = steps[place]!;
  const close = () => {
    localStorage.setItem(remembered, 'done');
    onClose();
  };
  const last = place === steps.length - 1;
  return (
    <aside className="tour" aria-label={title}>
      <div className="tour-head">
        <span className="quiet">{of(place + 1, steps.length)}</span>
        <CloseButton size="sm" aria-label={words.frame.close} onClick={close} />
      </div>
      <h2>{step.title}</h2>
      <p>{step.text}</p>
      <div className="tour-acts">
        <Button size="xs" onClick={() => void navigate({ to: stops[place]!.to })}>{go}</Button>
        <Button size="xs" variant="default" onClick={last ? close : () => setPlace(place + 1)}>
          {last ? done : next}
        </Button>
      </div>
    </aside>
  );
}
