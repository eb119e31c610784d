import { sql } from 'kysely';
import type { Database, Tx } from '../../platform/index.ts';

export interface Roll {
  readonly rollId: number;
  readonly state: string;
  readonly sourceId: number;
  readonly version: number;
  readonly switchedAt: Date | null;
  /** The version that an import is writing, or had begun when it was cut off. */
  readonly writingVersion: number | null;
}

export async function selectRolls(db: Database): Promise<readonly Roll[]> {
  const rows = await db.system.selectFrom('roll').selectAll().orderBy('state').execute();
  return rows.map((row) => ({
    rollId: row.roll_id, state: row.state, sourceId: row.source_id, version: row.version,
    switchedAt: row.switched_at, writingVersion: row.writing_version,
  }));
}

export async function findRoll(db: Database, state: string): Promise<Roll | undefined> {
  const rolls = await selectRolls(db);
  return rolls.find((roll) => roll.state === state);
}

/** The roll of a state, made by the first import; it belongs to who imported it. */
export async function ensureRoll(
  db: Database, { state, sourceId }: { state: string; sourceId: number },
): Promise<Roll> {
  await db.system.insertInto('roll').values({ state, source_id: sourceId })
    .onConflict((conflict) => conflict.column('state').doNothing()).execute();
  return (await findRoll(db, state))!;
}

export async function beginVersion(db: Database, roll: Roll): Promise<number> {
  const version = roll.version + 1;
  await db.system.updateTable('roll').set({ writing_version: version })
    .where('roll_id', '=', roll.rollId).execute();
  return version;
}

/** The one small step after which readers see the new version. */
export async function switchVersion(
  tx: Tx, { roll, version }: { roll: Roll; version: number },
): Promise<void> {
  await tx.sql.updateTable('roll')
    .set({ version, switched_at: tx.now, writing_version: null })
    .where('roll_id', '=', roll.rollId).where('version', '=', roll.version)
    .executeTakeFirstOrThrow();
}

const batch = 20_000;

/** Takes back what an import wrote before it was cut off, in short transactions. */
export async function clearUnfinished(db: Database, roll: Roll): Promise<void> {
  if (roll.writingVersion === null) return;
  const { rollId, version } = roll;
  await untilNone(() => sql`
    delete from registration r using (
      select person_id, registration_id, from_version from registration
      where roll_id = ${rollId} and from_version > ${version} limit ${batch}) as unseen
    where r.person_id = unseen.person_id and r.registration_id = unseen.registration_id
      and r.from_version = unseen.from_version
  `.execute(db.system));
  await untilNone(() => sql`
    update registration r set until_version = null from (
      select person_id, registration_id, from_version from registration
      where roll_id = ${rollId} and until_version > ${version} limit ${batch}) as ended
    where r.person_id = ended.person_id and r.registration_id = ended.registration_id
      and r.from_version = ended.from_version
  `.execute(db.system));
  await untilNone(() => sql`
    update registration r set absent_since = null from (
      select person_id, registration_id, from_version from registration
      where roll_id = ${rollId} and absent_since > ${version} limit ${batch}) as marked
    where r.person_id = marked.person_id and r.registration_id = marked.registration_id
      and r.from_version = marked.from_version
  `.execute(db.system));
  await untilNone(() => sql`
    delete from vote v using (
      select person_id, election_id from vote join election using (election_id)
      where election.state = ${roll.state} and vote.from_version > ${version}
      limit ${batch}) as unseen
    where v.person_id = unseen.person_id and v.election_id = unseen.election_id
  `.execute(db.system));
  await db.system.updateTable('roll').set({ writing_version: null })
    .where('roll_id', '=', rollId).execute();
}

async function untilNone(
  step: () => Promise<{ readonly numAffectedRows?: bigint }>,
): Promise<void> {
  for (;;) {
    const { numAffectedRows } = await step();
    if ((numAffectedRows ?? 0n) === 0n) return;
  }
}

/** A row of a version, named by its key. */
export interface RowKey {
  readonly person_id: bigint;
  readonly registration_id: bigint;
  readonly from_version: number;
}

/** Marks rows that the version replaces, or voters whom its file does not name. */
export async function markRows(
  db: Database,
  { column, version, keys }: {
    column: 'until_version' | 'absent_since'; version: number; keys: readonly RowKey[];
  },
): Promise<void> {
  if (keys.length === 0) return;
  await sql`
    update registration r set ${sql.ref(column)} = ${version}
    from unnest(${keys.map((key) => key.person_id)}::bigint[],
      ${keys.map((key) => key.registration_id)}::bigint[],
      ${keys.map((key) => key.from_version)}::integer[])
      as marked (person_id, registration_id, from_version)
    where r.person_id = marked.person_id and r.registration_id = marked.registration_id
      and r.from_version = marked.from_version
  `.execute(db.system);
}

/** The numbers of sets of districts, made where they are missing, in the order given. */
export async function ensureDistrictSets(
  db: Database, { state, sets }: { state: string; sets: readonly (readonly number[])[] },
): Promise<readonly number[]> {
  const keys = sets.map((divisions) => `${state}:${divisions.join(',')}`);
  const known = new Map<string, number>();
  for (let from = 0; from < keys.length; from += 2_000) {
    const part = keys.slice(from, from + 2_000);
    await sql`
      insert into district_set (state, key, divisions)
      select ${state}, key, string_to_array(substr(key, ${state.length + 2}), ',')::integer[]
      from unnest(${part}::text[]) as given (key) on conflict (key) do nothing
    `.execute(db.system);
    const rows = await db.system.selectFrom('district_set').select(['district_set_id', 'key'])
      .where('key', 'in', part).execute();
    for (const row of rows) known.set(row.key, row.district_set_id);
  }
  return keys.map((key) => known.get(key)!);
}

/**
 * Lets the planner know what a bulk load brought; without it a match of a list reads whole tables.
 * A server older than 17 lets only owners do this, says so in a notice and leaves it to autovacuum.
 */
export async function takeStatistics(db: Database): Promise<void> {
  await sql`analyze registration, vote, voter_key, address`.execute(db.system);
}
