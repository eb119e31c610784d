import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { canonicalSlug, supportSlug, type Civics } from '../../civics/index.ts';
import type { ContactGiven } from '../../exchange/index.ts';

/** A line of the invented state's contacts; how it tells things, not how the exchange does. */
export interface WorldContact {
  readonly key: string;
  readonly organisation?: string;
  readonly channel: string;
  readonly result: string;
  readonly occurredAt?: string;
  readonly by: string;
  readonly person: { readonly voterId: string } | WorldPerson;
  readonly answers: readonly {
    readonly question: string; readonly option: string; readonly contest?: string;
  }[];
}

interface WorldPerson {
  readonly first: string;
  readonly last: string;
  readonly middle?: string;
  readonly suffix?: string;
  readonly birthYear?: number;
  readonly age?: number;
  readonly address?: { readonly line: string; readonly city?: string; readonly zip?: string };
  readonly phone?: string;
  readonly email?: string;
}

/** The lines of a file of contacts, one after another. */
export async function* readWorldContacts(path: string): AsyncGenerator<WorldContact> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity });
  for await (const line of lines) if (line !== '') yield JSON.parse(line) as WorldContact;
}

/** The contact as an organisation's tool would send it. */
export function contactGiven(
  contact: WorldContact, civics: Civics, occurredAt: string,
): ContactGiven {
  return {
    key: contact.key,
    person: personGiven(contact.person),
    channel: contact.channel,
    result: contact.result,
    occurredAt,
    by: contact.by,
    answers: contact.answers.map((answer) => ({
      question: questionSlug(answer, civics),
      option: /^\d+$/.test(answer.option) ? Number(answer.option) : canonicalSlug(answer.option),
    })),
  };
}

/** Support is told for a contest; canvassers ask about the candidate on top of the ballot. */
function questionSlug(
  answer: WorldContact['answers'][number], civics: Civics,
): string {
  if (answer.contest === undefined) return canonicalSlug(answer.question);
  const asked = civics.contestBySlug(answer.contest)?.candidates[0];
  return supportSlug(answer.contest, asked?.slug ?? '');
}

function personGiven(person: WorldContact['person']): ContactGiven['person'] {
  if ('voterId' in person) return { state: 'xc', voterId: person.voterId };
  const { first, last, middle, suffix, ...rest } = person;
  const name = { first, last, ...(middle && { middle }), ...(suffix && { suffix }) };
  return { ...rest, name };
}
