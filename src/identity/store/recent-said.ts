import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import { toldNothing, type Told } from '../told.ts';

export interface RecentSaid {
  readonly told: Told;
  /** The year in which an age was told. */
  readonly year: number;
}

interface Row {
  readonly last: string | null;
  readonly first: string | null;
  readonly middle: string | null;
  readonly suffix: string | null;
  readonly birthYear: number | null;
  readonly age: number | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly zip: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly year: number;
}

/** What sources said of people lately, newest first; a system transaction reads all of them. */
export async function readRecentSaid(tx: Tx, most: number): Promise<readonly RecentSaid[]> {
  const { rows } = await sql<Row>`
    select last_name as last, first_name as first, middle_name as middle, suffix,
      birth_year as "birthYear", age, address, city, zip, phone, email,
      extract(year from given_at)::integer as year
    from statement where last_key <> '' or first_key <> ''
    order by statement_id desc limit ${most}`.execute(tx.sql);
  return rows.map((row) => ({
    year: row.year,
    told: {
      ...toldNothing, last: row.last ?? '', first: row.first ?? '', middle: row.middle ?? '',
      suffix: row.suffix ?? '', birthYear: row.birthYear === null ? '' : String(row.birthYear),
      age: row.age === null ? '' : String(row.age), address: row.address ?? '',
      city: row.city ?? '', zip: row.zip ?? '', phone: row.phone ?? '', email: row.email ?? '',
    },
  }));
}
