import type { Entitlement } from '../../agreements/index.ts';
import { refuse } from '../../kernel/index.ts';
import { piecesOf } from '../../identity/index.ts';
import { seal, type Database, type Tx } from '../../platform/index.ts';
import { voteMethods } from '../../roll/index.ts';
import { results } from '../result.ts';
import {
  listAnswersOf, listContactsOf, listHousemates, listOwnAnswersOf, listRegistrations,
  listStatements, listVotes, type RegistrationRow, type StatementRow, type VoteRow,
} from '../store/person.ts';
import { findSummaries } from '../store/search.ts';
import type { ContactView, PersonPage } from './contract.ts';
import { openEye, type Eye } from './seen.ts';
import { addressOf, fullName, summaryOf } from './summary.ts';
import { effectiveAnswers, seeAnswers, seeContacts } from './timeline.ts';

/** The page of a person, its timeline whole; the route cuts that into pages. */
export type WholePage = Omit<PersonPage, 'timeline'> & {
  readonly timeline: readonly ContactView[];
};

/**
 * All that the viewer may know of a person, each value with its source, time and agreement. Refuses
 * exchange/unknown-person where there is nothing that may be read: what one may not see is not
 * there.
 */
export async function readPerson(
  db: Database, tx: Tx,
  { entitlement, personId }: { readonly entitlement: Entitlement; readonly personId: bigint },
): Promise<WholePage> {
  const eye = await openEye(db, tx, entitlement);
  const pieces = await piecesOf(tx, [personId]);
  const numbers = pieces.membersOf(personId);
  const rolls = await seeRegistrations(tx, eye, numbers);
  const said = seeStatements(tx, eye, await listStatements(tx, numbers));
  const contactRows = await listContactsOf(tx, numbers);
  const answers = seeAnswers(eye, await listAnswersOf(tx, numbers));
  const own = await listOwnAnswersOf(tx, numbers);
  const timeline = seeContacts(tx, eye, { contacts: contactRows, answers, own });
  const retracted = new Set(contactRows.filter((row) => row.retractedAt !== null)
    .map((row) => row.contactId));
  const standing = answers.filter(({ row }) => !retracted.has(row.contactId));
  if (rolls.length + said.length + timeline.length + standing.length === 0) refuseUnknown();
  const alive = timeline.filter((contact) => contact.retracted === null);
  return {
    personId: seal(tx, 'person', pieces.canonicalOf(personId)),
    asOf: tx.now.toISOString(),
    name: rolls[0]?.view.name ?? said.find(({ name }) => name !== null)?.name ?? '',
    doNotContact: doNotContact(alive),
    registrations: rolls.map(({ view }) => view),
    votes: seeVotes(eye, await listVotes(tx, numbers), {
      homes: rolls.map(({ row }) => row), now: tx.now,
    }),
    household: await seeHousehold(tx, eye, { rows: rolls.map(({ row }) => row), numbers }),
    statements: said,
    phones: phonesOf(rolls.map(({ view }) => view), said, alive),
    effective: effectiveAnswers(standing),
    timeline,
  };
}

export function refuseUnknown(): never {
  return refuse({
    kind: 'not-found', code: 'exchange/unknown-person', detail: 'There is no such person here.',
  });
}

type Registration = PersonPage['registrations'][number];

async function seeRegistrations(
  tx: Tx, eye: Eye, numbers: readonly bigint[],
): Promise<readonly { readonly row: RegistrationRow; readonly view: Registration }[]> {
  const rows = await listRegistrations(tx, numbers);
  return rows.flatMap((row) => {
    const datum = {
      sourceId: row.sourceId, divisionId: row.precinctId ?? row.countyId,
      at: row.switchedAt ?? tx.now,
    };
    const seen = eye.see({ ...datum, category: 'registration' });
    if (!seen) return [];
    const isSensitive = eye.see({ ...datum, category: 'sensitive' }) !== undefined;
    const districts = (row.divisions ?? []).flatMap((divisionId) => {
      const division = eye.civics.divisionById(divisionId);
      if (!division) return [];
      const { kind, code, name } = division;
      return [{ divisionId, kind, code, name }];
    });
    const { confidential } = row;
    const view: Registration = {
      name: fullName(row),
      last: row.lastName, first: row.firstName, middle: row.middleName, suffix: row.suffix,
      birthYear: row.birthYear, birthState: row.birthState, sex: row.sex,
      address: confidential ? null : addressOf(row),
      mailAddress: confidential ? '' : row.mailAddress, phone: confidential ? null : row.phone,
      party: row.party, status: row.status, reason: row.reason, state: row.state,
      voterId: row.voterId, registeredOn: row.registeredOn, confidential,
      county: eye.placeOf(row.countyId), precinct: eye.placeOf(row.precinctId), districts,
      ...(isSensitive && { race: row.race, ethnicity: row.ethnicity }),
      seen,
    };
    return [{ row, view }];
  });
}

