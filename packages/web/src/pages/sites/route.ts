import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import Icon from '~icons/tabler/building';
import { shellRoute } from '../../root-route.ts';
import { administrators } from '../menu.ts';
import type { MenuEntry } from '../menu.ts';

export const sitesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/sites',
  component: lazyRouteComponent(() => import('./sites-page.tsx'), 'SitesPage'),
});

export const sitesMenu: MenuEntry = {
  to: '/sites',
  title: 'sites',
  icon: Icon,
  place: 'administration',
  isFor: administrators,
};
