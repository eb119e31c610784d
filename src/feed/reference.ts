import { organisations, type Organisation } from '../accounts/index.ts';
import { civicsOf, type Category, type Civics } from '../civics/index.ts';
import { channelOf, resultOf } from '../exchange/index.ts';
import { seal, type Database } from '../platform/index.ts';
import type { Happening } from './happening.ts';

interface Place {
  readonly divisionId: number;
  readonly name: string;
}

export interface Whereabouts {
  readonly county: Place | null;
  readonly precinct: Place | null;
}

/** Reference data and seals that events are worded with. */
export interface Reference {
  within(divisionId: number, outerId: number): boolean;
  whereabouts(divisionId: number): Whereabouts;
  question(questionId: number): {
    readonly category: Category; readonly contestId: number | null;
  } | undefined;
  answer(questionId: number, option: number): {
    readonly question: string; readonly option: number; readonly answer: string;
  } | undefined;
  slug(sourceId: number): string | null;
  channel(code: number): string;
  result(code: number): string;
  sealContact(contactId: bigint): string;
  sealPerson(personId: bigint): string;
}

/** Reference data is kept for this long at most; what was just added is known after it. */
const STALE_MS = 1_100;

/**
 * What these happenings are worded with. A source or question that was added a moment ago is waited
 * for: without it the happening might be taken for invisible, and its number would be lost.
 */
export async function referenceFor(
  db: Database, happenings: readonly Happening[],
): Promise<Reference> {
  const reference = await readReference(db);
  const isKnown = happenings.every(({ sourceId, contact }) =>
    reference.slug(sourceId) !== null
    && (contact?.answers ?? []).every(({ questionId }) => reference.question(questionId)));
  if (isKnown) return reference;
  await new Promise((pass) => setTimeout(pass, STALE_MS));
  return readReference(db);
}

/** What is known now. */
export async function readReference(db: Database): Promise<Reference> {
  const [civics, parties] = await Promise.all([civicsOf(db), organisations(db)]);
  const kept = references.get(db);
  if (kept?.civics === civics && kept.parties === parties) return kept.reference;
  const reference = wordWith(db, civics, parties);
  references.set(db, { civics, parties, reference });
  return reference;
}

const references = new WeakMap<Database, {
  readonly civics: Civics;
  readonly parties: readonly Organisation[];
  readonly reference: Reference;
}>();

function wordWith(db: Database, civics: Civics, parties: readonly Organisation[]): Reference {
  const slugs = new Map(parties.map(({ organisationId, slug }) => [Number(organisationId), slug]));
  const placeOf = (divisionId: number | null): Place | null => {
    const division = divisionId === null ? undefined : civics.divisionById(divisionId);
    return division ? { divisionId: division.divisionId, name: division.name } : null;
  };
  return {
    within: (divisionId, outerId) => civics.within(divisionId, outerId),
    whereabouts: (divisionId) => {
      const division = civics.divisionById(divisionId);
      return {
        county: placeOf(division?.countyId ?? null),
        precinct: division?.kind === 'precinct' ? placeOf(divisionId) : null,
      };
    },
    question: (questionId) => civics.questionById(questionId),
    answer: (questionId, option) => {
      const question = civics.questionById(questionId);
      const found = question?.options.find((one) => one.option === option);
      return question && found && { question: question.slug, option, answer: found.slug };
    },
    slug: (sourceId) => slugs.get(sourceId) ?? null,
    channel: channelOf,
    result: resultOf,
    sealContact: (contactId) => seal(db, 'contact', contactId),
    sealPerson: (personId) => seal(db, 'person', personId),
  };
}
