import { createRouter } from '@tanstack/react-router';
import { parseSearch, stringifySearch } from './address.ts';
import { openPages, shellPages } from './pages/index.ts';
import { rootRoute, shellRoute } from './root-route.ts';
import { FailedPage, NotFoundPage, PendingPage } from './ui/states.tsx';

/** Which page an address leads to. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([shellRoute.addChildren([...shellPages]), ...openPages]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: FailedPage,
  defaultNotFoundComponent: NotFoundPage,
  defaultPendingComponent: PendingPage,
  defaultPendingMs: 300,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
