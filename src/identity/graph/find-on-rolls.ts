import { organisations } from '../../accounts/index.ts';
import {
  currentVersion, grantedPurposes, withViewer, type Entitlement,
} from '../../agreements/index.ts';
import { civicsOf } from '../../civics/index.ts';
import { dayOf, type OrganisationId, type Viewer } from '../../kernel/index.ts';
import type { Database } from '../../platform/index.ts';
import { readClaim, type Claim } from '../claim.ts';
import type { ClaimGiven } from '../contract.ts';
import { attachFrom } from '../weights/cuts.ts';
import { liveRoll } from '../live/live-index.ts';
import { matchOne, type Match } from '../match.ts';
import type { RecordRow } from '../store/record.ts';
import type { WaterfallStep } from './contract.ts';

/** A statement that means, or may mean, someone on a roll. */
export interface Finding {
  readonly statement: RecordRow;
  /** The number of a registration. */
  readonly personId: bigint;
  readonly isSure: boolean;
  readonly probability: number;
  readonly weightsVersion: string;
  readonly waterfall: readonly WaterfallStep[];
  readonly reason: string;
}

/** Who looks, for the journal and for the entitlement. */
const userId = 'commonroll:roll-join';

/**
 * Whom on the rolls these statements mean, each looked for under the right of whoever made it:
 * nobody is joined to a registration that her source may not read.
 */
export async function findOnRolls(
  db: Database, statements: readonly RecordRow[],
): Promise<readonly Finding[]> {
  const bySource = Map.groupBy(statements, ({ sourceId }) => sourceId);
  const findings: Finding[] = [];
  for (const [sourceId, said] of bySource) {
    findings.push(...await findOfSource(db, sourceId as OrganisationId, said));
  }
  return findings;
}

async function findOfSource(
  db: Database, organisationId: OrganisationId, statements: readonly RecordRow[],
): Promise<readonly Finding[]> {
  const agreementVersion = await currentVersion(db);
  const [purpose = 'compliance'] = await grantedPurposes(db, organisationId, agreementVersion);
  const viewer: Viewer = { organisationId, userId, purpose, action: 'view', agreementVersion };
  const timeZone = await timeZoneOf(db, organisationId);
  const told = statements.flatMap((statement) => {
    const claim = claimOf(statement, timeZone);
    return claim ? [{ statement, claim }] : [];
  });
  return withViewer(db, viewer, async (tx, entitlement) => {
    const { weights: { version } } = await liveRoll(tx);
    const onRoll = registrationsOnly(entitlement);
    const findings: Finding[] = [];
    for (const { statement, claim } of told) {
      // One by one: in a list the next statement about her would be weighed against this one.
      const match = await matchOne(tx, { entitlement: onRoll, sureFrom: attachFrom }, claim);
      const finding = findingOf(statement, match, version);
      if (finding) findings.push(finding);
    }
    return findings;
  });
}

/** What statements say would compete with the one that is looked for: it is there itself. */
function registrationsOnly(entitlement: Entitlement): Entitlement {
  const allows = entitlement.allows.map((box) =>
    ({ ...box, categories: box.categories.filter((category) => category === 'registration') }));
  return { ...entitlement, allows, classKey: `${entitlement.classKey}/registrations` };
}

function findingOf(
  statement: RecordRow, match: Match, weightsVersion: string,
): Finding | undefined {
  const { outcome, reason, probability, waterfall, candidates } = match;
  const personId = match.personId
    ?? (outcome === 'review' ? candidates[0]?.personId : undefined);
  if (personId === undefined) return undefined;
  const isSure = outcome === 'matched';
  return { statement, personId, isSure, probability, weightsVersion, waterfall, reason };
}

async function timeZoneOf(db: Database, organisationId: number): Promise<string> {
  const all = await organisations(db);
  const state = all.find((one) => one.organisationId === organisationId)?.state;
  return (state !== undefined && (await civicsOf(db)).stateByCode(state)?.timeZone) || 'UTC';
}

/** A statement said again, as a claim; undefined where it can no longer be read as one. */
function claimOf(row: RecordRow, timeZone: string): Claim | undefined {
  const given: ClaimGiven = {
    name: {
      last: row.lastName ?? '', first: row.firstName ?? '',
      middle: row.middleName ?? '', suffix: row.suffix ?? '',
    },
    ...(row.birthDate !== null && { birthDate: row.birthDate }),
    ...(row.birthYear !== null && { birthYear: row.birthYear }),
    ...(row.age !== null && { age: row.age }),
    ...(row.address !== null
      && { address: { line: row.address, city: row.city ?? '', zip: row.zip ?? '' } }),
    ...(row.phone !== null && { phone: row.phone }),
    ...(row.email !== null && { email: row.email }),
  };
  return readClaim(given, dayOf(row.at, timeZone)).claim;
}
