import { actions } from '../kernel/index.ts';
import type { Clause } from './clause.ts';
import type { ClauseWords } from './words.en.ts';

/** What a sentence needs to know of the world: the names behind the numbers. */
export interface Names {
  organisation(organisationId: number): string;
  division(divisionId: number): string;
}

/** A clause as one plain sentence, in the language of the word table. */
export function sentenceOf(clause: Clause, words: ClauseWords, names: Names): string {
  const list = (items: readonly string[]): string => join(items, words.and);
  const everyAction = clause.actions.length === actions.length;
  return words.sentence({
    allows: clause.effect === 'allow',
    grantor: clause.grantorId === null
      ? words.everySignatory : names.organisation(clause.grantorId),
    grantee: granteeOf(clause, words, names),
    actions: everyAction ? words.everything : list(clause.actions.map((one) => words.actions[one])),
    categories: list(clause.categories.map((one) => words.categories[one])),
    purposes: list(clause.purposes.map((one) => words.purposes[one])),
    places: clause.divisions.length > 0 ? list(clause.divisions.map(names.division)) : null,
    minAgeDays: clause.minAgeDays,
    blind: clause.blind,
    until: clause.validUntil ? clause.validUntil.toISOString().slice(0, 10) : null,
  });
}

function granteeOf({ grantee }: Clause, words: ClauseWords, names: Names): string {
  switch (grantee.kind) {
    case 'organisation': return names.organisation(grantee.organisationId);
    case 'side': return words.signatoriesOf(words.sides[grantee.side]);
    case 'participants': return words.everyParticipant;
  }
}

function join(items: readonly string[], and: string): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`;
}
