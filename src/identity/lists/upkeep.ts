import { rm } from 'node:fs/promises';
import { seal, withSystem, type Deps } from '../../platform/index.ts';
import { dropClaimPairs } from '../review/claims.ts';
import { listAgedLists, moveList } from '../store/list.ts';
import { matchesPath } from './kept-matches.ts';
import { referencesOf } from './unsure-rows.ts';

const keptDays = 30;
const mostAtOnce = 500;

/** Removes lists after 30 days, files and rows in review; that there was one is kept. */
export async function ageLists({ db, log }: Deps): Promise<void> {
  const before = new Date(db.clock.now().getTime() - keptDays * 86_400_000);
  const aged = await withSystem(db, (tx) => listAgedLists(tx, before, mostAtOnce));
  for (const { listId, organisationId, filePath, status } of aged) {
    await rm(matchesPath(filePath), { force: true });
    await rm(filePath, { force: true });
    await withSystem(db, async (tx) => {
      await dropClaimPairs(tx, organisationId, referencesOf(seal(tx, 'list', listId)));
      await moveList(tx, listId, { from: [status], to: 'removed' });
    });
  }
  if (aged.length > 0) log.info('identity.lists-aged-out', { count: aged.length });
}
