import { writeFileSync } from 'node:fs';
import type { PlainRecord } from '../plain-scorer/record.ts';

const headers = 'id,first_name,surname,birth_year,zip,phone,address';

/** Writes records as `link.py` wants them; none of their fields holds a comma or a quote. */
export function writePrepared(path: string, records: readonly PlainRecord[]): void {
  const lines = records.map(({ id, first, last, birthYear, zip, phone, address }) =>
    [id, first, last, birthYear === 0 ? '' : birthYear, zip, phone, address].join(','));
  writeFileSync(path, `${[headers, ...lines].join('\n')}\n`);
}
