import { withSystem, type Database, type Deps, type Tx } from '../../platform/index.ts';
import { liveRoll } from '../live/live-index.ts';
import { holdGraph } from '../store/judgement.ts';
import { listRecords, type RecordRow } from '../store/record.ts';
import { readRollMark } from '../store/roll-index.ts';
import { listOffRoll, listOpenJoins, noteJoined, type OpenJoin } from '../store/roll-join.ts';
import { findOnRolls } from './find-on-rolls.ts';
import { keepFindings } from './keep-findings.ts';
import { piecesOf } from './pieces.ts';

const batchSize = 200;
/** Then the worker does other things; the next turn goes on from where this one stopped. */
const sliceMs = 20_000;

/**
 * Looks, after a roll was switched, for those who were on none: whoever is found surely is joined
 * to her registration, whoever is found unsurely becomes a pair for people to decide. What was
 * judged before is left as it is. Batch by batch, each whole or not at all; doing it twice does it
 * once.
 * Task `roll-join`.
 */
export async function joinRolls({ db, log }: Deps): Promise<void> {
  const endMs = performance.now() + sliceMs;
  if (!await withSystem(db, hasNewestRoll)) return;
  for (const open of await withSystem(db, listOpenJoins)) {
    let counts = { joined: 0, unsure: 0 };
    let next: OpenJoin | undefined = open;
    while (next && performance.now() < endMs) {
      const batch: Batch = await joinBatch(db, next);
      counts = { joined: counts.joined + batch.joined, unsure: counts.unsure + batch.unsure };
      next = batch.next;
    }
    if (counts.joined > 0) log.info('identity.persons-joined', { count: counts.joined });
    if (counts.unsure > 0) log.info('identity.pairs-queued', { count: counts.unsure });
  }
}

/** While the index of a large roll is made anew the former one answers: then there is time. */
async function hasNewestRoll(tx: Tx): Promise<boolean> {
  return (await liveRoll(tx)).mark === await readRollMark(tx);
}

interface Batch {
  readonly joined: number;
  readonly unsure: number;
  /** Undefined when everybody was looked for. */
  readonly next: OpenJoin | undefined;
}

async function joinBatch(db: Database, open: OpenJoin): Promise<Batch> {
  const numbers = await withSystem(db, (tx) => listOffRoll(tx, open.afterPersonId, batchSize));
  const findings = await findOnRolls(db, await statementsOf(db, numbers));
  return withSystem(db, async (tx) => {
    await holdGraph(tx);
    const kept = await keepFindings(tx, findings);
    const isLast = numbers.length < batchSize;
    const next = { ...open, afterPersonId: numbers.at(-1) ?? open.afterPersonId };
    await noteJoined(tx, { ...next, done: isLast });
    return { ...kept, next: isLast ? undefined : next };
  });
}

/** What is said of these, without those who are on a roll under another of their numbers. */
function statementsOf(db: Database, numbers: readonly bigint[]): Promise<readonly RecordRow[]> {
  return withSystem(db, async (tx) => {
    const pieces = await piecesOf(tx, numbers);
    const records = await listRecords(tx, pieces.all);
    const onRoll = new Set(records.filter(({ kind }) => kind === 'registration')
      .map(({ personId }) => pieces.canonicalOf(personId)));
    return records.filter(({ kind, personId }) => kind === 'statement'
      && numbers.includes(personId) && !onRoll.has(pieces.canonicalOf(personId)));
  });
}
