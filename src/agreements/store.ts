import { sql } from 'kysely';
import { categories } from '../civics/index.ts';
import { actions, maskOf, purposes, wordsOf, type Day } from '../kernel/index.ts';
import type { Database, Tx } from '../platform/index.ts';
import type { Agreement, AgreementKind, Clause, Grantee, Party, Side } from './clause.ts';

const newestVersion = sql<{ version: number }>`/* kept */
  select max(version) as version from agreement_version`;

/** The version in force: each change to an agreement makes the next one. */
export async function readVersion(db: Database): Promise<number> {
  const { rows } = await newestVersion.execute(db.app);
  return rows[0]!.version;
}

/** The same inside a transaction, so that what follows is read under it. */
export async function readVersionIn(tx: Tx): Promise<number> {
  const { rows } = await newestVersion.execute(tx.sql);
  return rows[0]!.version;
}

export async function readParties(db: Database): Promise<readonly Party[]> {
  const rows = await db.app.selectFrom('organisation')
    .select(['organisation_id', 'side']).execute();
  return rows.map((row) => ({
    organisationId: row.organisation_id, side: row.side as Side | null,
  }));
}

/** Every agreement as it stood at a version: the clauses and signatures in force then. */
export async function readAgreements(
  db: Database, version: number,
): Promise<readonly Agreement[]> {
  const [agreementRows, partyRows, clauseRows] = await Promise.all([
    db.app.selectFrom('agreement')
      .select(['agreement_id', 'kind', 'title', 'side']).orderBy('agreement_id').execute(),
    db.app.selectFrom('agreement_party')
      .select(['agreement_id', 'organisation_id', 'signed_at'])
      .where('from_version', '<=', version)
      .where((where) => where.or([
        where('until_version', 'is', null), where('until_version', '>', version),
      ]))
      .orderBy('organisation_id').execute(),
    db.app.selectFrom('clause').selectAll()
      .where('from_version', '<=', version)
      .where((where) => where.or([
        where('until_version', 'is', null), where('until_version', '>', version),
      ]))
      .orderBy('clause_id').execute(),
  ]);
  return agreementRows.map((row) => {
    const signed = partyRows.filter((party) => party.agreement_id === row.agreement_id);
    const last = signed.map((party) => party.signed_at.toISOString().slice(0, 10)).sort().at(-1);
    return {
      agreementId: row.agreement_id,
      kind: row.kind as AgreementKind,
      title: row.title,
      side: row.side as Side | null,
      parties: signed.map((party) => party.organisation_id),
      clauses: clauseRows
        .filter((clause) => clause.agreement_id === row.agreement_id).map(toClause),
      signedOn: (last ?? null) as Day | null,
    };
  });
}

interface ClauseRow {
  readonly clause_id: number;
  readonly agreement_id: number;
  readonly effect: string;
  readonly grantor_id: number | null;
  readonly grantee_kind: string;
  readonly grantee_id: number | null;
  readonly grantee_side: string | null;
  readonly categories: number;
  readonly divisions: number[];
  readonly contests: number[];
  readonly purposes: number;
  readonly actions: number;
  readonly may_sublicense: boolean;
  readonly blind: boolean;
  readonly min_age_days: number;
  readonly valid_from: Date | null;
  readonly valid_until: Date | null;
}

function toClause(row: ClauseRow): Clause {
  return {
    clauseId: row.clause_id,
    agreementId: row.agreement_id,
    effect: row.effect as 'allow' | 'deny',
    grantorId: row.grantor_id,
    grantee: toGrantee(row),
    categories: wordsOf(categories, row.categories),
    divisions: row.divisions,
    contests: row.contests,
    purposes: wordsOf(purposes, row.purposes),
    actions: wordsOf(actions, row.actions),
    maySublicense: row.may_sublicense,
    blind: row.blind,
    minAgeDays: row.min_age_days,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
  };
}

