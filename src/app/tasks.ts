import type { Deps, TaskList } from '../platform/index.ts';

/** Every room's background tasks, by name; the worker runs them. */
export function joinTasks(_deps: Deps): TaskList {
  return {};
}
