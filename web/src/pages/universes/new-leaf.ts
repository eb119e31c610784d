import type { FieldsReply, Leaf } from '../../api/universes.ts';

export type Op = Leaf['op'];

/** What can be added, in the groups of the menu. */
export const menu = [
  ['person', ['party', 'age', 'sex', 'status', 'race', 'ethnicity', 'registered']],
  ['place', ['county', 'district', 'precinct']],
  ['voting', ['voted', 'votedIn']],
  ['said', ['support', 'question']],
  ['contact', ['notContacted', 'contacted']],
] as const satisfies readonly (readonly [string, readonly Op[]])[];

/** A first form of the leaf, to be changed; undefined where there is nothing to choose from. */
function newLeaf(op: Op, fields: FieldsReply): Leaf | undefined {
  switch (op) {
    case 'party': case 'sex': case 'status': case 'race': case 'ethnicity': case 'precinct': {
      const value = fields.fields.find((field) => field.op === op)?.options[0]?.value;
      return value === undefined ? undefined : { op, in: [value] };
    }
    case 'county': {
      const county = fields.counties[0];
      return county && { op, in: [county.value] };
    }
    case 'district': {
      const kind = fields.districts[0];
      const first = kind?.options[0];
      return first && { op, kind: kind.kind, in: [first.value] };
    }
    case 'age': return { op, from: 18, to: 29 };
    case 'registered': {
      const year = fields.elections[0]?.day.slice(0, 4) ?? '2026';
      return { op, since: `${year}-01-01` };
    }
    case 'voted': return { op, kind: 'general', atLeast: 2, ofLast: 4 };
    case 'votedIn': {
      const election = fields.elections[0];
      return election && { op, election: election.election };
    }
    case 'support': return newSupport(fields);
    case 'question': return fields.questions.flatMap(questionOffer)[0]?.leaf;
    case 'contacted': case 'notContacted': return { op, by: 'anyone', withinDays: 30 };
  }
}

function newSupport(fields: FieldsReply): Leaf | undefined {
  const contest = fields.contests[0];
  const candidate = contest?.candidates[0];
  if (!candidate) return undefined;
  return {
    op: 'support', contest: contest.contest, candidate: candidate.candidate,
    in: contest.options.slice(0, 2).map(({ value }) => value),
  };
}

/** Fields that the reader's agreements grant for this purpose; questions are granted one by one. */
export function isGranted(op: Op, fields: FieldsReply): boolean {
  if (op === 'question') return fields.questions.length > 0;
  return fields.fields.some((field) => field.op === op);
}

export interface Offer {
  readonly label: string;
  readonly leaf: Leaf;
}

/** What the menu offers under one heading: each field, and each question by its own words. */
export function offersOf(
  ops: readonly Op[], fields: FieldsReply, labels: Readonly<Record<string, string>>,
): readonly Offer[] {
  return ops.flatMap((op): readonly Offer[] => {
    if (!isGranted(op, fields)) return [];
    if (op === 'question') return fields.questions.flatMap(questionOffer);
    const leaf = newLeaf(op, fields);
    return leaf ? [{ label: labels[op] ?? op, leaf }] : [];
  });
}

function questionOffer(asked: FieldsReply['questions'][number]): readonly Offer[] {
  const first = asked.options.slice(0, 1).map(({ value }) => value);
  if (first.length === 0) return [];
  return [{ label: asked.label, leaf: { op: 'question', question: asked.question, in: first } }];
}
