import { permits, type Boxes, type Surroundings } from '../agreements/index.ts';
import type { Category } from '../civics/index.ts';
import { addDays, assertNever, type Day, type Instant } from '../kernel/index.ts';
import type { Leaf, Tree } from './contract.ts';

/**
 * What a tree means, told person by person without SQL, codes or column store: the definition that
 * the compiler and the store are held to in tests.
 */
export interface KnownPerson {
  readonly sourceId: number;
  readonly county: string;
  readonly precinct: string | null;
  /** The precinct, or the county where there is none. */
  readonly divisionId: number;
  readonly districts: readonly { readonly kind: string; readonly ocdId: string }[];
  readonly party: string;
  readonly sex: string;
  readonly status: string;
  readonly race: string;
  readonly ethnicity: string;
  readonly birthYear: number | null;
  readonly registeredOn: Day | null;
  readonly votes: readonly { readonly election: string; readonly method: string }[];
  readonly answers: readonly KnownAnswer[];
  readonly contacts: readonly KnownFact[];
}

export interface KnownFact {
  readonly contactId: bigint;
  readonly sourceId: number;
  readonly divisionId: number;
  readonly occurredAt: Instant;
  readonly receivedAt: Instant;
  /** Local. */
  readonly day: Day;
}

export interface KnownAnswer extends KnownFact {
  readonly question: string;
  readonly option: string;
}

export interface KnownWorld extends Surroundings {
  readonly boxes: Boxes;
  readonly organisationId: number;
  readonly today: Day;
  /** Elections with history on the roll, newest first. */
  readonly elections: readonly { readonly slug: string; readonly kind: string }[];
  questionBySlug(slug: string):
    { readonly category: Category; readonly contestId: number | null } | undefined;
}

/** Whether a person counts: visible to the viewer, and meant by the tree. */
export function counts(tree: Tree, person: KnownPerson, world: KnownWorld): boolean {
  return sees(world, 'registration', person) && means(tree, person, world);
}

function means(tree: Tree, person: KnownPerson, world: KnownWorld): boolean {
  switch (tree.op) {
    case 'all':
      return tree.of.every((one) => means(one, person, world));
    case 'any':
      return tree.of.some((one) => means(one, person, world));
    case 'not':
      return !means(tree.of, person, world);
    default:
      return holds(tree, person, world);
  }
}

function holds(leaf: Leaf, person: KnownPerson, world: KnownWorld): boolean {
  switch (leaf.op) {
    case 'party': case 'sex': case 'status':
      return leaf.in.includes(person[leaf.op]);
    case 'race': case 'ethnicity':
      return sees(world, 'sensitive', person) && leaf.in.includes(person[leaf.op]);
    case 'age': {
      if (person.birthYear === null) return false;
      const age = Number(world.today.slice(0, 4)) - person.birthYear;
      return age >= (leaf.from ?? 0) && age <= (leaf.to ?? Infinity);
    }
    case 'county':
      return leaf.in.includes(person.county);
    case 'precinct':
      return person.precinct !== null && leaf.in.includes(person.precinct);
    case 'district':
      return person.districts.some(({ kind, ocdId }) =>
        kind === leaf.kind && leaf.in.includes(ocdId));
    case 'registered':
      return person.registeredOn !== null && person.registeredOn >= (leaf.since ?? '')
        && person.registeredOn <= (leaf.until ?? '9999-12-31');
    case 'voted': {
      const last = world.elections.filter(({ kind }) => leaf.kind === 'any' || kind === leaf.kind)
        .slice(0, leaf.ofLast);
      const voted = last.filter(({ slug }) => methodIn(person, slug, world) !== undefined);
      return voted.length >= leaf.atLeast;
    }
    case 'votedIn': {
      const method = methodIn(person, leaf.election, world);
      return method !== undefined && (leaf.by?.includes(method) ?? true);
    }
    case 'support':
      return answered(`support:${leaf.contest}:${leaf.candidate}`, leaf, { person, world });
    case 'question':
      return answered(leaf.question, leaf, { person, world });
    case 'contacted':
      return contacted(leaf, person, world);
    case 'notContacted':
      return !contacted(leaf, person, world);
    default:
      return assertNever(leaf);
  }
}

function methodIn(
  person: KnownPerson, election: string, world: KnownWorld,
): string | undefined {
  if (!sees(world, 'vote_history', person)) return undefined;
  return person.votes.find((vote) => vote.election === election)?.method;
}

/** The effective value: the latest of the answers that this viewer may see. */
function answered(
  slug: string,
  leaf: { readonly in?: readonly string[] | undefined; readonly unknown?: true | undefined;
    readonly withinDays?: number | undefined },
  { person, world }: { readonly person: KnownPerson; readonly world: KnownWorld },
): boolean {
  const question = world.questionBySlug(slug);
  if (!question) throw new Error('the tree was not resolved first');
  const effective = person.answers
    .filter((answer) => answer.question === slug && permits(world.boxes, {
      sourceId: answer.sourceId, category: question.category, divisionId: answer.divisionId,
      contestId: question.contestId, at: answer.occurredAt,
    }, world))
    .sort(byTime).at(-1);
  const known = effective && isWithin(effective.day, leaf.withinDays, world.today)
    ? effective : undefined;
  return known ? leaf.in?.includes(known.option) ?? false : leaf.unknown ?? false;
}

function byTime(one: KnownFact, other: KnownFact): number {
  return one.occurredAt.getTime() - other.occurredAt.getTime()
    || one.receivedAt.getTime() - other.receivedAt.getTime()
    || one.sourceId - other.sourceId
    || (one.contactId < other.contactId ? -1 : 1);
}

function contacted(
  leaf: Leaf & { op: 'contacted' | 'notContacted' }, person: KnownPerson, world: KnownWorld,
): boolean {
  return person.contacts
    .filter((contact) => permits(world.boxes, {
      sourceId: contact.sourceId, category: 'contact', divisionId: contact.divisionId,
      at: contact.occurredAt,
    }, world))
    .filter((contact) => leaf.by === 'anyone'
      || (contact.sourceId === world.organisationId) === (leaf.by === 'me'))
    .some((contact) => isWithin(contact.day, leaf.withinDays, world.today));
}

function isWithin(day: Day, withinDays: number | undefined, today: Day): boolean {
  return withinDays === undefined || day >= addDays(today, 1 - withinDays);
}

function sees(world: KnownWorld, category: Category, person: KnownPerson): boolean {
  const { sourceId, divisionId } = person;
  return permits(world.boxes, { sourceId, category, divisionId, at: new Date(0) }, world);
}
