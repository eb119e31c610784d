import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useReducer } from 'react';
import { treeSchema } from '../../../../src/universes/contract.ts';
import { registered, rooted, type Group } from './tree.ts';

interface History {
  readonly past: readonly Group[];
  readonly now: Group;
  readonly future: readonly Group[];
}

type Step =
  | { readonly kind: 'change'; readonly tree: Group }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

const remembered = 'commonroll.universe';
const keptSteps = 100;

export function stepped({ past, now, future }: History, step: Step): History {
  switch (step.kind) {
    case 'change':
      return { past: [...past.slice(-keptSteps), now], now: step.tree, future: [] };
    case 'undo': {
      const back = past.at(-1);
      return back ? { past: past.slice(0, -1), now: back, future: [now, ...future] }
        : { past, now, future };
    }
    case 'redo': {
      const [next, ...rest] = future;
      return next ? { past: [...past, now], now: next, future: rest } : { past, now, future };
    }
  }
}

export interface UniverseState {
  readonly tree: Group;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  change(tree: Group): void;
  undo(): void;
  redo(): void;
}

/** The tree being built: in the address, kept as a draft, with its steps to undo. */
export function useUniverseState(): UniverseState {
  const { u } = useSearch({ from: '/universe' });
  const navigate = useNavigate({ from: '/universe' });
  const [history, step] = useReducer(stepped, undefined, () => ({
    past: [], now: treeFrom(u) ?? treeFrom(draft()) ?? registered,
    future: [],
  }));
  const text = JSON.stringify(history.now);
  useEffect(() => {
    localStorage.setItem(remembered, text);
    const search = history.now.of.length === 0 ? {} : { u: history.now };
    void navigate({ search, replace: true });
  }, [text, history.now, navigate]);
  return {
    tree: history.now,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change: useCallback((tree: Group) => step({ kind: 'change', tree }), []),
    undo: useCallback(() => step({ kind: 'undo' }), []),
    redo: useCallback(() => step({ kind: 'redo' }), []),
  };
}

/** A tree from an address or a draft; undefined where it is none. */
export function treeFrom(given: unknown): Group | undefined {
  const parsed = treeSchema.safeParse(given);
  return parsed.success ? rooted(parsed.data) : undefined;
}

function draft(): unknown {
  try {
    return JSON.parse(localStorage.getItem(remembered) ?? 'null');
  } catch {
    return undefined;
  }
}
