import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { MatchOutcome } from '../contract.ts';
import type { MatchedRow } from './match-rows.ts';

/** A match as it is kept: one JSON object a line, in the order of the list's rows. */
export interface KeptMatch {
  readonly line: number;
  readonly recordId: string;
  readonly outcome: MatchOutcome;
  /** In decimal digits, not sealed: the file does not leave the house. */
  readonly personId: string | null;
  readonly probability: number | null;
  readonly reason: string;
}

const batchSize = 1_000;

/** Where the matches of a list lie: beside the list itself. */
export const matchesPath = (filePath: string): string => `${filePath}.matches`;

/**
 * Puts matches into the file behind its first `bytes`, on disk when it answers; what a killed
 * worker wrote behind them is overwritten. Answers how long the file is now.
 */
export async function keepMatches(
  path: string, bytes: number, matched: readonly MatchedRow[],
): Promise<number> {
  const text = Buffer.from(matched.map((one) => `${JSON.stringify(keptOf(one))}\n`).join(''));
  const file = await open(path, bytes === 0 ? 'w' : 'r+', 0o600);
  try {
    await file.truncate(bytes);
    await file.write(text, 0, text.length, bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
  return bytes + text.length;
}

/** Whether the file still holds what was noted: a crash of the machine may have cut it. */
export async function holdsMatches(path: string, bytes: number): Promise<boolean> {
  return bytes === 0 || await stat(path).then(({ size }) => size >= bytes, () => false);
}

export function keptOf({ row, outcome, personId, probability, reason }: MatchedRow): KeptMatch {
  return {
    line: row.line, recordId: row.recordId, outcome, personId: personId?.toString() ?? null,
    probability: probability ?? null, reason,
  };
}

/** What was kept, a thousand rows at a time. */
export async function* readMatches(
  path: string, bytes: number,
): AsyncGenerator<readonly KeptMatch[]> {
  if (bytes === 0) return;
  const lines = createInterface({ input: createReadStream(path, { end: bytes - 1 }) });
  let batch: KeptMatch[] = [];
  for await (const line of lines) {
    batch.push(JSON.parse(line) as KeptMatch);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
