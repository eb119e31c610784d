import {
  actions, purposes, refuse, type Action, type Purpose, type Viewer,
} from '../kernel/index.ts';
import { withApp, type Database, type Tx } from '../platform/index.ts';
import { boxes, type Subject } from './boxes.ts';
import type { Agreement, Party } from './clause.ts';
import { entitlementFrom, type Entitlement } from './entitlement.ts';
import { readAgreements, readParties, readVersion, readVersionIn } from './store.ts';

/** All that boxes are worked out from, as of one version. */
interface Basis {
  readonly agreements: readonly Agreement[];
  readonly parties: readonly Party[];
}

interface Cache {
  readonly bases: Map<number, Promise<Basis>>;
  readonly entitlements: Map<string, Entitlement>;
}
const caches = new WeakMap<Database, Cache>();
const mostBases = 20;
const mostEntitlements = 5_000;

function cacheOf(db: Database): Cache {
  let cache = caches.get(db);
  if (!cache) {
    cache = { bases: new Map(), entitlements: new Map() };
    caches.set(db, cache);
  }
  return cache;
}

/** The version of the agreements in force now, read afresh each time. */
export function currentVersion(db: Database): Promise<number> {
  return readVersion(db);
}

/** Agreements and parties as of a version. A version never changes, so this is kept. */
export function basisAt(db: Database, version: number): Promise<Basis> {
  const { bases } = cacheOf(db);
  const kept = bases.get(version);
  if (kept) return kept;
  const read = readBasis(db, version);
  bases.set(version, read);
  read.catch(() => bases.delete(version));
  if (bases.size > mostBases) bases.delete(Math.min(...bases.keys()));
  return read;
}

async function readBasis(db: Database, version: number): Promise<Basis> {
  const [agreements, parties] = await Promise.all([readAgreements(db, version), readParties(db)]);
  return { agreements, parties };
}

/** The right of a viewer under the version stamped on it; kept until a clause begins or ends. */
export async function entitlementOf(db: Database, viewer: Viewer): Promise<Entitlement> {
  const { entitlements } = cacheOf(db);
  const { organisationId, purpose, action, agreementVersion } = viewer;
  const key = `${agreementVersion}/${organisationId}/${purpose}/${action}`;
  const at = db.clock.now();
  const kept = entitlements.get(key);
  if (kept && (kept.holdsUntil === null || at < kept.holdsUntil)) {
    return kept.viewer.userId === viewer.userId ? kept : { ...kept, viewer };
  }
  const made = await entitlementAt(db, viewer, at);
  if (entitlements.size >= mostEntitlements) entitlements.clear();
  entitlements.set(key, made);
  return made;
}

/** The right of a viewer as it was at an instant, under the version stamped on it. */
export async function entitlementAt(
  db: Database, viewer: Viewer, at: Date,
): Promise<Entitlement> {
  const { agreements, parties } = await basisAt(db, viewer.agreementVersion);
  const subject: Subject = {
    organisationId: viewer.organisationId, purpose: viewer.purpose, action: viewer.action, at,
  };
  return entitlementFrom(boxes(agreements, parties, subject), viewer);
}

/** The purposes for which the organisation's own agreements let it do anything at all. */
export async function grantedPurposes(
  db: Database, organisationId: number, version: number,
): Promise<readonly Purpose[]> {
  const { agreements, parties } = await basisAt(db, version);
  const at = db.clock.now();
  const grants = (purpose: Purpose, action: Action): boolean =>
    boxes(agreements, parties, { organisationId, purpose, action, at })
      .allows.some((box) => box.agreementId !== null);
  return purposes.filter((purpose) => actions.some((action) => grants(purpose, action)));
}

/**
 * One reading transaction under the viewer's right, row-level security behind it. Refuses
 * agreements/changed when the agreements changed since the request began: nothing is delivered
 * under a right that is no more; the caller asks again.
 */
export async function withViewer<Result>(
  db: Database, viewer: Viewer, act: (tx: Tx, entitlement: Entitlement) => Promise<Result>,
): Promise<Result> {
  const entitlement = await entitlementOf(db, viewer);
  const context = { organisationId: viewer.organisationId, sources: entitlement.sources };
  return withApp(db, context, async (tx) => {
    const result = await act(tx, entitlement);
    if (await readVersionIn(tx) !== viewer.agreementVersion) {
      refuse({ kind: 'conflict', code: 'agreements/changed',
        detail: 'An agreement changed just now. Ask again.' });
    }
    return result;
  });
}
