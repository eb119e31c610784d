import {
  createRootRoute, createRoute, createRouter, lazyRouteComponent, Navigate,
} from '@tanstack/react-router';
import { Broken, NotFound, Root } from './root.tsx';

const root = createRootRoute({ component: Root, notFoundComponent: NotFound });

/** The router reads values as JSON where it can: what was typed as digits comes as a number. */
const text = (value: unknown) =>
  (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined);
const under = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path });

const home = createRoute({
  ...under('/'),
  component: () => <Navigate to="/pulse" replace />,
});
const pulse = createRoute({
  ...under('/pulse'),
  component: lazyRouteComponent(() => import('../pages/feed/pulse.tsx'), 'Pulse'),
});
const voters = createRoute({
  ...under('/voters'),
  validateSearch: (search): { q?: string } => {
    const q = text(search['q']);
    return q ? { q } : {};
  },
  component: lazyRouteComponent(() => import('../pages/exchange/voters.tsx'), 'Voters'),
});
const person = createRoute({
  ...under('/voters/$personId'),
  component: lazyRouteComponent(() => import('../pages/exchange/person.tsx'), 'PersonPage'),
});
const whyOne = createRoute({
  ...under('/voters/$personId/identity'),
  component: lazyRouteComponent(() => import('../pages/identity/why-one.tsx'), 'WhyOnePage'),
});
const universe = createRoute({
  ...under('/universe'),
  validateSearch: ({ u }): { u?: object } => (typeof u === 'object' && u ? { u } : {}),
  component: lazyRouteComponent(() => import('../pages/universes/universe.tsx'), 'Universe'),
});
const contribute = createRoute({
  ...under('/contribute'),
  component: lazyRouteComponent(() => import('../pages/exchange/contribute.tsx'), 'Contribute'),
});
const upload = createRoute({
  ...under('/contribute/uploads/$uploadId'),
  component: lazyRouteComponent(() => import('../pages/exchange/upload.tsx'), 'Upload'),
});
const reviews = createRoute({
  ...under('/contribute/reviews'),
  component: lazyRouteComponent(() => import('../pages/exchange/reviews.tsx'), 'Reviews'),
});
const questions = createRoute({
  ...under('/contribute/questions'),
  component: lazyRouteComponent(() => import('../pages/exchange/questions.tsx'), 'Questions'),
});
const lists = createRoute({
  ...under('/lists'),
  component: lazyRouteComponent(() => import('../pages/identity/lists.tsx'), 'Lists'),
});
const list = createRoute({
  ...under('/lists/$listId'),
  component: lazyRouteComponent(() => import('../pages/identity/list.tsx'), 'ListPage'),
});
const review = createRoute({
  ...under('/review'),
  component: lazyRouteComponent(() => import('../pages/identity/review.tsx'), 'Review'),
});
const roll = createRoute({
  ...under('/roll'),
  component: lazyRouteComponent(() => import('../pages/roll/roll.tsx'), 'Roll'),
});
const rollImport = createRoute({
  ...under('/roll/$importId'),
  component: lazyRouteComponent(() => import('../pages/roll/import.tsx'), 'RollImport'),
});
const civics = createRoute({
  ...under('/civics'),
  component: lazyRouteComponent(() => import('../pages/civics/civics.tsx'), 'Civics'),
});
const election = createRoute({
  ...under('/civics/$slug'),
  component: lazyRouteComponent(() => import('../pages/civics/election.tsx'), 'Election'),
});
const agreements = createRoute({
  ...under('/agreements'),
  component: lazyRouteComponent(() => import('../pages/agreements/agreements.tsx'), 'Agreements'),
});
const members = createRoute({
  ...under('/members'),
  component: lazyRouteComponent(() => import('../pages/accounts/members.tsx'), 'Members'),
});
const account = createRoute({
  ...under('/account'),
  component: lazyRouteComponent(() => import('../pages/accounts/account.tsx'), 'Account'),
});
const invitation = createRoute({
  ...under('/invitation'),
  component: lazyRouteComponent(() => import('../pages/accounts/invitation.tsx'), 'Invitation'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home, pulse, voters, person, whyOne, universe, contribute, upload, reviews, questions, lists,
    list, review, roll, rollImport, civics, election, agreements, members, account, invitation,
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: typeof router;
  }
}
