import type { Day } from '../kernel/index.ts';
import { withSystem, type Database } from '../platform/index.ts';
import { civicsOf, forgetCivics } from './read.ts';
import type { Civics, Election } from './model.ts';
import {
  bumpVersion, deleteContainment, insertContainment, insertDivisions, insertElection,
  type Containment, type NewDivision,
} from './store.ts';

/**
 * Adds the divisions that a roll names and civics does not know yet, and returns the reference data
 * with them. For imports: in a transaction of its own, so that others see them at once.
 */
export async function ensureDivisions(
  db: Database, given: readonly NewDivision[],
): Promise<Civics> {
  const known = await civicsOf(db);
  const missing = given.filter((one) => !known.divisionByOcd(one.ocdId));
  if (missing.length === 0) return known;
  await withSystem(db, async (tx) => {
    await insertDivisions(tx, missing);
    await bumpVersion(tx);
  });
  forgetCivics(db);
  return civicsOf(db);
}

/** What a roll shows of precincts and districts: which lie within which, and which no longer do. */
export async function adjustContainment(
  db: Database,
  { added, ended }: { added: readonly Containment[]; ended: readonly Containment[] },
): Promise<void> {
  if (added.length === 0 && ended.length === 0) return;
  await withSystem(db, async (tx) => {
    await insertContainment(tx, added);
    await deleteContainment(tx, ended);
    await bumpVersion(tx);
  });
  forgetCivics(db);
}

export interface ElectionGiven {
  readonly state: string;
  readonly day: Day;
  readonly kind: string;
}

/** The elections of these days and kinds, made where they are missing, in the order given. */
export async function ensureElections(
  db: Database, given: readonly ElectionGiven[],
): Promise<readonly Election[]> {
  const known = await civicsOf(db);
  const missing = given.filter((one) => !find(known, one));
  if (missing.length > 0) {
    await withSystem(db, async (tx) => {
      for (const one of missing) await insertElection(tx, { ...one, ...named(one) });
      await bumpVersion(tx);
    });
    forgetCivics(db);
  }
  const civics = await civicsOf(db);
  return given.map((one) => find(civics, one)!);
}

function find(civics: Civics, given: ElectionGiven): Election | undefined {
  return civics.elections.find((one) =>
    one.state === given.state && one.day === given.day && one.kind === given.kind);
}

function named({ state, day, kind }: ElectionGiven): { slug: string; name: string } {
  return {
    slug: `${state}-${day}-${kind.replaceAll('_', '-')}`,
    name: `${day.slice(0, 4)} ${kind.replaceAll('_', ' ')} election`,
  };
}
