import { useAct, useAsked } from './ask.ts';
import { client, told, type Body, type Reply } from './client.ts';

export type Person = Reply<'/v1/persons/{id}', 'get'>;
export type PersonSummary = Reply<'/v1/persons', 'get'>['items'][number];
export type Registration = Person['registrations'][number];
export type Contact = Person['timeline']['items'][number];
export type Seen = Registration['seen'];

/** Voters by name, address, phone or id. */
export const usePersons = (q: string, enabled = true) => useAsked(
  ['persons', q],
  (signal) => told(client.GET('/v1/persons', { params: { query: { q, limit: 50 } }, signal })),
  { enabled, keep: true },
);

export const usePerson = (id: string) => useAsked(
  ['person', id],
  (signal) => told(client.GET('/v1/persons/{id}', { params: { path: { id } }, signal })),
  { everyMs: 10_000 },
);

type Given = Body<'/v1/contacts', 'post'>['contacts'][number];
export type NewContact = Omit<Given, 'person'> & { readonly personId: string };

/** Records one contact; its key makes a repeated click harmless. */
export const useRecordContact = () => useAct(
  async ({ personId, ...contact }: NewContact) => {
    const body = { contacts: [{ ...contact, person: { id: personId } }] };
    return (await told(client.POST('/v1/contacts', { body }))).items[0]!;
  },
  ['person', 'pulse'],
);

export const useRetract = () => useAct(
  ({ contactId: id, reason }: { readonly contactId: string; readonly reason: string }) =>
    told(client.POST('/v1/contacts/{id}/retract', { params: { path: { id } }, body: { reason } })),
  ['person', 'pulse'],
);
