import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { resultOf } from '../../exchange/index.ts';
import type { Database } from '../../platform/index.ts';
import { voteMethods } from '../../roll/index.ts';
import type { StoreFiles } from './build.ts';

const dayOf = (column: string): string => `(${column} - date '1970-01-01')`;
const microsOf = (column: string): string => `(extract(epoch from ${column}) * 1000000)::bigint`;

/** Attempts that were never made are no contact; ballots that did not count are no vote. */
const notAttempted = Array.from({ length: 99 }, (_, at) => at + 1)
  .filter((code) => resultOf(code) === 'not_attempted').join(', ');
const notVoted = [
  voteMethods.none, voteMethods.mail_rejected, voteMethods.provisional_rejected,
].join(', ');

const stands = `not exists (select from retraction t
    where t.person_id = c.person_id and t.contact_id = c.contact_id)
  and not exists (select from moved_contact m
    where m.person_id = c.person_id and m.contact_id = c.contact_id)`;

const isCurrent = `r.from_version <= roll.version
  and (r.until_version is null or r.until_version > roll.version)`;

/** Which numbers have a line on a roll; `n` bears the number. */
const isRegistered = `exists (
  select from registration r join roll on roll.roll_id = r.roll_id
  where r.person_id = n.number and ${isCurrent})`;

/**
 * By which number the store knows whoever has several: the lowest of hers that is on a roll, so
 * that joining someone to her registration moves no voter; else the lowest.
 */
const personKeys = `
  select number, coalesce(
    min(number) filter (where on_roll) over (partition by canonical), canonical) as key
  from (
    select n.number, n.canonical, ${isRegistered} as on_roll
    from (select person_id as number, canonical_id as canonical from person_alias
      union select canonical_id, canonical_id from person_alias) n
  ) piece`;

/** Those of the numbers $1 that are on a roll. */
export const registeredNumbers = `
  select n.number from unnest($1::bigint[]) as n (number) where ${isRegistered}`;

/** Contacts that stand, one line each; columns as in fileColumns. */
export const contactLines = `
  select c.contact_id, c.person_id, c.source_id, c.division_id as place,
    ${microsOf('c.occurred_at')} as occurred, ${dayOf('c.local_day')} as day
  from contact c where c.result not in (${notAttempted}) and ${stands}`;

/** Answers of contacts that stand. */
export const answerLines = `
  select c.contact_id, c.person_id, a.question_id, a.option, a.source_id, a.division_id as place,
    ${microsOf('a.occurred_at')} as occurred, ${microsOf('a.received_at')} as received,
    ${dayOf('c.local_day')} as day
  from contact c
  join answer a on a.person_id = c.person_id and a.contact_id = c.contact_id
  where ${stands}`;

/** The same lines, each under the number by which the store knows its person. */
const keyed = (of: string): string => of
  .replace('c.person_id', 'coalesce(known.key, c.person_id)')
  .replace('from contact c', `from contact c
    left join (${personKeys}) known on known.number = c.person_id`);

const lines: Readonly<Record<keyof StoreFiles, string>> = {
  registrations: `
    select coalesce(known.key, r.person_id), r.person_id, r.source_id, roll.state, r.county_id,
      r.precinct_id, r.district_set_id,
      r.address_id, r.party, r.sex, r.status, r.race, r.ethnicity, r.birth_year,
      ${dayOf('r.registered_on')}
    from registration r join roll on roll.roll_id = r.roll_id
      left join (${personKeys}) known on known.number = r.person_id
    where ${isCurrent}`,
  votes: `
    select v.person_id, v.election_id, v.method
    from vote v join election e on e.election_id = v.election_id
    join roll on roll.state = e.state
    where v.from_version <= roll.version and v.method not in (${notVoted})`,
  contacts: keyed(contactLines),
  answers: keyed(answerLines),
  districts: 'select district_set_id, unnest(divisions) from district_set',
  containment: 'select division_id, within_id from division_within',
};

const copiesAtOnce = 2;

/** Writes what the store is built from into a folder, as the system role. */
export async function exportForStore(db: Database, folder: string): Promise<StoreFiles> {
  const ahead = Object.entries(lines);
  const files: Record<string, string> = {};
  const work = async (): Promise<void> => {
    for (let next = ahead.shift(); next; next = ahead.shift()) {
      const [name, select] = next;
      files[name] = join(folder, `${name}.csv`);
      await copyOut(db.systemPool, select, files[name]);
    }
  };
  await Promise.all(Array.from({ length: copiesAtOnce }, work));
  return files as unknown as StoreFiles;
}

async function copyOut(pool: pg.Pool, select: string, path: string): Promise<void> {
  const client = await pool.connect();
  try {
    const rows = client.query(copyTo(`copy (${select}) to stdout (format csv)`));
    await pipeline(rows, createWriteStream(path));
    client.release();
  } catch (fault) {
    client.release(true);
    throw fault;
  }
}
