import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../root-route.ts';

export const personRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/people/$slug',
  component: lazyRouteComponent(() => import('./person-page.tsx'), 'PersonPage'),
});
