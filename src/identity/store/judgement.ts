import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import type { Judge, RecordKind, Verdict, WaterfallStep } from '../graph/contract.ts';
import type { Judgement } from '../graph/judgement.ts';

/** A record of a person by which a judgement was made, and whose it is. */
export interface Anchor {
  readonly personId: bigint;
  readonly kind: Exclude<RecordKind, 'claim'> | null;
  readonly recordId: bigint | null;
  readonly sourceId: number;
}

/** One line of an act, to be kept for ever. */
export interface NewJudgement {
  readonly one: Anchor;
  readonly other: Anchor;
  readonly verdict: Verdict;
  readonly judge: Judge;
  readonly organisationId: number;
  readonly userId: string | null;
  readonly reason: string;
  readonly probability?: number;
  readonly weightsVersion?: string;
  readonly waterfall?: readonly WaterfallStep[];
  readonly undoes?: bigint;
}

const graphLock = 7_130_080;

/**
 * One act on the graph at a time. Whoever writes a further line to a row that an act may move holds
 * it too, shared with others of its kind.
 */
export async function holdGraph(tx: Tx, how: 'alone' | 'shared' = 'alone'): Promise<void> {
  const lock = how === 'alone' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared';
  await sql`select ${sql.raw(lock)}(${graphLock})`.execute(tx.sql);
}

export async function nextAct(tx: Tx): Promise<bigint> {
  const { rows } = await sql<{ id: bigint }>`select nextval('judgement_act') as id`
    .execute(tx.sql);
  return rows[0]!.id;
}

export async function insertJudgements(
  tx: Tx, actId: bigint, judgements: readonly NewJudgement[],
): Promise<void> {
  if (judgements.length === 0) return;
  await tx.sql.insertInto('judgement').values(judgements.map((line) => {
    const isInOrder = line.one.personId < line.other.personId;
    const [one, other] = isInOrder ? [line.one, line.other] : [line.other, line.one];
    return {
      act_id: actId, at: tx.now, verdict: line.verdict, judge: line.judge,
      one_person: one.personId, one_kind: one.kind, one_record: one.recordId,
      one_source: one.sourceId, other_person: other.personId, other_kind: other.kind,
      other_record: other.recordId, other_source: other.sourceId,
      organisation_id: line.organisationId, user_id: line.userId, reason: line.reason,
      probability: line.probability ?? null, weights_version: line.weightsVersion ?? null,
      waterfall: JSON.stringify(line.waterfall ?? []), undoes: line.undoes ?? null,
    };
  })).execute();
}

/** Every judgement that touches one of these numbers. A system read. */
export async function readJudgements(
  tx: Tx, numbers: readonly bigint[],
): Promise<readonly Judgement[]> {
  const { rows } = await sql<Judgement>`
    select judgement_id as "judgementId", one_person as one, other_person as other, verdict, judge,
      probability, undoes
    from (
      select * from judgement where one_person = any (${numbers}::bigint[])
      union
      select * from judgement where other_person = any (${numbers}::bigint[])
    ) touching`.execute(tx.sql);
  return rows;
}

export interface JudgementRow extends Judgement {
  readonly oneKind: 'registration' | 'statement' | null;
  readonly oneRecord: bigint | null;
  readonly otherKind: 'registration' | 'statement' | null;
  readonly otherRecord: bigint | null;
  readonly organisationId: number;
  readonly at: Date;
  readonly weightsVersion: string | null;
  readonly waterfall: readonly WaterfallStep[];
  readonly reason: string;
}

/** Judgements among these numbers, newest first, as row-level security lets them through. */
export async function listJudgements(
  tx: Tx, numbers: readonly bigint[],
): Promise<readonly JudgementRow[]> {
  const { rows } = await sql<JudgementRow>`
    select judgement_id as "judgementId", one_person as one, one_kind as "oneKind",
      one_record as "oneRecord", other_person as other, other_kind as "otherKind",
      other_record as "otherRecord", verdict, judge, organisation_id as "organisationId", at,
      probability, weights_version as "weightsVersion", waterfall, reason, undoes
    from judgement
    where one_person = any (${numbers}::bigint[]) and other_person = any (${numbers}::bigint[])
    order by judgement_id desc limit 500`.execute(tx.sql);
  return rows;
}

/** A line of an act, as far as taking it back needs it. */
export interface ActLine {
  readonly judgementId: bigint;
  readonly organisationId: number;
  readonly one: Anchor;
  readonly other: Anchor;
  readonly isUndone: boolean;
}

/** The lines of one act. A system read. */
export async function listAct(tx: Tx, actId: bigint): Promise<readonly ActLine[]> {
  const rows = await tx.sql.selectFrom('judgement as j').selectAll('j')
    .select((j) => j.exists(j.selectFrom('judgement as u').select('u.judgement_id')
      .whereRef('u.undoes', '=', 'j.judgement_id')).as('is_undone'))
    .where('j.act_id', '=', actId).where('j.undoes', 'is', null).execute();
  return rows.map((row) => ({
    judgementId: row.judgement_id, organisationId: row.organisation_id,
    isUndone: row.is_undone === true,
    one: {
      personId: row.one_person, kind: row.one_kind as Anchor['kind'], recordId: row.one_record,
      sourceId: row.one_source,
    },
    other: {
      personId: row.other_person, kind: row.other_kind as Anchor['kind'],
      recordId: row.other_record, sourceId: row.other_source,
    },
  }));
}
