import { runUpload } from '../exchange/index.ts';
import type { Deps, TaskList } from '../platform/index.ts';

/** Every room's background tasks, by name; the worker runs them. */
export function joinTasks(deps: Deps): TaskList {
  return {
    'contact-upload': (payload) => runUpload(deps, payload),
  };
}
