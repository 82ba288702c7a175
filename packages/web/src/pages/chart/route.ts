import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import Icon from '~icons/tabler/hierarchy-2';
import { shellRoute } from '../../root-route.ts';
import { everybody } from '../menu.ts';
import type { MenuEntry } from '../menu.ts';

export const chartRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/chart',
  component: lazyRouteComponent(() => import('./chart-page.tsx'), 'ChartPage'),
});

export const chartMenu: MenuEntry = {
  to: '/chart',
  title: 'chart',
  icon: Icon,
  place: 'main',
  isFor: everybody,
};
