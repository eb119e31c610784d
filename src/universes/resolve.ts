import type { Boxes } from '../agreements/index.ts';
import type { Category } from '../civics/index.ts';
import { addDays, assertNever, dayNumber, refuse, type Day } from '../kernel/index.ts';
import type { Leaf, Tree } from './contract.ts';
import type { CodedField, Condition, Plan } from './plan.ts';
import { isGranted } from './visibility.ts';

/** What the words of a tree mean here and today. */
export interface Lookup {
  readonly today: Day;
  readonly rollSources: readonly number[];
  findDivision(ocdId: string): { readonly divisionId: number; readonly kind: string } | undefined;
  findElection(slug: string): { readonly electionId: number } | undefined;
  findQuestion(slug: string): Question | undefined;
  findSupport(contest: string, candidate: string): Question | undefined;
  findCode(field: CodedField, word: string): number | undefined;
  findMethod(word: string): number | undefined;
}

export interface Question {
  readonly questionId: number;
  readonly category: Category;
  readonly contestId: number | null;
  readonly options: readonly { readonly option: number; readonly slug: string }[];
}

/** The roll's own earliest day and year; "not known" lies below. */
const firstDay = -32_767;
const firstYear = 1;
const lastDay = 32_767;

/**
 * Turns words into numbers. Refuses universes/field-not-granted for a leaf whose category the
 * viewer may not use, before any look at data, and universes/unknown-value for a word that names
 * nothing here; both name the place.
 */
export function resolve(tree: Tree, to: { lookup: Lookup; boxes: Boxes }, root = '#/tree'): Plan {
  switch (tree.op) {
    case 'all':
    case 'any':
      return { op: tree.op,
        of: tree.of.map((one, at) => resolve(one, to, `${root}/of/${at}`)) };
    case 'not':
      return { op: 'not', of: resolve(tree.of, to, `${root}/of`) };
    default:
      return resolveLeaf(tree, { ...to, pointer: root });
  }
}

interface At {
  readonly lookup: Lookup;
  readonly boxes: Boxes;
  readonly pointer: string;
}

function resolveLeaf(leaf: Leaf, at: At): Condition {
  const { lookup } = at;
  const category = categoryOf(leaf, at);
  if (!isGranted(at.boxes, category, lookup.rollSources)) refuseField(at.pointer, leaf.op);
  switch (leaf.op) {
    case 'party': case 'sex': case 'status': case 'race': case 'ethnicity':
      return { op: 'code', field: leaf.op,
        codes: each(leaf.in, at, (word) => lookup.findCode(leaf.op, word)) };
    case 'age':
      return birthYears(leaf, lookup.today);
    case 'county': case 'precinct':
      return { op: leaf.op, divisionIds: divisionsOf(leaf.in, at, leaf.op) };
    case 'district':
      return { op: 'district', divisionIds: divisionsOf(leaf.in, at, leaf.kind) };
    case 'registered':
      return { op: 'registered',
        fromDay: bounded(leaf.since, firstDay), toDay: bounded(leaf.until, lastDay) };
    case 'voted':
      return { op: 'voted', kind: leaf.kind, atLeast: leaf.atLeast, ofLast: leaf.ofLast };
    case 'votedIn':
      return {
        op: 'votedIn',
        electionId: lookup.findElection(leaf.election)?.electionId
          ?? refuseWord(`${at.pointer}/election`, leaf.election),
        methods: leaf.by && each(leaf.by, { ...at, key: 'by' }, (word) => lookup.findMethod(word)),
      };
    case 'support': case 'question': {
      const question = questionOf(leaf, at);
      const options = each(leaf.in ?? [], at,
        (slug) => question.options.find((option) => option.slug === slug)?.option);
      return { op: 'answer', questionId: question.questionId, options,
        unknown: leaf.unknown ?? false, sinceDay: since(leaf.withinDays, lookup.today) };
    }
    case 'contacted': case 'notContacted':
      return { op: 'contact', by: leaf.by, isContacted: leaf.op === 'contacted',
        sinceDay: since(leaf.withinDays, lookup.today) };
    default:
      return assertNever(leaf);
  }
}

function categoryOf(leaf: Leaf, at: At): Category {
  switch (leaf.op) {
    case 'race': case 'ethnicity':
      return 'sensitive';
    case 'voted': case 'votedIn':
      return 'vote_history';
    case 'support':
      return 'support';
    case 'question':
      return questionOf(leaf, at).category;
    case 'contacted': case 'notContacted':
      return 'contact';
    default:
      return 'registration';
  }
}

function questionOf(leaf: Leaf & { op: 'support' | 'question' }, at: At): Question {
  const { lookup, pointer } = at;
  if (leaf.op === 'question') {
    return lookup.findQuestion(leaf.question)
      ?? refuseWord(`${pointer}/question`, leaf.question);
  }
  return lookup.findSupport(leaf.contest, leaf.candidate)
    ?? refuseWord(`${pointer}/candidate`, `${leaf.contest} / ${leaf.candidate}`);
}

/** Only the year of birth is known: age is what is reached in the year asked. */
function birthYears(leaf: Leaf & { op: 'age' }, today: Day): Condition {
  const year = Number(today.slice(0, 4));
  return { op: 'birthYear',
    from: leaf.to === undefined ? firstYear : year - leaf.to, to: year - (leaf.from ?? 0) };
}

function divisionsOf(ocdIds: readonly string[], at: At, kind: string): readonly number[] {
  return each(ocdIds, at, (ocdId) => {
    const division = at.lookup.findDivision(ocdId);
    return division?.kind === kind ? division.divisionId : undefined;
  });
}

function each(
  list: readonly string[], at: At & { readonly key?: string },
  find: (word: string) => number | undefined,
): number[] {
  const pointer = `${at.pointer}/${at.key ?? 'in'}`;
  return list.map((word, place) => find(word) ?? refuseWord(`${pointer}/${place}`, word));
}

function since(withinDays: number | undefined, today: Day): number | undefined {
  return withinDays === undefined ? undefined : dayNumber(addDays(today, 1 - withinDays));
}

function bounded(day: string | undefined, otherwise: number): number {
  if (day === undefined) return otherwise;
  return Math.min(lastDay, Math.max(firstDay, dayNumber(day as Day)));
}

export function refuseWord(pointer: string, word: string): never {
  refuse({ kind: 'invalid', code: 'universes/unknown-value',
    detail: `The tree names something that does not exist here: ${word}.`,
    extras: { faults: [{ pointer, detail: 'names nothing that exists here' }] } });
}

function refuseField(pointer: string, op: string): never {
  refuse({ kind: 'forbidden', code: 'universes/field-not-granted',
    detail: `For this purpose no agreement grants you the field ${op}.`,
    extras: { faults: [{ pointer, detail: `the field ${op} is not granted` }] } });
}
