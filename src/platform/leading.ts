import type { Database } from './postgres.ts';

const leading = new WeakSet<Database>();

/** Noted by the sequencer: whether it is this process that gives the places. */
export function noteLeading(db: Database, leads: boolean): void {
  if (leads) leading.add(db);
  else leading.delete(db);
}

/** Whether every new place is told in this process, so that nobody need look for it. */
export function isLeading(db: Database): boolean {
  return leading.has(db);
}
