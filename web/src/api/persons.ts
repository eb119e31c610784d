import { ask, useAct, useAsked, type Page } from './ask.ts';
import type { ContactOutcome, PersonRecord, PersonRow } from './draft.ts';

export type { AnswerGiven, Given, PersonRecord, PersonRow, TimelineEntry } from './draft.ts';

/** Voters by name, address, phone or id. */
export const usePersons = (q: string, enabled = true) => useAsked<Page<PersonRow>>(
  ['persons', q],
  (signal) => ask('/v1/persons', { query: { q, limit: 50 }, signal }),
  { enabled, keep: true },
);

export const usePerson = (personId: string) => useAsked<PersonRecord>(
  ['person', personId],
  (signal) => ask(`/v1/persons/${personId}`, { signal }),
  { everyMs: 10_000 },
);

export interface NewContact {
  readonly key: string;
  readonly personId: string;
  readonly channel: string;
  readonly result: string;
  readonly occurredAt: string;
  readonly by: string;
  readonly answers: readonly { readonly question: string; readonly option: string }[];
}

/** Records one contact; its key makes a repeated click harmless. */
export const useRecordContact = () => useAct(
  async ({ personId, ...contact }: NewContact) => {
    const body = { contacts: [{ ...contact, person: { id: personId } }] };
    const reply = await ask<{ readonly items: readonly ContactOutcome[] }>(
      '/v1/contacts', { method: 'POST', body },
    );
    return reply.items[0]!;
  },
  ['person', 'pulse'],
);

export const useRetract = () => useAct(
  ({ contactId, reason }: { readonly contactId: string; readonly reason: string }) =>
    ask(`/v1/contacts/${contactId}/retract`, { method: 'POST', body: { reason } }),
  ['person', 'pulse'],
);
