import type { Claim } from './claim.ts';
import { nicknamesOf } from './nickname.ts';

/**
 * What the claims of a list are looked up by, as columns: each entry of a block leads from the
 * claim at `place` to the records that have the same name, address, telephone, e-mail or id.
 */
export interface Blocks {
  readonly persons: { readonly place: number[]; readonly personId: bigint[] };
  readonly voters: {
    readonly place: number[]; readonly state: string[]; readonly voterId: string[];
  };
  readonly names: {
    readonly place: number[]; readonly last: string[]; readonly first: string[];
  };
  readonly addresses: { readonly place: number[]; readonly addressId: bigint[] };
  readonly streets: {
    readonly place: number[]; readonly street: string[]; readonly number: string[];
    readonly unit: string[]; readonly city: string[];
  };
  readonly phones: { readonly place: number[]; readonly phone: string[] };
  readonly emails: { readonly place: number[]; readonly email: string[] };
}

/** More variants than any real name has; a guard, not a rule. */
const mostVariants = 24;

export function noBlocks(): Blocks {
  return {
    persons: { place: [], personId: [] },
    voters: { place: [], state: [], voterId: [] },
    names: { place: [], last: [], first: [] },
    addresses: { place: [], addressId: [] },
    streets: { place: [], street: [], number: [], unit: [], city: [] },
    phones: { place: [], phone: [] },
    emails: { place: [], email: [] },
  };
}

/** What each claim is looked up by: an id, else names, address, telephone and e-mail. */
export function blocksOf(claims: readonly Claim[]): Blocks {
  const blocks = noBlocks();
  claims.forEach((claim, place) => {
    addIds(blocks, claim, place);
    if (claim.personId !== undefined || claim.voterKey !== undefined) return;
    if (isNamed(claim)) addNames(blocks, claim, place);
    addMeetings(blocks, claim, place);
  });
  return blocks;
}

const isNamed = ({ name }: Claim): boolean => name.lastKey !== '' && name.firstKey !== '';

function addIds({ persons, voters }: Blocks, claim: Claim, place: number): void {
  if (claim.personId !== undefined) {
    persons.place.push(place);
    persons.personId.push(claim.personId);
  } else if (claim.voterKey) {
    voters.place.push(place);
    voters.state.push(claim.voterKey.state);
    voters.voterId.push(claim.voterKey.voterId);
  }
}

/** The name, its nicknames one hop away, and first and last name swapped. */
function addNames({ names }: Blocks, { name }: Claim, place: number): void {
  const firsts = [name.firstKey, ...nicknamesOf(name.firstKey)].slice(0, mostVariants);
  const variants = [...firsts.map((first) => [name.lastKey, first] as const),
    [name.firstKey, name.lastKey] as const];
  for (const [last, first] of variants) {
    names.place.push(place);
    names.last.push(last);
    names.first.push(first);
  }
}

function addMeetings(blocks: Blocks, { address, phone, email }: Claim, place: number): void {
  if (address?.addressId !== undefined && address.zip !== '') {
    blocks.addresses.place.push(place);
    blocks.addresses.addressId.push(address.addressId);
  } else if (address?.addressId !== undefined) {
    blocks.streets.place.push(place);
    blocks.streets.street.push(address.street);
    blocks.streets.number.push(address.number);
    blocks.streets.unit.push(address.unit);
    blocks.streets.city.push(address.city);
  }
  if (phone !== undefined) {
    blocks.phones.place.push(place);
    blocks.phones.phone.push(phone);
  }
  if (email !== undefined) {
    blocks.emails.place.push(place);
    blocks.emails.email.push(email);
  }
}
