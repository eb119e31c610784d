import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { currentVersion, withViewer } from '../../agreements/index.ts';
import type { OrganisationId } from '../../kernel/index.ts';
import { seal, writeCsv, type Database } from '../../platform/index.ts';
import type { MatchOutcome } from '../contract.ts';
import { piecesOf } from '../graph/pieces.ts';
import { findReadable } from '../store/readable.ts';
import type { Asker, MatchedRow } from './match-rows.ts';

/** Matches as they are kept: a JSON array a line, in the order of the list's rows. */
type KeptMatch = readonly [
  recordId: string, personId: string | null, probability: number | null, outcome: MatchOutcome,
  reason: string,
];

const batchSize = 1_000;
/** The columns of a result, as CSV text. */
export const resultHeader = writeCsv([
  ['record_id', 'person_id', 'voter_id', 'probability', 'outcome', 'reason'],
]);

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

function keptOf({ row, personId, probability, outcome, reason }: MatchedRow): KeptMatch {
  return [row.recordId, personId?.toString() ?? null, rounded(probability), outcome, reason];
}

function rounded(probability: number | undefined): number | null {
  return probability === undefined ? null : Math.round(probability * 1e4) / 1e4;
}

/**
 * The result as CSV text, a thousand rows at a time, under the right that the asker has at that
 * moment: a person of whom she may read nothing any more is told no longer.
 */
export async function* writeResult(
  db: Database, asker: Asker, given: { readonly path: string; readonly bytes: number },
): AsyncGenerator<string> {
  yield resultHeader;
  for await (const kept of readMatches(given.path, given.bytes)) {
    yield await tellMatches(db, asker, kept);
  }
}

async function* readMatches(path: string, bytes: number): AsyncGenerator<readonly KeptMatch[]> {
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

const noLonger = 'What this matched is not open to you any more.';

/** Rows of the result as CSV text, without their having been kept. */
export function tellRows(
  db: Database, asker: Asker, matched: readonly MatchedRow[],
): Promise<string> {
  return tellMatches(db, asker, matched.map(keptOf));
}

async function tellMatches(
  db: Database, asker: Asker, kept: readonly KeptMatch[],
): Promise<string> {
  const personIds = kept.flatMap(([, personId]) => (personId === null ? [] : [BigInt(personId)]));
  const readable = await readableNow(db, asker, [...new Set(personIds)]);
  return writeCsv(kept.map(([recordId, personId, probability, outcome, reason]) => {
    if (personId === null) return [recordId, '', '', probability, outcome, reason];
    const person = readable.get(BigInt(personId));
    if (person === undefined) return [recordId, '', '', null, 'new', noLonger];
    const sealed = seal(db, 'person', person.knownBy);
    return [recordId, sealed, person.voterId ?? '', probability, outcome, reason];
  }));
}

/** A person as she is known at this moment: merges since the match are followed. */
interface KnownPerson {
  readonly knownBy: bigint;
  readonly voterId: string | undefined;
}

async function readableNow(
  db: Database, asker: Asker, personIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, KnownPerson>> {
  if (personIds.length === 0) return new Map();
  const viewer = {
    ...asker, organisationId: asker.organisationId as OrganisationId, action: 'export' as const,
    agreementVersion: await currentVersion(db),
  };
  return withViewer(db, viewer, async (tx, entitlement) => {
    const pieces = await piecesOf(tx, personIds);
    const numbers = [...new Set([...personIds, ...pieces.all])];
    const found = new Map((await findReadable(tx, entitlement, numbers))
      .map((person) => [person.personId, person]));
    return new Map(personIds.flatMap((personId) => {
      const readable = pieces.membersOf(personId).flatMap((number) => found.get(number) ?? []);
      if (readable.length === 0) return [];
      const voterId = readable.find((person) => person.voterId !== null)?.voterId ?? undefined;
      return [[personId, { knownBy: pieces.canonicalOf(personId), voterId }] as const];
    }));
  });
}
