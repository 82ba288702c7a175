import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import Icon from '~icons/tabler/users';
import { shellRoute } from '../../root-route.ts';
import { everybody } from '../menu.ts';
import type { MenuEntry } from '../menu.ts';

export const peopleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/people',
  component: lazyRouteComponent(() => import('./people-page.tsx'), 'PeoplePage'),
});

export const peopleMenu: MenuEntry = {
  to: '/people',
  title: 'people',
  icon: Icon,
  place: 'main',
  isFor: everybody,
};