function toGrantee(row: ClauseRow): Grantee {
  if (row.grantee_id !== null) return { kind: 'organisation', organisationId: row.grantee_id };
  if (row.grantee_side !== null) return { kind: 'side', side: row.grantee_side as Side };
  return { kind: 'participants' };
}

/** Makes the next version; the row waits for other changes, so that versions follow one another. */
export async function nextVersion(tx: Tx, reason: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(7130043)`.execute(tx.sql);
  const row = await tx.sql.insertInto('agreement_version')
    .values({ at: tx.now, reason }).returning('version').executeTakeFirstOrThrow();
  return row.version;
}

export type NewClause = Omit<Clause, 'clauseId' | 'agreementId'>;

export interface NewAgreement {
  readonly kind: AgreementKind;
  readonly title: string;
  readonly text: string;
  readonly side: Side | null;
  readonly state: string;
  readonly clauses: readonly NewClause[];
}

export async function insertAgreement(
  tx: Tx, draft: NewAgreement, version: number,
): Promise<number> {
  const { agreement_id: agreementId } = await tx.sql.insertInto('agreement').values({
    kind: draft.kind, title: draft.title, text: draft.text, side: draft.side,
    state: draft.state, created_at: tx.now,
  }).returning('agreement_id').executeTakeFirstOrThrow();
  if (draft.clauses.length > 0) {
    await tx.sql.insertInto('clause')
      .values(draft.clauses.map((clause) => clauseRow(clause, agreementId, version))).execute();
  }
  return agreementId;
}

function clauseRow(clause: NewClause, agreementId: number, version: number) {
  const { grantee } = clause;
  return {
    agreement_id: agreementId,
    effect: clause.effect,
    grantor_id: clause.grantorId,
    grantee_kind: grantee.kind,
    grantee_id: grantee.kind === 'organisation' ? grantee.organisationId : null,
    grantee_side: grantee.kind === 'side' ? grantee.side : null,
    categories: maskOf(categories, clause.categories),
    divisions: [...clause.divisions],
    contests: [...clause.contests],
    purposes: maskOf(purposes, clause.purposes),
    actions: maskOf(actions, clause.actions),
    may_sublicense: clause.maySublicense,
    blind: clause.blind,
    min_age_days: clause.minAgeDays,
    valid_from: clause.validFrom,
    valid_until: clause.validUntil,
    from_version: version,
  };
}

export async function insertSignature(tx: Tx, signature: {
  readonly agreementId: number;
  readonly organisationId: number;
  readonly signedBy: string;
  readonly version: number;
}): Promise<void> {
  await tx.sql.insertInto('agreement_party').values({
    agreement_id: signature.agreementId, organisation_id: signature.organisationId,
    signed_by: signature.signedBy, signed_at: tx.now, from_version: signature.version,
  }).execute();
}

/** Ends a signature at a version; false when there was none in force. */
export async function endSignature(tx: Tx, ended: {
  readonly agreementId: number;
  readonly organisationId: number;
  readonly version: number;
}): Promise<boolean> {
  const row = await tx.sql.updateTable('agreement_party')
    .set({ until_version: ended.version })
    .where('agreement_id', '=', ended.agreementId)
    .where('organisation_id', '=', ended.organisationId)
    .where('until_version', 'is', null)
    .returning('agreement_id').executeTakeFirst();
  return row !== undefined;
}

/** Ends every clause and signature of an agreement; false when nothing was in force. */
export async function endAgreementRows(
  tx: Tx, agreementId: number, version: number,
): Promise<boolean> {
  const clauses = await tx.sql.updateTable('clause').set({ until_version: version })
    .where('agreement_id', '=', agreementId).where('until_version', 'is', null)
    .returning('clause_id').execute();
  const parties = await tx.sql.updateTable('agreement_party').set({ until_version: version })
    .where('agreement_id', '=', agreementId).where('until_version', 'is', null)
    .returning('agreement_id').execute();
  return clauses.length + parties.length > 0;
}

