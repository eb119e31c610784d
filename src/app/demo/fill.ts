import { organisations, type Organisation } from '../../accounts/index.ts';
import { enqueue, withSystem, type Deps } from '../../platform/index.ts';
import { loadDemoContacts } from './load-contacts.ts';
import { worldFolder } from './world-folder.ts';

/** Contacts that the first start waits for; the worker brings the rest while the pages are used. */
const mostAtStart = 60_000;

/** Every how many-th contact comes in before the pages are served; all of a small state's. */
function stepOf({ config }: Deps): number {
  return Math.max(1, Math.ceil(config.demoContacts / mostAtStart));
}

/**
 * Hands over an even share of the contacts now and leaves the rest to the worker, so that a usable
 * page does not wait for all of them. Returns how many came in now.
 */
export async function fillDemo(
  deps: Deps, found: readonly Organisation[],
): Promise<{ readonly now: number; readonly later: boolean }> {
  const step = stepOf(deps);
  const now = await loadDemoContacts(deps.db, {
    folder: worldFolder(deps), organisations: found, atOnce: 3,
    takes: (place) => place % step === 0,
  });
  const later = step > 1;
  if (later) await withSystem(deps.db, (tx) => enqueue(tx, { task: 'demo-contacts', payload: {} }));
  return { now, later };
}

/** The worker's part: one organisation after another; whoever tries the demo comes first. */
export async function fillRestOfDemo(deps: Deps): Promise<void> {
  const step = stepOf(deps);
  const count = await loadDemoContacts(deps.db, {
    folder: worldFolder(deps), organisations: await organisations(deps.db), atOnce: 1,
    takes: (place) => place % step !== 0,
  });
  deps.log.info('app.demo-filled', { count });
}
