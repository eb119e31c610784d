import type { OpenList } from '../file/index.ts';
import { atomsOf } from './atoms.ts';
import { findCandidates } from './candidates.ts';
import { seedGroups } from './seeds.ts';
import { gatherGroups } from './gather.ts';
import { learnWeights } from './learn.ts';
import { fitOf } from './profile.ts';
import { readRecords, type Records } from './records.ts';
import { scorePairs, scorerOf, settlePriors } from './score.ts';

/** Which records of a file are one person. */
export interface Deduped {
  /** In the order of the file. */
  readonly ids: readonly string[];
  /** For each record the number of its cluster, counted from 1 in the order of the file. */
  readonly clusters: Int32Array;
  readonly found: number;
}

/** Candidates before doubles are taken out: what 50,000 records compare in some ten seconds. */
const mostPairs = 20_000_000;
const mostPairsOfRecord = 500;

export async function dedupeFile(list: OpenList): Promise<Deduped> {
  return dedupeRecords(await readRecords(list));
}

export function dedupeRecords(records: Records): Deduped {
  const count = records.ids.length;
  if (count < 2) return number(records.ids, new Int32Array(count));
  const learned = learnWeights(records);
  const candidates = findCandidates(atomsOf(records), count,
    Math.min(mostPairs, mostPairsOfRecord * count));
  const weights = settlePriors(records, learned, candidates);
  const score = scorerOf(records, weights);
  const scored = scorePairs(candidates, score);
  const seeds = seedGroups(scored, count, score);
  return number(records.ids, gatherGroups(seeds, scored, fitOf(records.fields, weights)));
}

function number(ids: readonly string[], clusters: Int32Array): Deduped {
  const numbers = new Map<number, number>();
  const numbered = clusters.map((cluster) => {
    const known = numbers.get(cluster);
    if (known !== undefined) return known;
    numbers.set(cluster, numbers.size + 1);
    return numbers.size;
  });
  return { ids, clusters: numbered, found: numbers.size };
}
