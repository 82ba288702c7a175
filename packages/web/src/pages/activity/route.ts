import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import Icon from '~icons/tabler/history';
import { shellRoute } from '../../root-route.ts';
import { administrators } from '../menu.ts';
import type { MenuEntry } from '../menu.ts';

export const activityRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/activity',
  component: lazyRouteComponent(() => import('./activity-page.tsx'), 'ActivityPage'),
});

export const activityMenu: MenuEntry = {
  to: '/activity',
  title: 'activity',
  icon: Icon,
  place: 'administration',
  isFor: administrators,
};
