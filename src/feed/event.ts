import { grantOf, type Box, type Entitlement } from '../agreements/index.ts';
import type { Category } from '../civics/index.ts';
import type { ContactFacts } from '../exchange/index.ts';
import type { Instant } from '../kernel/index.ts';
import type { Happening, PersonTold } from './happening.ts';
import type { Reference } from './reference.ts';

/** All that decides what an event shows; viewers with equal class keys see the same. */
export interface Sight {
  readonly entitlement: Entitlement;
  readonly at: Instant;
  readonly reference: Reference;
}

/**
 * Whether the viewer was or is entitled to anything of it: decides which changes get a number.
 * Does not look at retractions, which come later and must not shift numbers.
 */
export function isVisible(happening: Happening, sight: Sight): boolean {
  const { contact, person } = happening;
  if (person) return hasTrace(person, sight);
  if (!contact) return rollGrant(happening, sight) !== undefined;
  if (grantFor(contact, 'contact', sight)) return true;
  return contact.answers.some((answer) => answerGrant(contact, answer.questionId, sight));
}

/**
 * The event without its number, as JSON; undefined where nothing may be shown (any more) or where
 * the contact was taken back. Columns of a category that no box allows are left out.
 */
export function bodyOf(happening: Happening, sight: Sight): string | undefined {
  if (!isVisible(happening, sight)) return undefined;
  const { contact, kind, at, person } = happening;
  if (person) return JSON.stringify({ type: kind, at, ...personBody(person, kind, sight) });
  if (!contact) {
    const grant = rollGrant(happening, sight);
    const organisation = slugOf(happening.sourceId, grant, sight);
    return JSON.stringify({ type: kind, at, organisation });
  }
  if (kind === 'contact.recorded' && contact.isRetracted) return undefined;
  return JSON.stringify({ type: kind, at, ...contactBody(contact, kind, sight) });
}

function contactBody(contact: ContactFacts, kind: string, sight: Sight): object {
  const { reference } = sight;
  const grant = grantFor(contact, 'contact', sight);
  const answers = contact.answers.flatMap((answer) => {
    const answerBox = answerGrant(contact, answer.questionId, sight);
    const words = reference.answer(answer.questionId, answer.option);
    return answerBox && words ? [{ box: answerBox, words }] : [];
  });
  const isBlind = grant ? grant.blind : answers.some(({ box }) => box.blind);
  const ids = {
    contactId: reference.sealContact(contact.contactId),
    personId: reference.sealPerson(contact.personId),
    organisation: isBlind ? null : reference.slug(contact.sourceId),
  };
  if (kind === 'contact.retracted') return ids;
  return {
    ...ids,
    ...(grant && {
      channel: reference.channel(contact.channel), result: reference.result(contact.result),
    }),
    occurredAt: contact.occurredAt,
    ...reference.whereabouts(contact.divisionId),
    answers: answers.map(({ words }) => words),
  };
}

/** Whoever may read anything that is kept under her number is told by which she goes. */
function hasTrace({ traces }: PersonTold, { entitlement, at, reference }: Sight): boolean {
  return traces.some((trace) => grantOf(entitlement, { ...trace,
    at: trace.at < at ? trace.at : at }, { now: at, within: reference.within }));
}

function personBody(
  { personId, otherId }: PersonTold, kind: string, { reference }: Sight,
): object {
  const other = reference.sealPerson(otherId);
  return {
    personId: reference.sealPerson(personId),
    ...(kind === 'person.merged' ? { knownAs: other } : { formerly: other }),
  };
}

/** A roll's switch names no person; whoever may read anything of that roll is told. */
function rollGrant({ sourceId }: Happening, { entitlement }: Sight): Box | undefined {
  return entitlement.allows.find((box) =>
    box.sources.includes(sourceId) && box.categories.includes('registration'));
}

function slugOf(sourceId: number, grant: Box | undefined, sight: Sight): string | null {
  return grant?.blind ? null : sight.reference.slug(sourceId);
}

function grantFor(
  contact: ContactFacts, category: Category, sight: Sight & { readonly contestId?: number | null },
): Box | undefined {
  const { entitlement, at, reference, contestId = null } = sight;
  // A clock that runs ahead elsewhere must not make a change invisible for ever.
  const happenedAt = contact.occurredAt < at ? contact.occurredAt : at;
  return grantOf(entitlement, {
    sourceId: contact.sourceId, category, divisionId: contact.divisionId, contestId, at: happenedAt,
  }, { now: at, within: reference.within });
}

function answerGrant(contact: ContactFacts, questionId: number, sight: Sight): Box | undefined {
  const question = sight.reference.question(questionId);
  if (!question) return undefined;
  return grantFor(contact, question.category, { ...sight, contestId: question.contestId });
}
