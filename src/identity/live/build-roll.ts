import type { Database } from '../../platform/index.ts';
import { makeIndex, type StoredIndex } from '../index/build.ts';
import { rollReader } from '../link/prepare.ts';
import { readRollRows, type RollRow } from '../store/roll-index.ts';

/** Makes the index of all current registrations of the exchange. */
export async function buildRollIndex(db: Database, expected: number): Promise<StoredIndex> {
  const maker = makeIndex(expected, false);
  const read = rollReader();
  for await (const rows of readRollRows(db)) {
    for (const row of rows) {
      const { personId, sourceId, divisionId } = row;
      maker.add(read(personOf(row)), { personId, sourceId, divisionId: divisionId ?? 0, key: '' });
    }
  }
  return maker.finish();
}

function personOf(row: RollRow) {
  const [mailStreet = ''] = row.mail.split(',');
  return {
    voterId: '', last: row.last, first: row.first, middle: row.middle, suffix: row.suffix,
    birthYear: row.birthYear === null ? '' : String(row.birthYear), street: row.street,
    city: row.city, zip: row.zip, mailStreet,
    mailZip: /(\d{5})(?:-?\d{4})?\s*$/.exec(row.mail)?.[1] ?? '', phone: row.phone ?? '',
  };
}
