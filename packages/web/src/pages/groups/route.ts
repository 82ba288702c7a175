import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import Icon from '~icons/tabler/users-group';
import { shellRoute } from '../../root-route.ts';
import { everybody } from '../menu.ts';
import type { MenuEntry } from '../menu.ts';

export const groupsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/groups',
  validateSearch: (search: Record<string, unknown>): { group?: string } =>
    typeof search['group'] === 'string' ? { group: search['group'] } : {},
  component: lazyRouteComponent(() => import('./groups-page.tsx'), 'GroupsPage'),
});

export const groupsMenu: MenuEntry = {
  to: '/groups',
  title: 'groups',
  icon: Icon,
  place: 'main',
  isFor: everybody,
};