const methodWords = new Map<number, string>(
  Object.entries(voteMethods).map(([word, code]) => [code, word]),
);

/** A vote belongs where the registration of its own number is, whatever was joined to it since. */
function seeVotes(
  eye: Eye, rows: readonly VoteRow[],
  { homes, now }: { readonly homes: readonly RegistrationRow[]; readonly now: Date },
): PersonPage['votes'] {
  return rows.flatMap((row) => {
    const election = eye.civics.electionById(row.electionId);
    const { sourceId, switchedAt } = row;
    const home = homes.find(({ personId }) => personId === row.personId);
    const divisionId = home?.precinctId ?? home?.countyId ?? null;
    const seen = eye.see({
      sourceId, category: 'vote_history', divisionId, at: switchedAt ?? now,
    });
    if (!seen || !election) return [];
    const { slug, name, day, kind } = election;
    const method = methodWords.get(row.method) ?? 'unknown';
    return [{ election: { slug, name, day, kind }, method, party: row.party, seen }];
  });
}

function seeStatements(
  tx: Tx, eye: Eye, rows: readonly StatementRow[],
): PersonPage['statements'] {
  return rows.flatMap((row) => {
    const { sourceId, divisionId, givenAt: at } = row;
    const seen = eye.see({ sourceId, divisionId, at, category: 'contactability' });
    if (!seen) return [];
    const isSensitive = eye.see({ sourceId, divisionId, at, category: 'sensitive' });
    const name = fullName(row);
    const address = [row.address, row.city, row.zip].filter((part) => part !== null).join(', ');
    return [{
      statementId: seal(tx, 'statement', row.statementId), name: name === '' ? null : name,
      birthDate: isSensitive ? row.birthDate : null, birthYear: row.birthYear, age: row.age,
      address: address === '' ? null : address, phone: row.phone, email: row.email, seen,
    }];
  });
}

async function seeHousehold(
  tx: Tx, eye: Eye,
  { rows, numbers }: {
    readonly rows: readonly RegistrationRow[]; readonly numbers: readonly bigint[];
  },
): Promise<PersonPage['household']> {
  const home = rows.find((row) => row.addressId !== null && !row.confidential);
  if (!home) return [];
  const others = await listHousemates(tx, home.addressId!, numbers);
  const lines = await findSummaries(tx, eye.entitlement, others);
  return [...new Set(others.flatMap((id) => lines.get(id) ?? []))]
    .map((row) => summaryOf(tx, eye, row));
}

function doNotContact(contacts: readonly ContactView[]): PersonPage['doNotContact'] {
  const latest = new Map<string, PersonPage['doNotContact'][number]>();
  for (const { channel, result, seen } of contacts) {
    if (result === 'do_not_contact' && !latest.has(channel)) latest.set(channel, { channel, seen });
  }
  return [...latest.values()];
}

/** Every number that the viewer may read, with what attempts told of it: it is marked, not she. */
function phonesOf(
  registrations: readonly Registration[], said: PersonPage['statements'],
  contacts: readonly ContactView[],
): PersonPage['phones'] {
  const givers = [...said, ...registrations];
  const tried = contacts.map(({ phone }) => phone);
  const numbers = new Set([...givers.map(({ phone }) => phone), ...tried]);
  return [...numbers].filter((phone) => phone !== null).map((phone) => ({
    phone,
    marks: contacts
      .filter((contact) => contact.phone === phone && results[contact.result].marksPhone)
      .map(({ result, seen }) => ({ result, seen })),
    seen: givers.find((giver) => giver.phone === phone)?.seen ?? null,
  }));
}
