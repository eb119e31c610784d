import { organisations } from '../../accounts/index.ts';
import { grantOf, type Entitlement } from '../../agreements/index.ts';
import { civicsOf } from '../../civics/index.ts';
import { seal, type Database, type Tx } from '../../platform/index.ts';
import { listRecords, type RecordRow } from '../store/record.ts';
import type { RecordView } from './contract.ts';

/** A record that the asker may read, as it is shown. */
export interface ReadableRecord {
  readonly row: RecordRow;
  readonly view: RecordView;
}

/** Those of the records that the entitlement lets the asker read; hidden fields are null. */
export async function viewRecords(
  db: Database, tx: Tx,
  { entitlement, rows }: { readonly entitlement: Entitlement; readonly rows: readonly RecordRow[] },
): Promise<readonly ReadableRecord[]> {
  const [civics, all] = await Promise.all([civicsOf(db), organisations(db)]);
  const surroundings = { now: tx.now, within: civics.within };
  const names = new Map<number, { slug: string; name: string }>(
    all.map(({ organisationId, slug, name }) => [organisationId, { slug, name }]));
  return rows.flatMap((row) => {
    const isRoll = row.kind === 'registration';
    const { sourceId, divisionId, at } = row;
    const datum = { sourceId, divisionId, at };
    const category = isRoll ? 'registration' as const : 'contactability' as const;
    const box = grantOf(entitlement, { ...datum, category }, surroundings);
    if (!box) return [];
    const readsBirth = grantOf(entitlement, { ...datum, category: 'sensitive' }, surroundings);
    const view: RecordView = {
      recordId: seal(tx, row.kind, row.recordId), kind: row.kind,
      personId: seal(tx, 'person', row.personId), name: nameOf(row),
      birthDate: readsBirth ? row.birthDate : null, birthYear: row.birthYear, age: row.age,
      address: row.address, city: row.city, zip: row.zip, phone: row.phone, email: row.email,
      state: row.state, voterId: row.voterId, at: at.toISOString(),
      organisation: box.blind ? null : names.get(sourceId) ?? null,
      own: sourceId === entitlement.viewer.organisationId,
    };
    return [{ row, view }];
  });
}

/** All that the asker may read of what is kept under these numbers. */
export async function readableRecords(
  db: Database, tx: Tx,
  { entitlement, numbers }: {
    readonly entitlement: Entitlement; readonly numbers: readonly bigint[];
  },
): Promise<readonly ReadableRecord[]> {
  return viewRecords(db, tx, { entitlement, rows: await listRecords(tx, numbers) });
}

function nameOf({ firstName, middleName, lastName, suffix }: RecordRow): string {
  return [firstName, middleName, lastName, suffix]
    .filter((part) => part !== null && part !== '').join(' ');
}
