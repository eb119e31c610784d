import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWorld } from '../../src/world/index.ts';
import type { JudgedRow } from './evaluate.ts';

export type Level = 'hard' | 'medium';
export const levels: readonly Level[] = ['medium', 'hard'];
export const kinds = ['canvass', 'petition', 'online', 'members'] as const;

/** A list that judges a matcher, with who is meant by each of its rows, in its order. */
export interface LinkageList {
  readonly name: string;
  readonly kind: (typeof kinds)[number];
  readonly level: Level;
  readonly path: string;
  readonly truth: readonly TrueRow[];
}

export interface TrueRow {
  readonly recordId: string;
  readonly voterId: string;
  readonly trap: string;
}

export interface LinkageWorld {
  readonly roll: string;
  readonly lists: readonly LinkageList[];
}

function readTruth(path: string): readonly TrueRow[] {
  return readFileSync(path, 'utf8').split('\r\n').slice(1, -1).map((line) => {
    const [recordId = '', voterId = '', trap = ''] = line.split(',');
    return { recordId, voterId, trap };
  });
}

/** Writes a roll and its eight lists into a folder. */
export async function writeLinkageWorld(of: {
  readonly out: string; readonly voters: number; readonly rows: number; readonly seed: number;
}): Promise<LinkageWorld> {
  await writeWorld({ out: of.out, voters: of.voters, seed: of.seed, linkageRows: of.rows,
    parts: ['roll', 'linkage'] });
  return readLinkageWorld(of);
}

/** A roll and its lists as they were written before. */
export function readLinkageWorld(of: { readonly out: string }): LinkageWorld {
  const lists = levels.flatMap((level) => kinds.map((kind) => {
    const name = `${kind}-${level}`;
    const path = join(of.out, 'lists/linkage', `${name}.csv`);
    return { name, kind, level, path, truth: readTruth(path.replace('.csv', '-truth.csv')) };
  }));
  return { roll: join(of.out, 'ncvoter.txt'), lists };
}

/** What a matcher answered for a row. */
export interface Answer {
  readonly voterId: string;
  readonly probability: number;
  readonly matched: boolean;
}

/** Puts answers beside the truth; a row without an answer is one without a candidate. */
export function judge(
  { truth }: LinkageList, answers: ReadonlyMap<string, Answer>,
): readonly JudgedRow[] {
  const nobody: Answer = { voterId: '', probability: 0, matched: false };
  return truth.map(({ recordId, voterId, trap }) => {
    const { voterId: namedId, probability, matched } = answers.get(recordId) ?? nobody;
    return { trueId: voterId, trap, namedId, probability, matched };
  });
}
