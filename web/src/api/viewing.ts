import { useSyncExternalStore } from 'react';

/** As whom and what for the reader looks: every request carries both. */
export interface Viewing {
  readonly organisation: string | undefined;
  readonly purpose: string | undefined;
}

const remembered = 'commonroll.viewing';
const listeners = new Set<() => void>();
let current = recall();

export function viewing(): Viewing {
  return current;
}

/** Changes organisation or purpose; every open page asks anew, since its keys hold both. */
export function lookAs(change: Partial<Viewing>): void {
  current = { ...current, ...change };
  localStorage.setItem(remembered, JSON.stringify(current));
  for (const listener of listeners) listener();
}

export function useViewing(): Viewing {
  return useSyncExternalStore(subscribe, viewing);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function recall(): Viewing {
  try {
    const kept = JSON.parse(localStorage.getItem(remembered) ?? '{}') as Partial<Viewing>;
    return { organisation: text(kept.organisation), purpose: text(kept.purpose) };
  } catch {
    return { organisation: undefined, purpose: undefined };
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
