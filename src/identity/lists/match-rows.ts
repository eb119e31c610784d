import { currentVersion, grantedPurposes, withViewer } from '../../agreements/index.ts';
import { Refusal, refuse, type OrganisationId, type Purpose } from '../../kernel/index.ts';
import type { Database, Tx } from '../../platform/index.ts';
import type { MatchOutcome } from '../contract.ts';
import type { WaterfallStep } from '../graph/contract.ts';
import { matchList, type Match } from '../match.ts';
import type { ListCounts } from './contract.ts';
import type { ListRow } from './list-rows.ts';

/** On whose behalf rows are compared, and for what. */
export interface Asker {
  readonly organisationId: number;
  readonly userId: string;
  readonly purpose: Purpose;
}

/** Who one row means. */
export interface MatchedRow {
  readonly row: ListRow;
  readonly outcome: MatchOutcome;
  /** Whom it means, or who it most likely may be. */
  readonly personId: bigint | undefined;
  readonly probability: number | undefined;
  /** What speaks for and against her, field by field. */
  readonly waterfall: readonly WaterfallStep[];
  readonly reason: string;
}

const mostTries = 5;

/**
 * Who each row means, in one short transaction under the right that the asker has at this moment.
 * `also` acts in the same transaction. Refuses agreements/purpose-not-granted where the agreements
 * no longer open the purpose; writes nothing itself.
 */
export async function matchRows(
  db: Database, asker: Asker,
  given: {
    readonly rows: readonly ListRow[];
    also?(tx: Tx, matched: readonly MatchedRow[]): Promise<void>;
  },
): Promise<readonly MatchedRow[]> {
  for (let tries = 1; ; tries++) {
    try {
      return await matchOnce(db, asker, given);
    } catch (error) {
      const isOvertaken = error instanceof Refusal && error.code === 'agreements/changed';
      if (!isOvertaken || tries === mostTries) throw error;
    }
  }
}

async function matchOnce(
  db: Database, asker: Asker, given: Parameters<typeof matchRows>[2],
): Promise<readonly MatchedRow[]> {
  const agreementVersion = await currentVersion(db);
  await refuseClosedPurpose(db, asker, agreementVersion);
  const viewer = {
    ...asker, organisationId: asker.organisationId as OrganisationId, agreementVersion,
    action: 'list' as const,
  };
  return withViewer(db, viewer, async (tx, entitlement) => {
    const sound = given.rows.filter((row) => row.claim !== undefined);
    const claims = sound.map((row) => row.claim!);
    const found = claims.length === 0 ? [] : await matchList(tx, { entitlement }, claims);
    const matches = new Map(sound.map((row, place) => [row, found[place]!]));
    const matched = given.rows.map((row) => tell(row, matches.get(row)));
    await given.also?.(tx, matched);
    return matched;
  });
}

/** What the job started under may have ended since. */
async function refuseClosedPurpose(
  db: Database, { organisationId, purpose }: Asker, version: number,
): Promise<void> {
  if ((await grantedPurposes(db, organisationId, version)).includes(purpose)) return;
  refuse({
    kind: 'forbidden', code: 'agreements/purpose-not-granted',
    detail: 'No agreement of yours contains this purpose any more.',
  });
}

function tell(row: ListRow, match: Match | undefined): MatchedRow {
  if (!match) {
    return {
      row, outcome: 'new', personId: undefined, probability: undefined, waterfall: [],
      reason: row.fault ?? 'The row names nobody.',
    };
  }
  const { outcome, reason, candidates, probability, waterfall } = match;
  const personId = match.personId
    ?? (outcome === 'review' ? candidates[0]?.personId : undefined);
  const told = row.fault === undefined ? reason : `${reason} ${row.fault}`;
  // More digits than these would tell of certainty that no scorer has.
  const rounded = Math.round(probability * 1e4) / 1e4;
  return { row, outcome, personId, probability: rounded, waterfall, reason: told };
}

/** The counts with these rows added. */
export function addCounts(counts: ListCounts, rows: readonly MatchedRow[]): ListCounts {
  const added = { ...counts };
  for (const { outcome, row } of rows) {
    added[outcome]++;
    if (row.claim === undefined) added.unreadable++;
  }
  return added;
}
