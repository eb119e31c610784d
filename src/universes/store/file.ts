import { openDuckDb, type DuckDb, type DuckOptions } from '../../platform/index.ts';
import { codedFields, type CodedField } from '../plan.ts';
import { storeShape } from './build.ts';
import type { Facts } from './records.ts';

/** Where in the changelog a file stands, and of what it was made. */
export interface Standing {
  readonly place: bigint;
  /** When the change at that place happened; empty before the first. */
  readonly placeAt: string;
  readonly rollKey: string;
  readonly installation: string;
}

export interface StoreElection {
  readonly electionId: number;
  readonly state: string;
  readonly kind: string;
  readonly hasMethods: boolean;
}

/** What is known of a file without asking it again. */
export interface StoreContents {
  readonly voters: number;
  readonly rollSources: readonly number[];
  /** Elections with history, newest first. */
  readonly elections: readonly StoreElection[];
  /** Methods by which ballots were cast, as the roll numbers them. */
  readonly methods: ReadonlySet<number>;
  /** Counties and districts that somebody on the roll lives in. */
  readonly divisionIds: ReadonlySet<number>;
  readonly words: ReadonlyMap<CodedField, ReadonlyMap<number, string>>;
}

/** Opens a file with room beside it in memory for the tables of sharing classes (`live`). */
export async function openFile(path: string, options: DuckOptions): Promise<DuckDb> {
  const db = await openDuckDb(path, options);
  try {
    await db.run("attach ':memory:' as live");
    return db;
  } catch (fault) {
    await db.close();
    throw fault;
  }
}

/** Whether a file could not be opened because another process has it open. */
export function isLocked(fault: unknown): boolean {
  return fault instanceof Error && fault.message.includes('Could not set lock');
}

export async function writeStanding(db: DuckDb, standing: Standing): Promise<void> {
  await db.session((session) => session.transaction(async () => {
    await session.run('delete from meta');
    const entries = { shape: storeShape, ...standing, place: String(standing.place) };
    await session.append('meta', Object.entries(entries));
  }));
  await db.run('checkpoint');
}

/** Undefined where the file is of another shape or was never finished. */
export async function readStanding(db: DuckDb): Promise<Standing | undefined> {
  const tables = await db.all(
    "select 1 from duckdb_tables() where table_name = 'meta' and not internal");
  if (tables.length === 0) return undefined;
  const rows = await db.all<{ name: string; value: string }>('select name, value from meta');
  const meta = new Map(rows.map(({ name, value }) => [name, value]));
  if (meta.get('shape') !== storeShape) return undefined;
  return {
    place: BigInt(meta.get('place') ?? 0), placeAt: meta.get('placeAt') ?? '',
    rollKey: meta.get('rollKey') ?? '', installation: meta.get('installation') ?? '',
  };
}

export async function readContents(db: DuckDb): Promise<StoreContents> {
  const sources = await db.all<{ source: number }>('select distinct source from voter order by 1');
  const [size] = await db.all<{ voters: bigint }>('select count(*) as voters from voter');
  const elections = await db.all<StoreElection>(`
    select election as "electionId", state, kind, method_kept as "hasMethods" from election_bit
    order by day desc, election desc`);
  const methods = await db.all<{ method: number }>('select method from method');
  const lived = await db.all<{ division: number }>(`
    select distinct county as division from voter union
    select distinct division from district_member
    where district_set in (select district_set from voter)`);
  const codes = await db.all<{ field: CodedField; word: string; code: number }>(
    'select field, word, code from code order by field, code');
  const words = new Map(codedFields.map((field) => [field, new Map(
    codes.filter((one) => one.field === field).map((one) => [one.code, one.word]),
  )]));
  return {
    voters: Number(size?.voters ?? 0n), rollSources: sources.map(({ source }) => source),
    elections, words, methods: new Set(methods.map(({ method }) => method)),
    divisionIds: new Set(lived.map(({ division }) => division)),
  };
}

/**
 * Takes contacts in, or out where they no longer stand, and moves the place on: all in one
 * transaction of the file, so that doing it twice is doing it once, kill or no kill.
 */
export async function applyFacts(db: DuckDb, batch: {
  readonly contactIds: readonly bigint[];
  readonly facts: Facts;
  readonly place: bigint;
  readonly placeAt: string;
}): Promise<void> {
  await db.session((session) => session.transaction(async () => {
    for (const table of batch.contactIds.length > 0 ? ['contact', 'answer'] : []) {
      await session.run(
        `delete from ${table} where contact in (select unnest($1::bigint[]))`, [batch.contactIds]);
    }
    await session.append('contact', batch.facts.contacts);
    await session.append('answer', batch.facts.answers);
    await session.run("update meta set value = $1::varchar where name = 'place'",
      [String(batch.place)]);
    await session.run("update meta set value = $1::varchar where name = 'placeAt'",
      [batch.placeAt]);
  }));
}

/** The questions that these contacts brought answers to. */
export async function questionsOf(
  db: DuckDb, contactIds: readonly bigint[],
): Promise<readonly number[]> {
  if (contactIds.length === 0) return [];
  const rows = await db.all<{ question: number }>(
    'select distinct question from answer where contact in (select unnest($1::bigint[]))',
    [contactIds]);
  return rows.map(({ question }) => question);
}
