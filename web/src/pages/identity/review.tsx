import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  useDecidePair, useNextPair, useUndoPair, type PairDecision, type ReviewPair,
} from '../../api/review-pairs.ts';
import { ForPurpose } from '../../parts/for-purpose.tsx';
import { useFormat } from '../../parts/format.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page.tsx';
import { Answered, Empty, Refused } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';
import { PairFields } from './pair-fields.tsx';
import { Waterfall } from './waterfall.tsx';
import './review.css';

/** Pairs that nothing automatic is sure of, one at a time. */
export function Review() {
  const words = useWords().pairs;
  return (
    <ForPurpose>
      <Queue />
      <p className="review-also quiet">
        {words.contacts} <Link to="/contribute/reviews">{words.openContacts}</Link>
      </p>
    </ForPurpose>
  );
}

interface Decided {
  readonly pairId: string;
  readonly decision: PairDecision;
}

function Queue() {
  const words = useWords().pairs;
  const format = useFormat();
  const desk = useDesk();
  const { open, pair } = desk;
  return (
    <>
      <PageHead title={words.title} about={words.about}>
        {open > 0 && (
          <span className="review-count" role="status">
            {words.waiting(open, format.number(open))}
          </span>
        )}
      </PageHead>
      <Said last={desk.last} />
      {desk.fault && <Refused error={desk.fault} />}
      {pair ? <OnePair pair={pair} /> : (
        <Answered answer={desk.next} rows={10}>
          {() => <NonePair onSkipped={desk.onSkipped} />}
        </Answered>
      )}
      {(pair ?? desk.last) && (
        <Acts
          canDecide={pair !== undefined} canUndo={desk.last !== undefined}
          onDecide={desk.onDecide} onUndo={desk.onUndo}
        />
      )}
    </>
  );
}

/** The pair in hand, those decided before it, and what can be done. */
function useDesk() {
  const [turn, setTurn] = useState(0);
  const [skipped, setSkipped] = useState(false);
  const [again, setAgain] = useState<ReviewPair>();
  const [done, setDone] = useState<readonly Decided[]>([]);
  const next = useNextPair(turn, skipped);
  const decide = useDecidePair();
  const undo = useUndoPair();
  const pair = again ?? next.data?.pair ?? undefined;
  const isBusy = decide.isPending || undo.isPending || next.isPlaceholderData;
  const last = done.at(-1);
  return {
    next, pair, last, open: next.data?.open ?? 0, fault: decide.error ?? undo.error,
    onDecide: (decision: PairDecision) => {
      if (!pair || isBusy) return;
      decide.mutate({ pairId: pair.pairId, decision }, {
        onSuccess: () => {
          setDone([...done, { pairId: pair.pairId, decision }]);
          setAgain(undefined);
          setTurn(turn + 1);
        },
      });
    },
    onUndo: () => {
      if (!last || isBusy) return;
      undo.mutate(last.pairId, {
        onSuccess: (reply) => {
          setDone(done.slice(0, -1));
          setAgain(reply.pair);
        },
      });
    },
    onSkipped: skipped ? undefined : () => {
      setSkipped(true);
      setTurn(turn + 1);
    },
  };
}

function NonePair({ onSkipped }: { readonly onSkipped: (() => void) | undefined }) {
  const words = useWords().pairs;
  return (
    <Empty title={words.none} teach={words.noneTeach}>
      <Button component={Link} to="/lists" size="xs">{words.matchList}</Button>
      {onSkipped && (
        <Button size="xs" variant="default" onClick={onSkipped}>{words.lookAtSkipped}</Button>
      )}
    </Empty>
  );
}

/** What was decided last, told to the eye and to the screen reader. */
function Said({ last }: { readonly last: Decided | undefined }) {
  const words = useWords().pairs;
  return (
    <p className="review-said" role="status">{last && words.said[last.decision]}</p>
  );
}

function OnePair({ pair }: { readonly pair: ReviewPair }) {
  const words = useWords().pairs;
  return (
    <article className="review-pair" key={pair.pairId} aria-label={words.pair}>
      <div className="panel">
        <PairFields pair={pair} />
        <p className="quiet review-reason">{pair.reason}</p>
      </div>
      <div className="panel">
        <Waterfall steps={pair.waterfall} probability={pair.probability} />
      </div>
    </article>
  );
}

interface ActsProps {
  readonly canDecide: boolean;
  readonly canUndo: boolean;
  readonly onDecide: (decision: PairDecision) => void;
  readonly onUndo: () => void;
}

/** Buttons within the thumb's reach, each with its key. */
function Acts({ canDecide, canUndo, onDecide, onUndo }: ActsProps) {
  const words = useWords().pairs;
  useHotkeys([
    ['s', () => onDecide('same')], ['ArrowRight', () => onDecide('same')],
    ['d', () => onDecide('different')], ['ArrowLeft', () => onDecide('different')],
    ['k', () => onDecide('skip')], ['ArrowDown', () => onDecide('skip')],
    ['u', onUndo], ['mod+z', onUndo],
  ]);
  return (
    <div className="review-acts" role="group" aria-label={words.decide}>
      <Button variant="light" disabled={!canDecide} onClick={() => onDecide('different')}>
        {words.different}<kbd>D</kbd><kbd>←</kbd>
      </Button>
      <Button variant="default" disabled={!canDecide} onClick={() => onDecide('skip')}>
        {words.skip}<kbd>K</kbd><kbd>↓</kbd>
      </Button>
      <Button variant="light" disabled={!canDecide} onClick={() => onDecide('same')}>
        {words.same}<kbd>S</kbd><kbd>→</kbd>
      </Button>
      <Button
        variant="subtle" disabled={!canUndo} onClick={onUndo}
        leftSection={<Icon name="undo" size={14} />}
      >
        {words.undo}<kbd>U</kbd>
      </Button>
    </div>
  );
}
