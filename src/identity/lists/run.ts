import { rm } from 'node:fs/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { z } from 'zod';
import { organisations } from '../../accounts/index.ts';
import { record } from '../../audit/index.ts';
import { civicsOf } from '../../civics/index.ts';
import { assert, dayOf, Refusal, type Day, type Purpose } from '../../kernel/index.ts';
import {
  enqueue, seal, unseal, withSystem, type Database, type Deps, type Tx,
} from '../../platform/index.ts';
import { insertExternalIds } from '../store/external-id.ts';
import { findList, moveList, noteMatched, type MatchList } from '../store/list.ts';
import { noCounts, type ListCounts } from './contract.ts';
import { holdsMatches, keepMatches, matchesPath } from './kept-matches.ts';
import { batchRows } from './list-rows.ts';
import { addCounts, matchRows, type Asker, type MatchedRow } from './match-rows.ts';
import { queueUnsure } from './unsure-rows.ts';

export const listTask = 'match-list';
const payloadSchema = z.object({ listId: z.string() });
const batchSize = 1_000;
/** Then the list goes to the end of the queue: a long one does not keep short ones waiting. */
const sliceMs = 30_000;

/** Puts the matching of a list into the queue; one list is matched at a time. */
export function enqueueList(tx: Tx, listId: string): Promise<void> {
  return enqueue(tx, { task: listTask, payload: { listId }, queueName: listTask });
}

/**
 * Matches a list for a while, batch by batch, from where it stopped: the worker may be killed at
 * any moment. Matching writes nothing but the file of matches, of which what was noted stands; a
 * batch that was not noted is matched again. Task `match-list`.
 */
export async function runList(deps: Deps, payload: unknown): Promise<void> {
  const { db } = deps;
  const listId = unseal(db, 'list', payloadSchema.parse(payload).listId);
  const found = await withSystem(db, (tx) => findList(tx, listId));
  if (!found || !['waiting', 'running'].includes(found.status)) return;
  await withSystem(db, (tx) =>
    moveList(tx, listId, { from: ['waiting', 'running'], to: 'running' }));
  const list = await fromWhatStands(found);
  try {
    const done = await matchSlice(db, list);
    if (done === undefined) {
      await withSystem(db, (tx) => enqueueList(tx, seal(db, 'list', listId)));
    } else {
      await end(db, list, { to: 'done', counts: done });
    }
  } catch (error) {
    const isClosed = error instanceof Refusal && error.kind === 'forbidden';
    if (!isClosed) throw error;
    // What was matched under a right that ended is not handed out.
    await rm(matchesPath(list.filePath), { force: true });
    await end(db, list, { to: 'refused', counts: list.counts });
  }
}

async function fromWhatStands(list: MatchList): Promise<MatchList> {
  const stands = await holdsMatches(matchesPath(list.filePath), list.resultBytes);
  return stands ? list : { ...list, rowsDone: 0, resultBytes: 0, counts: noCounts };
}

/** Undefined where rows are left when the time is over. */
async function matchSlice(db: Database, list: MatchList): Promise<ListCounts | undefined> {
  const until = performance.now() + sliceMs;
  const asker: Asker = {
    organisationId: list.organisationId, userId: list.userId, purpose: list.purpose as Purpose,
  };
  const reading = await readingOf(db, list);
  let { counts, rowsDone: rows, resultBytes: bytes } = list;
  for await (const batch of batchRows(list, reading, { from: rows, size: batchSize })) {
    const matched = await matchRows(db, asker, { rows: batch });
    bytes = await keepMatches(matchesPath(list.filePath), bytes, matched);
    counts = addCounts(counts, matched);
    rows += batch.length;
    const done = { rows, bytes, counts };
    await withSystem(db, async (tx) => {
      await queueUnsure(tx, { ...list, listId: seal(db, 'list', list.listId) }, matched);
      if (list.keepIds) await keepIds(tx, list, matched);
      await noteMatched(tx, list.listId, done);
    });
    await breathe();
    if (performance.now() > until && rows < list.rowsTotal) return undefined;
  }
  return counts;
}

/** The longest id that is kept (contract: externalId). */
const longestId = 500;

/** From now on the organisation finds the people by the ids of its list. */
async function keepIds(
  tx: Tx, { organisationId, userId }: MatchList, matched: readonly MatchedRow[],
): Promise<void> {
  const ids = matched.flatMap(({ outcome, personId, row: { recordId } }) =>
    (outcome === 'matched' && personId !== undefined && recordId.length <= longestId
      ? [{ externalId: recordId, personId }] : []));
  await insertExternalIds(tx, { organisationId, userId, ids });
}

async function end(
  db: Database, list: MatchList,
  { to, counts }: { readonly to: 'done' | 'refused'; readonly counts: ListCounts },
): Promise<void> {
  await withSystem(db, async (tx) => {
    if (!await moveList(tx, list.listId, { from: ['running'], to })) return;
    const { organisationId, userId, purpose } = list;
    await record(tx, {
      kind: to === 'done' ? 'list.matched' : 'list.refused', organisationId, userId, purpose,
      detail: { list: seal(db, 'list', list.listId), ...counts },
    });
  });
}

/** What reading the rows needs to know of the organisation and the day. */
export async function readingOf(
  db: Database, { organisationId }: Pick<MatchList, 'organisationId'>,
): Promise<{ readonly state: string; readonly on: Day }> {
  const organisation = (await organisations(db))
    .find((one) => one.organisationId === organisationId);
  assert(organisation, 'a list belongs to an organisation');
  const { state } = organisation;
  const timeZone = (await civicsOf(db)).stateByCode(state)?.timeZone ?? 'UTC';
  return { state, on: dayOf(db.clock.now(), timeZone) };
}
