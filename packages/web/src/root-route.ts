import { createRootRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { readSession } from './data/session.ts';
import { LostPage, StartingPage } from './ui/states.tsx';

/** What every page is below. */
export const rootRoute = createRootRoute({ notFoundComponent: LostPage });

/** Pages for whoever is signed in, with menu and header around them. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  pendingComponent: StartingPage,
  component: lazyRouteComponent(() => import('./ui/shell.tsx'), 'Shell'),
  // Links work after signing in: the page that was wanted goes along.
  beforeLoad: async ({ location }) => {
    const session = await readSession();
    if (session === null) {
      throw redirect({ to: '/sign-in', search: { to: location.href } });
    }
    return { session };
  },
});
