import type { Database } from '../../platform/index.ts';
import { updateImport } from '../store/import.ts';

/** The steps of an import, in their order. */
export const steps = ['reading', 'checking', 'comparing', 'writing', 'switching', 'done'] as const;
export type Step = (typeof steps)[number];

export interface Progress {
  readonly step: Step;
  readonly done: number;
  /** Of how many; bytes while reading, rows while writing. */
  readonly of: number | undefined;
}

/** Tells how far an import is: to whoever called it at once, to its row twice a second. */
export interface Reporter {
  step(step: Step, of?: number): Promise<void>;
  advance(by: number): void;
}

const pauseMs = 500;

export function reportProgress(
  db: Database, importId: bigint, onProgress: ((progress: Progress) => void) | undefined,
): Reporter {
  let now: Progress = { step: 'reading', done: 0, of: undefined };
  let toldAt = 0;
  const tell = async (): Promise<void> => {
    toldAt = performance.now();
    await updateImport(db, importId, {
      step: now.step, rows_done: BigInt(now.done),
      rows_total: now.of === undefined ? null : BigInt(now.of),
    });
  };
  return {
    step: async (step, of) => {
      now = { step, done: 0, of };
      onProgress?.(now);
      await tell();
    },
    advance: (by) => {
      now = { ...now, done: now.done + by };
      onProgress?.(now);
      // A progress bar that is late is no reason for an import to fail.
      if (performance.now() - toldAt > pauseMs) tell().catch(() => undefined);
    },
  };
}
