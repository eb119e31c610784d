import type { Organisation } from '../../accounts/index.ts';
import type { Entitlement } from '../../agreements/index.ts';
import type { Civics } from '../../civics/index.ts';
import {
  attachFrom, matchList, personsByExternalId, readableNumbers, readClaim, readPhone,
  type Claim, type Match,
} from '../../identity/index.ts';
import { dayOf, openId } from '../../kernel/index.ts';
import type { Tx } from '../../platform/index.ts';
import {
  isRefused, readAnswers, refusing, type Arrival, type Refused, type Shaped,
} from '../contact.ts';
import type { Mappings } from '../mapping.ts';
import { homeOf, planContact, type Home, type Lookup, type Plan } from './plan.ts';
import { readMappings } from '../store/mapping.ts';

/** What would become of each contact: a plan that can be written, or a refusal. */
export type Judged = Plan | Refused;

export interface Ground {
  readonly organisation: Organisation;
  readonly civics: Civics;
  readonly entitlement: Entitlement;
}

/** Looks up whom and what contacts speak of. Reads, and writes nothing. */
export async function judgeContacts(
  tx: Tx, ground: Ground, contacts: readonly Arrival[],
): Promise<readonly Judged[]> {
  const { civics, organisation, entitlement } = ground;
  const home = homeOf(civics, organisation.state);
  const lookups = await underReadable(tx, entitlement, await lookUpContacts(tx, ground, contacts));
  const good = lookups.flatMap((found) => (isRefused(found) ? [] : [found]));
  const claims = good.map(({ claim }) => claim);
  const matches = await matchList(tx, { entitlement, sureFrom: attachFrom }, claims);
  const matchOf = new Map<Lookup, Match>(good.map((found, place) => [found, matches[place]!]));
  return lookups.map((found) => {
    if (isRefused(found)) return found;
    const match = atItsPlace(matchOf.get(found)!, good);
    if (found.claim.personId !== undefined && match.outcome !== 'matched') {
      return unknownPerson(found.shaped);
    }
    return planContact(found, match, { civics, home, now: tx.now });
  });
}

/** Whoever is named by an id is looked for under a number at which the sender may read her. */
async function underReadable(
  tx: Tx, entitlement: Entitlement, lookups: readonly (Lookup | Refused)[],
): Promise<readonly (Lookup | Refused)[]> {
  const named = lookups.flatMap((found) =>
    isRefused(found) || found.claim.personId === undefined ? [] : [found.claim.personId]);
  if (named.length === 0) return lookups;
  const numberOf = await readableNumbers(tx, entitlement, named);
  return lookups.map((found) => {
    if (isRefused(found) || found.claim.personId === undefined) return found;
    const claim = { ...found.claim, personId: numberOf(found.claim.personId) };
    return { ...found, claim };
  });
}

/** What contacts say, read against reference data and mappings; nobody is looked for yet. */
export async function lookUpContacts(
  tx: Tx, { civics, organisation }: Omit<Ground, 'entitlement'>, contacts: readonly Arrival[],
): Promise<readonly (Lookup | Refused)[]> {
  const home = homeOf(civics, organisation.state);
  const mappings = await mappingsFor(tx, organisation.organisationId, contacts);
  const externalIds = contacts.flatMap(({ given }) => given.person.externalId ?? []);
  const known = await personsByExternalId(tx, organisation.organisationId, externalIds);
  return contacts.map((shaped) => lookUp(shaped, { tx, civics, mappings, home, known }));
}

/** The list that was matched lacks the refused; slots are those of the arrivals. */
function atItsPlace(match: Match, matched: readonly Lookup[]): Match {
  if (match.newAs === undefined) return match;
  return { ...match, newAs: matched[match.newAs]!.shaped.slot };
}

function unknownPerson({ place, given }: Shaped): Refused {
  const pointer = given.person.id === undefined ? '/person/externalId' : '/person/id';
  return refusing(place, given.key)('exchange/unknown-person', pointer,
    'is no person here that you may read');
}

async function mappingsFor(
  tx: Tx, organisationId: number, contacts: readonly Shaped[],
): Promise<Mappings> {
  const hasOwn = contacts.some(({ given }) =>
    given.answers.some(({ theirQuestion }) => theirQuestion !== undefined));
  return hasOwn ? readMappings(tx, organisationId) : new Map();
}

interface LookupGround {
  readonly tx: Tx;
  readonly civics: Civics;
  readonly mappings: Mappings;
  readonly home: Home;
  /** Whom the sender's own ids name. */
  readonly known: ReadonlyMap<string, bigint>;
}

function lookUp(shaped: Arrival, ground: LookupGround): Lookup | Refused {
  const { tx, civics, mappings, home, known } = ground;
  const { place, given, occurredAt } = shaped;
  const tell = refusing(place, given.key);
  const answers = readAnswers(shaped, civics, mappings);
  if (isRefused(answers)) return answers;
  const phone = given.phone === undefined ? undefined : readPhone(given.phone);
  if (given.phone !== undefined && phone === undefined) {
    return tell('exchange/invalid-contact', '/phone', 'is no telephone number');
  }
  const { id, externalId, ...claimGiven } = given.person;
  const reading = readClaim(claimGiven, dayOf(occurredAt, home.timeZone));
  if (!reading.claim) {
    const [fault] = reading.faults;
    return tell('exchange/invalid-person', `/person${fault!.pointer}`, fault!.detail);
  }
  const personId = id !== undefined ? openId(tx.idKey, 'person', id)
    : externalId === undefined ? undefined : known.get(externalId);
  if (personId === undefined) {
    // An id of one's own that names nobody yet stands beside what else is told of her.
    const isTold = claimGiven.voterId ?? claimGiven.name ?? claimGiven.fullName;
    if (id !== undefined || isTold === undefined) return unknownPerson(shaped);
    return { shaped, claim: reading.claim, answers, phone };
  }
  const claim: Claim = { ...reading.claim, personId };
  return { shaped, claim, answers, phone };
}
