import type { Database } from '../../platform/index.ts';
import { answerLines, contactLines } from './export.ts';

/** What stands of some contacts, as lines of the store. */
export interface Facts {
  readonly contacts: readonly (readonly (bigint | number)[])[];
  readonly answers: readonly (readonly (bigint | number)[])[];
}

/** The present truth of these contacts; a retracted one has no line. */
export async function readFacts(db: Database, contacts: readonly {
  readonly personId: bigint;
  readonly contactId: bigint;
}[]): Promise<Facts> {
  const ids = [contacts.map((one) => one.personId), contacts.map((one) => one.contactId)];
  const read = async (lines: string): Promise<(bigint | number)[][]> => {
    const { rows } = await db.systemPool.query<(bigint | number)[]>({
      text: `${lines} and c.person_id = any ($1::bigint[]) and c.contact_id = any ($2::bigint[])`,
      values: ids, rowMode: 'array',
    });
    return rows;
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
