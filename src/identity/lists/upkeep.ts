import { rm } from 'node:fs/promises';
import { withSystem, type Deps } from '../../platform/index.ts';
import { listAgedLists, moveList } from '../store/list.ts';
import { matchesPath } from './kept-matches.ts';

const keptDays = 30;
const mostAtOnce = 500;

/** Removes the files of lists after 30 days; that there was a list is kept. Task `list-age`. */
export async function ageLists({ db, log }: Deps): Promise<void> {
  const before = new Date(db.clock.now().getTime() - keptDays * 86_400_000);
  const aged = await withSystem(db, (tx) => listAgedLists(tx, before, mostAtOnce));
  for (const { listId, filePath, status } of aged) {
    await rm(matchesPath(filePath), { force: true });
    await rm(filePath, { force: true });
    await withSystem(db, (tx) => moveList(tx, listId, { from: [status], to: 'removed' }));
  }
  if (aged.length > 0) log.info('identity.lists-aged-out', { count: aged.length });
}
