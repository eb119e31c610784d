import type { Category } from '../civics/index.ts';
import type { Instant, Viewer } from '../kernel/index.ts';
import type { Box, Boxes } from './boxes.ts';

/** The right of one viewer at one version of the agreements: every read is cut from it. */
export interface Entitlement extends Boxes {
  readonly version: number;
  readonly viewer: Viewer;
  /** Every source of which anything at all may be read; what row-level security lets through. */
  readonly sources: readonly number[];
  /** Equal for viewers who may read exactly the same. */
  readonly classKey: string;
}

export function entitlementFrom(made: Boxes, viewer: Viewer): Entitlement {
  const sources = [...new Set(made.allows.flatMap((box) => box.sources))].sort((a, b) => a - b);
  return {
    ...made,
    viewer,
    version: viewer.agreementVersion,
    sources,
    classKey: sharingKey(made),
  };
}

/** One piece of data, as far as agreements care. */
export interface Datum {
  readonly sourceId: number;
  readonly category: Category;
  readonly divisionId: number | null;
  readonly contestId?: number | null;
  readonly at: Instant;
}

/** What the decision needs to know of the world. */
export interface Surroundings {
  readonly now: Instant;
  /** Whether one division lies within another (or is the same). */
  within(divisionId: number, outerId: number): boolean;
}

/** The box that lets the viewer read the datum; undefined: not readable. Pure. */
export function grantOf(
  entitlement: Boxes, datum: Datum, surroundings: Surroundings,
): Box | undefined {
  const covers = (box: Box): boolean => boxCovers(box, datum, surroundings);
  if (entitlement.denies.some(covers)) return undefined;
  return entitlement.allows.find(covers);
}

/** Whether the viewer may read the datum. Pure; the same rule as rowPredicate in SQL. */
export function permits(
  entitlement: Boxes, datum: Datum, surroundings: Surroundings,
): boolean {
  return grantOf(entitlement, datum, surroundings) !== undefined;
}

/** Whether anything of this category may be read at all: decides which columns exist. */
export function readsCategory(entitlement: Boxes, category: Category): boolean {
  return entitlement.allows.some((box) => box.categories.includes(category));
}

const dayMs = 86_400_000;

function boxCovers(box: Box, datum: Datum, { now, within }: Surroundings): boolean {
  const { divisionId, contestId } = datum;
  return box.sources.includes(datum.sourceId)
    && box.categories.includes(datum.category)
    && box.divisions.every((outer) => divisionId !== null && within(divisionId, outer))
    && coversContest(box, contestId)
    && datum.at.getTime() <= now.getTime() - box.minAgeDays * dayMs;
}

/** A contest limits only data that has one: a contact or a birth year is of no contest. */
function coversContest(box: Box, contestId: number | null | undefined): boolean {
  if (box.contests.length === 0 || contestId === undefined || contestId === null) return true;
  return box.contests.includes(contestId);
}

/**
 * A text equal for entitlements that let through the same data of the given categories (all where
 * none is given), whoever the viewers are and however their clauses were cut.
 */
export function sharingKey(made: Boxes, only?: readonly Category[]): string {
  return `${shapeOf(made.allows, only)}!${shapeOf(made.denies, only)}`;
}

function shapeOf(list: readonly Box[], only?: readonly Category[]): string {
  const sourcesOf = new Map<string, Set<number>>();
  for (const box of list) {
    for (const category of box.categories) {
      if (only && !only.includes(category)) continue;
      const limits = [box.divisions, box.contests].map((ids) => ids.toSorted((a, b) => a - b));
      const key = `${category}/${limits.join('/')}/${box.minAgeDays}/${box.blind}`;
      const sources = sourcesOf.get(key) ?? new Set();
      box.sources.forEach((source) => sources.add(source));
      sourcesOf.set(key, sources);
    }
  }
  return [...sourcesOf.entries()]
    .map(([key, sources]) => `${key}:${[...sources].sort((a, b) => a - b).join(',')}`)
    .sort().join(';');
}
