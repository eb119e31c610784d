import { contactGivenSchema } from '../../../../src/exchange/contract.ts';
import type { Review } from '../../api/uploads.ts';
import { addressLine, plainCase } from '../../parts/plain-case.ts';

export const sideFields = [
  'name', 'voterId', 'birth', 'address', 'phone', 'email', 'party',
] as const;
/** One side of a comparison, field by field as a reader compares them. */
export type Side = Partial<Record<(typeof sideFields)[number], string>>;

interface GivenContact {
  readonly channel: string;
  readonly result: string;
  readonly occurredAt: string;
  readonly side: Side;
}

/** The contact as it was sent, read leniently: it may be what made it wait. */
export function givenOf(given: unknown): GivenContact {
  const parsed = contactGivenSchema.safeParse(given);
  if (!parsed.success) return { channel: '', result: '', occurredAt: '', side: {} };
  const { person, channel, result, occurredAt } = parsed.data;
  const { name, address } = person;
  const parts = name ? [name.first, name.middle, name.last, name.suffix] : [person.fullName];
  const birth = person.birthDate ?? person.birthYear ?? person.age;
  return {
    channel, result, occurredAt,
    side: known({
      name: parts.filter(Boolean).join(' '),
      voterId: person.voterId,
      birth: birth === undefined ? undefined : String(birth),
      address: address && [address.line, address.city, address.zip].filter(Boolean).join(', '),
      phone: person.phone,
      email: person.email,
    }),
  };
}

export function sideOf(candidate: Review['candidates'][number]): Side {
  const { name, voterId, birthYear, address, party } = candidate;
  return known({
    name: plainCase(name),
    voterId: voterId ?? undefined,
    birth: birthYear === null ? undefined : String(birthYear),
    address: address ? addressLine(address) : undefined,
    party: party ?? undefined,
  });
}

/** The same but for case and punctuation. */
export function agrees(one: string | undefined, other: string | undefined): boolean {
  const plain = (text: string | undefined) => text?.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return Boolean(one) && plain(one) === plain(other);
}

function known(side: Readonly<Record<string, string | undefined>>): Side {
  return Object.fromEntries(Object.entries(side).filter(([, value]) => value));
}
