import { ageKeys, carryOutPairs, retryReviews, runUpload } from '../exchange/index.ts';
import { ageLists, joinRolls, learnWeights, runList } from '../identity/index.ts';
import type { Deps, TaskList } from '../platform/index.ts';
import { importTask, runImport } from '../roll/index.ts';
import { fillRestOfDemo } from './demo/fill.ts';

/** Every room's background tasks, by name; the worker runs them. */
export function joinTasks(deps: Deps): TaskList {
  return {
    [importTask]: (payload) => runImport(deps, payload),
    'demo-contacts': () => fillRestOfDemo(deps),
    'contact-upload': (payload) => runUpload(deps, payload),
    'contact-key-age': () => ageKeys(deps),
    'contact-retry': () => retryReviews(deps),
    'contact-decided': () => carryOutPairs(deps),
    'match-list': (payload) => runList(deps, payload),
    'list-age': () => ageLists(deps),
    'weights-learn': () => learnWeights(deps),
    'roll-join': () => joinRolls(deps),
  };
}

/** What comes round by itself, in crontab's words (UTC). */
export const schedule: Readonly<Record<string, string>> = {
  'contact-retry': '* * * * *',
  'contact-decided': '* * * * *',
  'contact-key-age': '17 4 * * *',
  'list-age': '37 4 * * *',
  'weights-learn': '7 5 * * *',
  'roll-join': '* * * * *',
};
