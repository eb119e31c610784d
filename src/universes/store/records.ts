import { piecesOf } from '../../identity/index.ts';
import { withSystem, type Database } from '../../platform/index.ts';
import { answerLines, contactLines, registeredNumbers } from './export.ts';

/** What stands of some contacts, as lines of the store. */
export interface Facts {
  readonly contacts: readonly (readonly (bigint | number)[])[];
  readonly answers: readonly (readonly (bigint | number)[])[];
}

export interface ContactRef {
  readonly personId: bigint;
  readonly contactId: bigint;
}

/** By which number the store knows each person. */
export interface StoreKeys {
  keyOf(number: bigint): bigint;
  membersOf(number: bigint): readonly bigint[];
  /** Whether a change joined or parted several voters: rows of the roll must be laid anew. */
  readonly movesVoters: boolean;
}

/** Two numbers that became one person, or ceased to be. */
export type PersonChange = readonly [bigint, bigint];

/** The same keys as a build gives (`personKeys`), for these numbers. */
export async function readKeys(
  db: Database, numbers: readonly bigint[], changes: readonly PersonChange[],
): Promise<StoreKeys> {
  const pieces = await withSystem(db, (tx) => piecesOf(tx, [...numbers, ...changes.flat()]));
  const asked = [...new Set([
    ...pieces.all.filter((number) => pieces.membersOf(number).length > 1), ...changes.flat(),
  ])];
  const { rows } = asked.length === 0 ? { rows: [] }
    : await db.systemPool.query<{ number: bigint }>(registeredNumbers, [asked]);
  const registered = new Set(rows.map(({ number }) => number));
  const lowest = (members: readonly bigint[]): bigint | undefined =>
    members.filter((number) => registered.has(number)).sort((a, b) => (a < b ? -1 : 1))[0];
  return {
    keyOf: (number) => {
      const members = pieces.membersOf(number);
      return (members.length > 1 ? lowest(members) : undefined) ?? pieces.canonicalOf(number);
    },
    membersOf: pieces.membersOf,
    movesVoters: changes.some((change) =>
      new Set(change.flatMap(pieces.membersOf)).intersection(registered).size > 1),
  };
}

/** All contacts that stand under these numbers. */
export async function listContactRefs(
  db: Database, numbers: readonly bigint[],
): Promise<readonly ContactRef[]> {
  if (numbers.length === 0) return [];
  const { rows } = await db.systemPool.query<ContactRef>(
    `select person_id as "personId", contact_id as "contactId" from contact
     where person_id = any ($1::bigint[])`, [numbers]);
  return rows;
}

/** The present truth of these contacts; a retracted one has no line. */
export async function readFacts(
  db: Database, contacts: readonly ContactRef[], { keyOf }: Pick<StoreKeys, 'keyOf'>,
): Promise<Facts> {
  const ids = [contacts.map((one) => one.personId), contacts.map((one) => one.contactId)];
  const read = async (lines: string): Promise<(bigint | number)[][]> => {
    const { rows } = await db.systemPool.query<(bigint | number)[]>({
      text: `${lines} and c.person_id = any ($1::bigint[]) and c.contact_id = any ($2::bigint[])`,
      values: ids, rowMode: 'array',
    });
    return rows.map(([contact, person, ...rest]) => [contact!, keyOf(BigInt(person!)), ...rest]);
  };
  const [contactRows, answerRows] = await Promise.all([read(contactLines), read(answerLines)]);
  return { contacts: contactRows, answers: answerRows };
}

/** Which rolls stand at which version: a store of other versions is out of date. */
export async function readRollKey(db: Database): Promise<string> {
  const rows = await db.system.selectFrom('roll').select(['roll_id', 'version'])
    .orderBy('roll_id').execute();
  return rows.map(({ roll_id, version }) => `${roll_id}:${version}`).join(',');
}

/** Names the installation without telling its key: a file of another one is not ours. */
export async function readInstallation(db: Database): Promise<string> {
  const { rows } = await db.systemPool.query<{ name: string }>(
    `select encode(sha256(convert_to(value, 'utf8')), 'hex') as name
     from instance where name = 'id_key'`);
  return rows[0]!.name;
}
