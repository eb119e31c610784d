import type { App, Deps } from '../platform/index.ts';
import { addAuthentication } from './authenticate.ts';
import { keyRoutes } from './key/routes.ts';
import { createSignInLimit } from './sign-in/limit.ts';
import { organisationRoutes } from './organisation-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { signInRoutes } from './sign-in/routes.ts';
import { createSignIn } from './sign-in/acts.ts';

/**
 * Puts the door in front of /v1 and adds the routes of this room. Comes before every other room's
 * routes. A route for strangers says so itself: `config: { open: true }`.
 */
export function registerAccounts(app: App, deps: Deps): void {
  const signIn = createSignIn(deps.db, deps.config);
  const all = { ...deps, signIn, limit: createSignInLimit() };
  addAuthentication(app, deps, signIn);
  signInRoutes(app, all);
  organisationRoutes(app, all);
  peopleRoutes(app, all);
  keyRoutes(app, deps);
}
