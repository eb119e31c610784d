import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { ncRegistrations } from './nc-layout.ts';
import type { PeopleWork } from './people-thread.ts';
import { openRollFile } from './spool.ts';

/** What a line of a roll tells that identifies its voter; empty where it does not. */
export interface RollPerson {
  readonly voterId: string;
  readonly last: string;
  readonly first: string;
  readonly middle: string;
  readonly suffix: string;
  readonly birthYear: string;
  readonly street: string;
  readonly city: string;
  readonly zip: string;
  readonly mailStreet: string;
  readonly mailZip: string;
  readonly phone: string;
}

const wanted = [
  'ncid', 'last_name', 'first_name', 'middle_name', 'name_suffix_lbl', 'birth_year',
  'age_at_year_end',
  'res_street_address', 'res_city_desc', 'zip_code', 'mail_addr1', 'mail_zipcode',
  'full_phone_number', 'confidential_ind', 'house_num', 'half_code', 'street_dir', 'street_name',
  'street_type_cd', 'street_sufx_cd', 'unit_num', 'area_cd', 'phone_num',
] as const;
type Wanted = (typeof wanted)[number];

/**
 * Reads the people of a roll file, in batches, without a database. Confidential voters keep their
 * name only. Lines that are no records are left out. Refuses what openRollFile refuses.
 */
export async function* readRollPeople(
  path: string, thisYear: number,
): AsyncGenerator<readonly RollPerson[]> {
  const file = await openRollFile(path, [ncRegistrations]);
  const { header } = file;
  const places = wanted.flatMap((name) => {
    const kept = header.columns.indexOf(name);
    return kept < 0 ? [] : [[name, header.wanted[kept]!] as const];
  }).sort((one, two) => one[1] - two[1]);
  const at = Object.fromEntries(places.map(([name], place) => [name, place + 1])) as
    Readonly<Partial<Record<Wanted, number>>>;
  const read = personReader(at, thisYear);
  const wantedHere = { ...header, wanted: places.map(([, place]) => place) };
  for await (const lines of cleanLines({ path, found: file.found, header: wantedHere })) {
    yield lines.map(read);
  }
}

/** The clean lines of the file, made in a thread of their own. */
async function* cleanLines(work: PeopleWork): AsyncGenerator<readonly string[]> {
  const worker = new Worker(new URL('./people-thread.ts', import.meta.url), { workerData: work });
  try {
    for await (const [portion] of on(worker, 'message') as AsyncIterable<[Uint8Array]>) {
      if (portion.length === 0) return;
      const text = Buffer.from(portion.buffer, 0, portion.length - 1).toString('utf8');
      worker.postMessage('next');
      yield text.split('\n');
    }
  } finally {
    await worker.terminate();
  }
}

function personReader(
  at: Readonly<Partial<Record<Wanted, number>>>, thisYear: number,
): (line: string) => RollPerson {
  const street = ['house_num', 'half_code', 'street_dir', 'street_name', 'street_type_cd',
    'street_sufx_cd'] as const;
  return (line) => {
    const cells = line.split('\t');
    const cell = (name: Wanted): string => {
      const place = at[name];
      return place === undefined ? '' : cells[place]!;
    };
    const isOpen = cell('confidential_ind') !== 'Y';
    const open = (text: string): string => isOpen ? text : '';
    const age = Number(cell('age_at_year_end'));
    const unit = cell('unit_num');
    const parts = at.res_street_address === undefined
      ? [...street.map(cell), unit === '' ? '' : `# ${unit}`].filter((part) => part !== '') : [];
    return {
      voterId: cell('ncid').toUpperCase(), last: cell('last_name'), first: cell('first_name'),
      middle: cell('middle_name'), suffix: cell('name_suffix_lbl'),
      birthYear: cell('birth_year') || (age > 0 ? String(thisYear - age) : ''),
      street: open(cell('res_street_address') || parts.join(' ')),
      city: open(cell('res_city_desc')), zip: open(cell('zip_code')),
      mailStreet: open(cell('mail_addr1')), mailZip: open(cell('mail_zipcode')),
      phone: open(cell('full_phone_number') || cell('area_cd') + cell('phone_num')),
    };
  };
}
